import { NONE } from '../../apk/dex/dex-file.ts';
import { decodeMutf8, encodeMutf8 } from '../../bytes/mutf8.ts';

const HASH_PRIME = 0x01000193;

/**
 * One number for each distinct string over all dex files, without decoding them: strings are compared as bytes, so the
 * same name in two dex files is the same symbol. Open addressing over typed arrays.
 */
export class Symbols {
  readonly #sources: Uint8Array[] = [];
  readonly #sourceOf: Uint32Array;
  readonly #start: Uint32Array;
  readonly #hash: Int32Array;
  readonly #slots: Int32Array;
  readonly #mask: number;
  /** Chosen at random so that no file can be made to collide; which symbol is which does not depend on it. */
  readonly #seed = (Math.random() * 0x100000000) | 0;
  readonly #texts = new Map<number, string>();
  #count = 0;
  /** Offset of the NUL that ended the string last added. */
  lastEnd = 0;

  /** @param capacity the most symbols that will be added */
  constructor(capacity: number) {
    let slots = 16;
    while (slots < capacity * 2) slots *= 2;
    this.#slots = new Int32Array(slots).fill(NONE);
    this.#mask = slots - 1;
    this.#sourceOf = new Uint32Array(capacity);
    this.#start = new Uint32Array(capacity);
    this.#hash = new Int32Array(capacity);
  }

  get count(): number {
    return this.#count;
  }

  /** @returns the number to give to `add` */
  addSource(bytes: Uint8Array): number {
    return this.#sources.push(bytes) - 1;
  }

  /** The symbol of the NUL-terminated string at `start`. */
  add(source: number, start: number): number {
    const bytes = this.#sources[source] as Uint8Array;
    const length = bytes.length;
    let hash = this.#seed;
    let end = start;
    for (; end < length; end++) {
      const byte = bytes[end] as number;
      if (byte === 0) break;
      hash = Math.imul(hash ^ byte, HASH_PRIME);
    }
    this.lastEnd = end;
    let slot = mix(hash) & this.#mask;
    for (;;) {
      const symbol = this.#slots[slot] as number;
      if (symbol === NONE) break;
      if (this.#hash[symbol] === hash && this.#equals(symbol, bytes, start, end)) return symbol;
      slot = (slot + 1) & this.#mask;
    }
    const symbol = this.#count++;
    this.#slots[slot] = symbol;
    this.#hash[symbol] = hash;
    this.#sourceOf[symbol] = source;
    this.#start[symbol] = start;
    return symbol;
  }

  /** The symbol of a text, `NONE` when no dex file has it. */
  find(text: string): number {
    const bytes = encodeMutf8(text);
    let hash = this.#seed;
    for (const byte of bytes) hash = Math.imul(hash ^ byte, HASH_PRIME);
    let slot = mix(hash) & this.#mask;
    for (;;) {
      const symbol = this.#slots[slot] as number;
      if (symbol === NONE) return NONE;
      if (this.#hash[symbol] === hash && this.#equals(symbol, bytes, 0, bytes.length)) return symbol;
      slot = (slot + 1) & this.#mask;
    }
  }

  /** Decoded once, then kept. Empty for `NONE`. */
  text(symbol: number): string {
    if (symbol < 0) return '';
    const known = this.#texts.get(symbol);
    if (known !== undefined) return known;
    const bytes = this.#sources[this.#sourceOf[symbol] as number] as Uint8Array;
    const start = this.#start[symbol] as number;
    const end = bytes.indexOf(0, start);
    const text = decodeMutf8(bytes, start, end < 0 ? bytes.length : end);
    this.#texts.set(symbol, text);
    return text;
  }

  /** First byte of a symbol's text: tells a class (`L`) from an array (`[`) or a primitive without decoding it. */
  firstByte(symbol: number): number {
    const bytes = this.#sources[this.#sourceOf[symbol] as number];
    return bytes?.[this.#start[symbol] as number] ?? 0;
  }

  #equals(symbol: number, bytes: Uint8Array, start: number, end: number): boolean {
    const other = this.#sources[this.#sourceOf[symbol] as number] as Uint8Array;
    let at = this.#start[symbol] as number;
    for (let i = start; i < end; i++, at++) {
      if (other[at] !== bytes[i]) return false;
    }
    return at === other.length || other[at] === 0;
  }
}

/** FNV-1a leaves the low bits of similar names close; spread them before taking a slot. */
function mix(hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return spread ^ (spread >>> 13);
}
