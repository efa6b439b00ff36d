import { execute, type Fault } from './execute.ts';
import type { Instrumentation } from './instrument.ts';
import { mutate } from './mutation.ts';
import type { Random } from './random.ts';
import type { FuzzTarget } from './target.ts';
import type { Watch } from './watch.ts';

export interface LoopOptions {
  readonly executions: number;
  readonly random: Random;
  /** Without it inputs are changed blindly. */
  readonly counted: Instrumentation | null;
  /** Inputs found in an earlier run. */
  readonly more?: readonly Uint8Array[];
  readonly watch?: Watch;
  readonly onFault: (fault: Fault, data: Uint8Array) => Promise<void> | void;
  readonly onNew?: (data: Uint8Array) => void;
  /** Called now and then with the branches taken so far. */
  readonly onPause?: (seen: Uint8Array) => void;
}

/** Executions between two pauses, in which messages to other threads are sent. */
const PAUSE_EVERY = 20_000;

/** Every how many executions an input is read twice. */
const REPEAT_EVERY = 256;

/**
 * Changes inputs of the corpus and keeps each that takes a branch, or takes one a number of times, as none did before
 * (AFL's buckets: 1, 2, 3, 4, 8, 16, 32, 128 and more).
 * @returns branches taken at least once, by number
 */
export async function fuzz(target: FuzzTarget, options: LoopOptions): Promise<Uint8Array> {
  const { random, counted, watch } = options;
  const seen = new Uint8Array(counted?.hits.length ?? 0);
  const corpus: Uint8Array[] = [];
  const faults = new Set<string>();
  const run = async (data: Uint8Array, number: number): Promise<boolean> => {
    counted?.hits.fill(0);
    watch?.begin(data);
    const fault = await execute(target, data, number % REPEAT_EVERY === 0);
    watch?.end();
    if (fault !== null && !faults.has(fault.key)) {
      faults.add(fault.key);
      await options.onFault(fault, data);
    }
    return counted !== null && isNew(counted, seen);
  };
  let number = 0;
  for (const seed of [...(await target.seeds()), ...(options.more ?? [])]) {
    const data = seed.subarray(0, target.maximumLength);
    await run(data, ++number);
    corpus.push(data);
  }
  const numbers = counted?.numbers ?? [];
  const words = counted?.words ?? [];
  while (number < options.executions) {
    // What was found last is tried more often: there is more to find behind it.
    const near = random.oneIn(2) ? Math.min(corpus.length, 64) : corpus.length;
    const base = corpus[corpus.length - 1 - random.below(near)];
    const other = random.of(corpus);
    if (base === undefined || other === undefined) throw new TypeError('a target has a seed');
    if (number % PAUSE_EVERY === 0) {
      options.onPause?.(seen);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const data = mutate(base, target.mutations, { random, numbers, words, other }, target.maximumLength);
    if (!(await run(data, ++number))) continue;
    corpus.push(data.slice());
    options.onNew?.(data);
  }
  return seen;
}

/** Adds what an execution took to what was seen. */
function isNew({ hits, branches }: Instrumentation, seen: Uint8Array): boolean {
  let found = false;
  for (let i = 0; i < branches.length; i++) {
    const count = hits[i] as number;
    if (count === 0) continue;
    const bucket = BUCKETS[count] as number;
    if (((seen[i] as number) & bucket) !== 0) continue;
    seen[i] = (seen[i] as number) | bucket;
    found = true;
  }
  return found;
}

const BUCKETS = Uint8Array.from({ length: 256 }, (_, count) => {
  const limits = [1, 2, 3, 7, 15, 31, 127];
  const at = limits.findIndex((limit) => count <= limit);
  return 1 << (at < 0 ? 7 : at);
});
