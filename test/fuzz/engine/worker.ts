import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { instrument } from './instrument.ts';
import { fuzz } from './loop.ts';
import { minimise } from './minimise.ts';
import { Random } from './random.ts';
import type { FuzzTarget } from './target.ts';
import { Watch } from './watch.ts';

export interface WorkerInput {
  readonly target: string;
  readonly covers: readonly string[];
  readonly executions: number;
  readonly seed: number;
  readonly corpus: readonly Uint8Array[];
  readonly watch: SharedArrayBuffer;
}

export type WorkerMessage =
  | { readonly kind: 'new'; readonly data: Uint8Array }
  | { readonly kind: 'fault'; readonly name: string; readonly message: string; readonly data: Uint8Array }
  | {
      readonly kind: 'coverage';
      readonly files: readonly FileCoverage[];
      readonly untaken: readonly string[];
    }
  | { readonly kind: 'done' };

export interface FileCoverage {
  readonly file: string;
  readonly branches: number;
  readonly taken: number;
}

const input = workerData as WorkerInput;
const root = join(import.meta.dirname, '../../..');
const counted = instrument(root, input.covers);
const { target } = (await import(`../targets/${input.target}.ts`)) as { target: FuzzTarget };
const post = (message: WorkerMessage) => parentPort?.postMessage(message);

const seen = await fuzz(target, {
  executions: input.executions,
  random: new Random(input.seed),
  counted,
  more: input.corpus,
  watch: new Watch(input.watch),
  onFault: async (fault, data) => {
    const small = await minimise(target, data, fault);
    const name = `${fault.kind}-${createHash('sha256').update(fault.key).digest('hex').slice(0, 8)}`;
    post({ kind: 'fault', name, message: fault.message, data: small });
  },
  onNew: (data) => post({ kind: 'new', data }),
  onPause: (taken) => post({ kind: 'coverage', ...coverage(taken) }),
});
post({ kind: 'coverage', ...coverage(seen) });
post({ kind: 'done' });

function coverage(taken: Uint8Array): { files: FileCoverage[]; untaken: string[] } {
  const files = new Map<string, { branches: number; taken: number }>();
  const untaken: string[] = [];
  for (const [i, { file, line }] of counted.branches.entries()) {
    const one = files.get(file) ?? { branches: 0, taken: 0 };
    one.branches++;
    if (taken[i] === 0) untaken.push(`${file}:${line}`);
    else one.taken++;
    files.set(file, one);
  }
  return {
    files: [...files].map(([file, one]) => ({ file, ...one })).sort((a, b) => (a.file < b.file ? -1 : 1)),
    untaken,
  };
}
