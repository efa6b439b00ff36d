import { NONE } from '../../apk/dex/dex-file.ts';
import type { Hierarchy } from '../program/hierarchy.ts';
import { enlarged, Tuples } from '../program/tuples.ts';

/** A mask that no class passes. */
export const NO_TYPES = -1;
/** What a class that arrives somewhere costs, in words: looking up what a call of it runs. */
const COST_OF_ARRIVAL = 64;

/** Word operations, edges and set words after which propagation ends; what was found until then holds. */
const MAXIMUM_WORK = 30_000_000;
const MAXIMUM_EDGES = 1_000_000;
const MAXIMUM_WORDS = 1 << 23;

/**
 * Which classes' objects may be where: a set of classes for every method and field reached, and edges along which they
 * flow, each letting through only subtypes of what is declared there (XTA: F. Tip and J. Palsberg, "Scalable
 * propagation-based call graph construction algorithms", OOPSLA 2000). An interface call in a method then reaches only
 * the classes that can be in that method, not all that exist.
 */
export class TypeFlow {
  readonly #hierarchy: Hierarchy;
  readonly #onType: (site: number, type: number) => void;
  /** Set words per node; grows with the number of classes tracked. */
  #words = 4;
  #nodes = 0;
  /** Bit of each type, `NONE` when it is not tracked yet. */
  readonly #bitOf: Int32Array;
  readonly #typeOfBit: number[] = [];
  #all = new Int32Array(1024);
  #fresh = new Int32Array(1024);
  #queued = new Uint8Array(256);
  #queue: number[] = [];
  /** Nodes that many edges leave: they wait until nothing else is left, so that what comes to them goes on in one step. */
  #late: number[] = [];
  readonly #isLate = new Set<number>();
  #masks = new Int32Array(256);
  readonly #maskIds = new Map<string, number>();
  readonly #masksOfType = new Map<number, number[]>();
  /** Bits of the tracked classes at or below a type. */
  readonly #bitsUnder = new Map<number, number[]>();
  readonly #masksOfAll: number[] = [];
  readonly #edges = new Tuples(4096);
  #edgeNext = new Int32Array(4096);
  readonly #firstEdge: number[] = [];
  readonly #sites: {
    readonly node: number;
    readonly mask: number;
    readonly site: number;
    readonly next: number;
  }[] = [];
  readonly #firstSite: number[] = [];
  #work = 0;
  /** Whether a bound was reached: the result is then a part. */
  exhausted = false;

  constructor(hierarchy: Hierarchy, onType: (site: number, type: number) => void) {
    this.#hierarchy = hierarchy;
    this.#onType = onType;
    this.#bitOf = new Int32Array(hierarchy.program.typeSymbol.length).fill(NONE);
  }

  get trackedTypes(): number {
    return this.#typeOfBit.length;
  }

  /** @param late whether many edges leave it */
  node(late = false): number {
    const node = this.#nodes++;
    if (late) this.#isLate.add(node);
    this.#firstEdge.push(NONE);
    this.#firstSite.push(NONE);
    this.#reserve();
    return node;
  }

  /** A mask letting through subtypes of any of these classes; of java.lang.Object: everything. */
  mask(types: readonly number[]): number {
    if (types.length === 0) return NO_TYPES;
    const classes = types.length === 1 ? types : [...new Set(types)].sort((a, b) => a - b);
    this.#spend(classes.length);
    const key = classes.join();
    const known = this.#maskIds.get(key);
    if (known !== undefined) return known;
    const mask = this.#maskIds.size;
    const needed = (mask + 1) * this.#words;
    if (needed > MAXIMUM_WORDS) this.exhausted = true;
    // The method that is being read goes on to be read: nothing more is kept of it.
    if (this.exhausted) return NO_TYPES;
    this.#maskIds.set(key, mask);
    if (needed > this.#masks.length) {
      this.#masks = enlarged(this.#masks, Math.max(needed, this.#masks.length * 2));
    }
    if (classes.includes(this.#hierarchy.objectType)) {
      this.#masksOfAll.push(mask);
      for (let bit = 0; bit < this.#typeOfBit.length; bit++) this.#setMask(mask, bit);
      return mask;
    }
    for (const type of classes) {
      push(this.#masksOfType, type, mask);
      const bits = this.#bitsUnder.get(type) ?? [];
      for (const bit of bits) this.#setMask(mask, bit);
      this.#spend(bits.length);
    }
    return mask;
  }

  /** Objects at `from` may come to `to`, if the mask lets them. */
  edge(from: number, to: number, mask: number): void {
    if (mask === NO_TYPES || from === to || this.exhausted) return;
    const before = this.#edges.count;
    if (before >= MAXIMUM_EDGES) {
      this.exhausted = true;
      return;
    }
    const edge = this.#edges.add(from, to, mask);
    if (edge !== before) return;
    if (edge >= this.#edgeNext.length) this.#edgeNext = enlarged(this.#edgeNext, this.#edgeNext.length * 2);
    this.#edgeNext[edge] = this.#firstEdge[from] as number;
    this.#firstEdge[from] = edge;
    this.#flow(this.#all, from * this.#words, to, mask);
  }

  /** From now on `onType(site, type)` is called once for each class that comes to the node and passes the mask. */
  watch(node: number, mask: number, site: number): void {
    if (mask === NO_TYPES || this.exhausted) return;
    this.#sites.push({ node, mask, site, next: this.#firstSite[node] as number });
    this.#firstSite[node] = this.#sites.length - 1;
    this.#fire(this.#all.slice(node * this.#words, (node + 1) * this.#words), mask, site);
  }

  /** An object of this class is at the node: created there, or handed over by the framework. */
  put(node: number, type: number): void {
    if (this.exhausted) return;
    const bit = this.#bit(type);
    if (bit === NONE) return;
    const word = node * this.#words + (bit >> 5);
    const flag = 1 << (bit & 31);
    if (((this.#all[word] as number) & flag) !== 0) return;
    this.#all[word] = (this.#all[word] as number) | flag;
    this.#fresh[word] = (this.#fresh[word] as number) | flag;
    this.#enqueue(node);
  }

  /** Lets everything flow until nothing changes. `between` runs before each node and may add nodes, edges and sites. */
  run(between: () => void): void {
    between();
    for (let at = 0; !this.exhausted; at++) {
      if (at === this.#queue.length) {
        const late = this.#late.pop();
        if (late === undefined) break;
        this.#queue.push(late);
      }
      const node = this.#queue[at] as number;
      this.#queued[node] = 0;
      const offset = node * this.#words;
      const delta = this.#fresh.slice(offset, offset + this.#words);
      this.#fresh.fill(0, offset, offset + this.#words);
      for (let edge = this.#firstEdge[node] as number; edge !== NONE; edge = this.#edgeNext[edge] as number) {
        this.#flow(delta, 0, this.#edges.b[edge] as number, this.#edges.c[edge] as number, delta.length);
      }
      for (let i = this.#firstSite[node] as number; i !== NONE; ) {
        const site = this.#sites[i];
        if (site === undefined) break;
        this.#fire(delta, site.mask, site.site);
        i = site.next;
      }
      between();
      if (at > 1 << 16) {
        this.#queue = this.#queue.slice(at + 1);
        at = -1;
      }
    }
    this.#queue = [];
  }

  #flow(from: Int32Array, offset: number, to: number, mask: number, words = this.#words): void {
    const maskAt = mask * this.#words;
    const toAt = to * this.#words;
    let changed = false;
    for (let i = 0; i < words; i++) {
      const bits = (from[offset + i] as number) & (this.#masks[maskAt + i] as number);
      if (bits === 0) continue;
      const added = bits & ~(this.#all[toAt + i] as number);
      if (added === 0) continue;
      this.#all[toAt + i] = (this.#all[toAt + i] as number) | added;
      this.#fresh[toAt + i] = (this.#fresh[toAt + i] as number) | added;
      changed = true;
    }
    this.#spend(words);
    if (changed) this.#enqueue(to);
  }

  #fire(delta: Int32Array, mask: number, site: number): void {
    this.#spend(delta.length);
    for (let i = 0; i < delta.length; i++) {
      let bits = (delta[i] as number) & (this.#masks[mask * this.#words + i] as number);
      while (bits !== 0) {
        const lowest = bits & -bits;
        bits ^= lowest;
        this.#spend(COST_OF_ARRIVAL);
        if (this.exhausted) return;
        this.#onType(site, this.#typeOfBit[i * 32 + (31 - Math.clz32(lowest))] as number);
      }
    }
  }

  #spend(words: number): void {
    this.#work += words;
    if (this.#work > MAXIMUM_WORK) this.exhausted = true;
  }

  #enqueue(node: number): void {
    if (this.#queued[node] === 1) return;
    this.#queued[node] = 1;
    if (this.#isLate.has(node)) this.#late.push(node);
    else this.#queue.push(node);
  }

  #bit(type: number): number {
    const known = this.#bitOf[type] as number;
    if (known !== NONE) return known;
    const bit = this.#typeOfBit.length;
    if (bit >= this.#words * 32 && !this.#widen()) return NONE;
    this.#bitOf[type] = bit;
    this.#typeOfBit.push(type);
    for (const mask of this.#masksOfAll) this.#setMask(mask, bit);
    for (const ancestor of this.#hierarchy.ancestors(type)) {
      push(this.#bitsUnder, ancestor, bit);
      for (const mask of this.#masksOfType.get(ancestor) ?? []) this.#setMask(mask, bit);
    }
    return bit;
  }

  #setMask(mask: number, bit: number): void {
    const word = mask * this.#words + (bit >> 5);
    this.#masks[word] = (this.#masks[word] as number) | (1 << (bit & 31));
  }

  /** Room for all nodes at the present width. */
  #reserve(): void {
    const needed = this.#nodes * this.#words;
    if (needed > MAXIMUM_WORDS) this.exhausted = true;
    // Nothing is put into a node that has no room.
    if (this.exhausted) return;
    if (needed > this.#all.length) {
      const length = Math.max(needed, this.#all.length * 2);
      this.#all = enlarged(this.#all, length);
      this.#fresh = enlarged(this.#fresh, length);
    }
    if (this.#nodes > this.#queued.length) {
      const queued = new Uint8Array(Math.max(this.#nodes, this.#queued.length * 2));
      queued.set(this.#queued);
      this.#queued = queued;
    }
  }

  /** Doubles the width of every set. @returns whether there was room */
  #widen(): boolean {
    const words = this.#words * 2;
    if (Math.max(this.#nodes, this.#maskIds.size) * words > MAXIMUM_WORDS) {
      this.exhausted = true;
      return false;
    }
    this.#all = widened(this.#all, this.#nodes, this.#words, words);
    this.#fresh = widened(this.#fresh, this.#nodes, this.#words, words);
    this.#masks = widened(this.#masks, this.#maskIds.size, this.#words, words);
    this.#words = words;
    return true;
  }
}

function widened(array: Int32Array, rows: number, from: number, to: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(Math.max(1024, Math.ceil(rows * to * 1.5)));
  for (let row = 0; row < rows; row++) wide.set(array.subarray(row * from, (row + 1) * from), row * to);
  return wide;
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
