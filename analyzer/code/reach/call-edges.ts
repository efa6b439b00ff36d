import { NONE } from '../../apk/dex/dex-file.ts';
import { Tuples } from '../program/tuples.ts';

/** Who calls whom, among the methods of the program. */
export class CallEdges {
  readonly #edges = new Tuples(4096);

  add(caller: number, callee: number): void {
    this.#edges.add(caller, callee, 0);
  }

  get count(): number {
    return this.#edges.count;
  }

  /** The caller by which each method is reached first from `entries`, breadth first: an entry is its own; `NONE` when it is not reached. */
  parentsFrom(entries: readonly number[], methods: number): Int32Array {
    const parent = new Int32Array(methods).fill(NONE);
    const { start, targets } = this.#outgoing(methods);
    const queue: number[] = [];
    for (const entry of entries) {
      if (parent[entry] !== NONE) continue;
      parent[entry] = entry;
      queue.push(entry);
    }
    for (const caller of queue) {
      for (let i = start[caller] as number; i < (start[caller + 1] as number); i++) {
        const callee = targets[i] as number;
        if (parent[callee] !== NONE) continue;
        parent[callee] = caller;
        queue.push(callee);
      }
    }
    return parent;
  }

  #outgoing(methods: number): { start: Int32Array; targets: Int32Array } {
    const { a, b, count } = this.#edges;
    const start = new Int32Array(methods + 1);
    for (let i = 0; i < count; i++) {
      const next = (a[i] as number) + 1;
      start[next] = (start[next] as number) + 1;
    }
    for (let i = 0; i < methods; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
    const filled = start.slice();
    const targets = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const caller = a[i] as number;
      const at = filled[caller] as number;
      targets[at] = b[i] as number;
      filled[caller] = at + 1;
    }
    return { start, targets };
  }
}
