/** Numbers that a seed decides (xorshift32): a run can be had again. */
export class Random {
  #state: number;

  constructor(seed: number) {
    // Zero is the one state that xorshift never leaves.
    this.#state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0 || 1;
    for (let i = 0; i < 8; i++) this.next();
  }

  /** 32 bits, unsigned. */
  next(): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return x >>> 0;
  }

  /** From 0 up to, not including, `end`; 0 when there is nothing to choose from. */
  below(end: number): number {
    return end <= 0 ? 0 : this.next() % end;
  }

  /** Mostly small, now and then up to `end`. */
  small(end: number): number {
    return this.below(Math.min(end, 2 ** (1 + this.below(12))));
  }

  oneIn(times: number): boolean {
    return this.next() % times === 0;
  }

  of<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }
}
