import type { Progress } from '../../analyzer/progress.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import type { Text } from '../../analyzer/text.ts';
import type { AnalysisReply, AnalysisRequest, Kept } from './protocol.ts';

export type Outcome =
  | { readonly kind: 'done'; readonly result: AuditResult; readonly kept: Kept }
  | { readonly kind: 'unreadable'; readonly text: Text }
  | { readonly kind: 'fault'; readonly message: string }
  | { readonly kind: 'cancelled' };

export interface Analysis {
  readonly outcome: Promise<Outcome>;
  /** Ends the worker where it stands, whatever it is doing. */
  cancel(): void;
}

/** Analyses files in a worker of their own, so that the page stays free and a cancel is at once. */
export function startAnalysis(request: AnalysisRequest, onProgress: (progress: Progress) => void): Analysis {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const end = (outcome: Outcome) => {
    worker.terminate();
    resolve(outcome);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<AnalysisReply>) => {
    if (data.kind === 'progress') onProgress(data.progress);
    else end(data);
  });
  // The worker itself could not start or ran out of memory, of which a browser does not always say more.
  worker.addEventListener('error', ({ message }) =>
    end({ kind: 'fault', message: message === undefined || message === '' ? 'worker' : message }),
  );
  worker.addEventListener('messageerror', () => end({ kind: 'fault', message: 'messageerror' }));
  worker.postMessage(request);
  return { outcome: promise, cancel: () => end({ kind: 'cancelled' }) };
}
