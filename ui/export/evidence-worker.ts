import { ReadError } from '../../analyzer/errors.ts';
import { createEvidence } from '../../analyzer/evidence/create.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import type { Text } from '../../analyzer/text.ts';
import type { AuditFile } from '../analysis/protocol.ts';
import { browserPlatform } from '../browser-platform.ts';
import { rules } from '../rules.ts';

export interface EvidenceRequest {
  readonly result: AuditResult;
  /** In the order of the result's inputs. */
  readonly files: readonly AuditFile[];
  readonly operator: string | null;
  /** What the originals' source is said to be; `null` when nobody said. */
  readonly source: string | null;
}

export type EvidenceReply =
  | { readonly kind: 'done'; readonly zip: Uint8Array<ArrayBuffer>; readonly rootHash: string }
  | { readonly kind: 'failed'; readonly text: Text };

self.addEventListener('message', async ({ data }: MessageEvent<EvidenceRequest>) => {
  try {
    const { zip, rootHash } = await pack(data);
    const bytes = new Uint8Array(zip);
    const reply: EvidenceReply = { kind: 'done', zip: bytes, rootHash };
    self.postMessage(reply, { transfer: [bytes.buffer] });
  } catch (error) {
    const message = String(error);
    const text = error instanceof ReadError ? error.text : { zh: message, en: message };
    self.postMessage({ kind: 'failed', text } satisfies EvidenceReply);
  }
});

async function pack({ result, files, operator, source }: EvidenceRequest) {
  const originals = [];
  for (const { file, url } of files) {
    originals.push({
      bytes: new Uint8Array(await file.arrayBuffer()),
      source: url === '' ? source : url,
      // When a file was changed last is not when it was obtained.
      obtainedAt: null,
    });
  }
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const createdAt = new Date();
  const examination = {
    createdAt,
    timeZone: `${timeZone} (${offset(createdAt)})`,
    environment: navigator.userAgent,
    operator,
  };
  return createEvidence(result, rules(), originals, examination, browserPlatform);
}

/** `+08:00`: of local time from UTC. */
function offset(at: Date): string {
  const minutes = -at.getTimezoneOffset();
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}
