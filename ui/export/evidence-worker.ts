import { ReadError } from '../../analyzer/errors.ts';
import { attachmentOf } from '../../analyzer/evidence/attachment.ts';
import { createEvidence } from '../../analyzer/evidence/create.ts';
import { browserPlatform } from '../browser-platform.ts';
import { rules } from '../rules.ts';
import type { EvidenceReply, EvidenceRequest } from './pack-evidence.ts';

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

async function pack(request: EvidenceRequest) {
  const { result, files, operator } = request;
  const originals = [];
  for (const { file, url, acquired } of files) {
    originals.push({
      bytes: await bytesOf(file),
      source: url === '' ? request.source : url,
      // When a file was changed last is not when it was obtained.
      obtainedAt: acquired?.at ?? request.obtainedAt,
      ...(acquired === undefined ? {} : { obtainedBy: acquired.way }),
    });
  }
  const attachments = [];
  for (const { role, name, content, source, acquired, shows } of request.attachments) {
    const bytes = await bytesOf(content);
    const obtained = { obtainedAt: acquired?.at ?? null, obtainedBy: acquired?.way ?? null };
    attachments.push(attachmentOf({ role, name, bytes, source, shows, ...obtained }));
  }
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const createdAt = new Date();
  const examination = {
    createdAt,
    timeZone: `${timeZone} (${offset(createdAt)})`,
    environment: navigator.userAgent,
    operator,
  };
  return createEvidence(result, rules(), originals, examination, browserPlatform, attachments);
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

/** `+08:00`: of local time from UTC. */
function offset(at: Date): string {
  const minutes = -at.getTimezoneOffset();
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}
