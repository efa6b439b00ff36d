import { execute, type Fault } from './execute.ts';
import { joined } from './mutation.ts';
import type { FuzzTarget } from './target.ts';

/** Executions that one finding may take to be made small. */
const MAXIMUM_TRIES = 4000;

/** A smaller input with the same fault: ranges are left out, then bytes set to zero, as long as it stays. */
export async function minimise(target: FuzzTarget, data: Uint8Array, fault: Fault): Promise<Uint8Array> {
  let best: Uint8Array = data.slice();
  let tries = 0;
  const keeps = async (smaller: Uint8Array): Promise<boolean> => {
    if (++tries > MAXIMUM_TRIES) return false;
    if ((await execute(target, smaller, fault.kind === 'unsteady'))?.key !== fault.key) return false;
    best = smaller;
    return true;
  };
  for (let size = best.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < best.length && tries < MAXIMUM_TRIES; ) {
      const smaller = joined(best.subarray(0, at), best.subarray(at + size));
      if (!(await keeps(smaller))) at += size;
    }
  }
  for (let at = 0; at < best.length && tries < MAXIMUM_TRIES; at++) {
    if (best[at] === 0) continue;
    const plainer = best.slice();
    plainer[at] = 0;
    await keeps(plainer);
  }
  return best;
}
