import type { AttachmentRole } from '../../analyzer/evidence/attachment.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import type { Text } from '../../analyzer/text.ts';
import type { Acquisition, AuditFile } from '../analysis/protocol.ts';
import { exportName } from './formats.ts';
import { saveFile } from './save-file.ts';

/** A file that belongs to the case beside what was audited: the screenshot of a tab, its page as saved, a picture of a device. */
export interface EvidenceAttachment {
  readonly role: AttachmentRole;
  readonly name: string;
  /** Its bytes, as they are to be packed. */
  readonly content: Blob;
  /** Where it is from, e.g. the address of the tab; `null` when nobody said. */
  readonly source: string | null;
  /** `null`: the operator supplied it and did not say when it was obtained. */
  readonly acquired: Acquisition | null;
  /** What it shows, in the operator's words; `null` when nobody said. */
  readonly shows: string | null;
}

export interface EvidenceRequest {
  readonly result: AuditResult;
  /** In the order of the result's inputs. */
  readonly files: readonly AuditFile[];
  readonly attachments: readonly EvidenceAttachment[];
  readonly operator: string | null;
  /** What the originals' source is said to be; `null` when nobody said. A file with an address of its own has that. */
  readonly source: string | null;
  /** When the originals were obtained, ISO 8601; `null` when nobody said. A file that the extension took says so itself. */
  readonly obtainedAt: string | null;
}

export type EvidenceReply =
  | { readonly kind: 'done'; readonly zip: Uint8Array<ArrayBuffer>; readonly rootHash: string }
  | { readonly kind: 'failed'; readonly text: Text };

interface Packing {
  readonly outcome: Promise<EvidenceReply | { readonly kind: 'cancelled' }>;
  cancel(): void;
}

/** Packs in a worker of its own: hashing and packing hundreds of megabytes must not hold the page. */
export function packEvidence(request: EvidenceRequest): Packing {
  const worker = new Worker(new URL('./evidence-worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve } = Promise.withResolvers<EvidenceReply | { readonly kind: 'cancelled' }>();
  const end = (outcome: EvidenceReply | { readonly kind: 'cancelled' }) => {
    worker.terminate();
    resolve(outcome);
  };
  const fault = (message: string) => end({ kind: 'failed', text: { zh: message, en: message } });
  worker.addEventListener('message', ({ data }: MessageEvent<EvidenceReply>) => end(data));
  worker.addEventListener('error', ({ message }) => fault(message));
  worker.addEventListener('messageerror', () => fault('messageerror'));
  worker.postMessage(request);
  return { outcome: promise, cancel: () => end({ kind: 'cancelled' }) };
}

/** Hands a packed evidence package to the user as a download. */
export function saveEvidence(result: AuditResult, zip: Uint8Array<ArrayBuffer>): void {
  saveFile(exportName(result, '.evidence.zip'), 'application/zip', zip);
}
