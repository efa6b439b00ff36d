import { NONE } from '../../apk/dex/dex-file.ts';

/** A number for each distinct triple of numbers, in the order in which they come. Open addressing over typed arrays. */
export class Tuples {
  a: Int32Array;
  b: Int32Array;
  c: Int32Array;
  #slots: Int32Array;
  #mask: number;
  #count = 0;
  /** Chosen at random so that no file can be made to collide; which number is which does not depend on it. */
  readonly #seed = (Math.random() * 0x100000000) | 0;

  /** @param capacity how many triples to make room for at first */
  constructor(capacity: number) {
    let slots = 16;
    while (slots < capacity * 2) slots *= 2;
    this.#slots = new Int32Array(slots).fill(NONE);
    this.#mask = slots - 1;
    this.a = new Int32Array(slots / 2);
    this.b = new Int32Array(slots / 2);
    this.c = new Int32Array(slots / 2);
  }

  get count(): number {
    return this.#count;
  }

  add(a: number, b: number, c: number): number {
    const slot = this.#slot(a, b, c);
    const known = this.#slots[slot] as number;
    if (known !== NONE) return known;
    const id = this.#count++;
    this.#slots[slot] = id;
    this.a[id] = a;
    this.b[id] = b;
    this.c[id] = c;
    if (this.#count === this.a.length) this.#grow();
    return id;
  }

  /** `NONE` when it was never added. */
  find(a: number, b: number, c: number): number {
    return this.#slots[this.#slot(a, b, c)] as number;
  }

  #slot(a: number, b: number, c: number): number {
    let hash = Math.imul(a ^ this.#seed, 0x9e3779b1);
    hash = Math.imul((hash ^ (hash >>> 16)) + b, 0x85ebca77);
    hash = Math.imul((hash ^ (hash >>> 15)) + c, 0xc2b2ae3d);
    let slot = (hash ^ (hash >>> 13)) & this.#mask;
    for (;;) {
      const id = this.#slots[slot] as number;
      if (id === NONE || (this.a[id] === a && this.b[id] === b && this.c[id] === c)) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }

  #grow(): void {
    const slots = this.#slots.length * 2;
    this.#slots = new Int32Array(slots).fill(NONE);
    this.#mask = slots - 1;
    this.a = enlarged(this.a, slots / 2);
    this.b = enlarged(this.b, slots / 2);
    this.c = enlarged(this.c, slots / 2);
    for (let id = 0; id < this.#count; id++) {
      this.#slots[this.#slot(this.a[id] as number, this.b[id] as number, this.c[id] as number)] = id;
    }
  }
}

/** A copy with room for `length`. */
export function enlarged(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}
