import { PIECE, type Pieces } from './pieces.ts';
import { hexDigit } from './syntax.ts';

/** A filter that goes through data byte by byte, however the data is cut. */
interface ByteFilter {
  /** Reads on from a place, writes what comes out, and gives the place where `out` is full or the piece ends; -1 at the data's own end. */
  run(piece: Uint8Array, from: number, out: Gatherer): number;
  /** Writes what is still held. */
  finish(out: Gatherer): void;
}

/** What a filter makes of data. */
export async function* filtered(source: Pieces, filter: ByteFilter): AsyncGenerator<Uint8Array> {
  const out = new Gatherer();
  for await (const piece of source) {
    for (let at = 0; at < piece.length; ) {
      at = filter.run(piece, at, out);
      if (at < 0) {
        filter.finish(out);
        yield out.take();
        return;
      }
      if (out.isFull) yield out.take();
    }
  }
  filter.finish(out);
  yield out.take();
}

/** ASCIIHexDecode (ISO 32000-1, 7.4.2), to `>`. */
export class Hexadecimal implements ByteFilter {
  #high: number | null = null;

  run(piece: Uint8Array, from: number, out: Gatherer): number {
    let at = from;
    while (at < piece.length && !out.isFull) {
      const byte = piece[at++] ?? 0;
      if (byte === 0x3e) return -1;
      const digit = hexDigit(byte);
      if (digit === null) continue;
      if (this.#high !== null) out.add((this.#high << 4) | digit);
      this.#high = this.#high === null ? digit : null;
    }
    return at;
  }

  finish(): void {}
}

/** ASCII85Decode (ISO 32000-1, 7.4.3), to `~`. */
export class Base85 implements ByteFilter {
  #value = 0;
  #digits = 0;

  run(piece: Uint8Array, from: number, out: Gatherer): number {
    let at = from;
    while (at < piece.length && !out.isFull) {
      const byte = piece[at++] ?? 0;
      if (byte === 0x7e) return -1;
      if (byte === 0x7a && this.#digits === 0) for (let i = 0; i < 4; i++) out.add(0);
      else if (byte >= 0x21 && byte <= 0x75) this.#digit(byte - 0x21, out);
    }
    return at;
  }

  /** One byte fewer than there are digits. */
  finish(out: Gatherer): void {
    if (this.#digits < 2) return;
    for (let i = this.#digits; i < 5; i++) this.#value = this.#value * 85 + 84;
    for (let i = 0; i < this.#digits - 1; i++) out.add(this.#value >>> (24 - 8 * i));
  }

  #digit(digit: number, out: Gatherer): void {
    this.#value = this.#value * 85 + digit;
    if (++this.#digits < 5) return;
    for (let shift = 24; shift >= 0; shift -= 8) out.add(this.#value >>> shift);
    this.#value = 0;
    this.#digits = 0;
  }
}

/** RunLengthDecode (ISO 32000-1, 7.4.5), to 128. */
export class RunLength implements ByteFilter {
  #copy = 0;
  #repeat = 0;

  run(piece: Uint8Array, from: number, out: Gatherer): number {
    let at = from;
    while (at < piece.length && !out.isFull) {
      const byte = piece[at++] ?? 0;
      if (this.#copy > 0) {
        this.#copy--;
        out.add(byte);
      } else if (this.#repeat > 0) {
        out.more(this.#repeat).fill(byte);
        this.#repeat = 0;
      } else if (byte === 128) return -1;
      else if (byte < 128) this.#copy = byte + 1;
      else this.#repeat = 257 - byte;
    }
    return at;
  }

  finish(): void {}
}

const CLEAR = 256;
const END = 257;
/** The first code that stands for more than a byte. */
const FIRST = 258;
const MOST_CODES = 4096;

/** LZWDecode (ISO 32000-1, 7.4.4), to the code 257. */
export class Lzw implements ByteFilter {
  readonly #strings = new Strings();
  readonly #earlyChange: number;
  #width = 9;
  #before: number | null = null;
  #bits = 0;
  #held = 0;

  /** @param earlyChange 1 where codes grow one earlier than they need */
  constructor(earlyChange: 0 | 1) {
    this.#earlyChange = earlyChange;
  }

  run(piece: Uint8Array, from: number, out: Gatherer): number {
    let at = from;
    while (at < piece.length && !out.isFull) {
      this.#bits = ((this.#bits << 8) | (piece[at++] ?? 0)) & 0xffffff;
      this.#held += 8;
      if (this.#held < this.#width) continue;
      this.#held -= this.#width;
      const code = (this.#bits >> this.#held) & ((1 << this.#width) - 1);
      if (code === END) return -1;
      this.#code(code, out);
    }
    return at;
  }

  finish(): void {}

  #code(code: number, out: Gatherer): void {
    const strings = this.#strings;
    if (code === CLEAR) {
      strings.next = FIRST;
      this.#width = 9;
      this.#before = null;
      return;
    }
    const isKnown = code < strings.next;
    const string = isKnown ? code : this.#before;
    if (string === null) return;
    const first = strings.put(string, out);
    if (!isKnown) out.add(first);
    if (this.#before !== null) strings.add(this.#before, first);
    if (isKnown || strings.next > code) this.#before = code;
    const grown = strings.next + this.#earlyChange;
    this.#width = grown >= 2048 ? 12 : grown >= 1024 ? 11 : grown >= 512 ? 10 : 9;
  }
}

/** What the codes of LZW stand for: each for the string of an earlier code and one byte more. */
class Strings {
  readonly #prefix = new Uint16Array(MOST_CODES);
  readonly #last = new Uint8Array(MOST_CODES);
  readonly #length = new Uint16Array(MOST_CODES).fill(1, 0, FIRST);
  /** The code that is given out next. */
  next = FIRST;

  add(prefix: number, last: number): void {
    if (this.next >= MOST_CODES) return;
    this.#prefix[this.next] = prefix;
    this.#last[this.next] = last;
    this.#length[this.next] = (this.#length[prefix] ?? 0) + 1;
    this.next++;
  }

  /** Writes a code's string, and gives its first byte. */
  put(code: number, out: Gatherer): number {
    const string = out.more(this.#length[code] ?? 0);
    let at = code;
    for (let i = string.length - 1; i > 0; i--) {
      string[i] = this.#last[at] ?? 0;
      at = this.#prefix[at] ?? 0;
    }
    string[0] = at;
    return at & 0xff;
  }
}

/** Bytes put together to pieces. */
class Gatherer {
  #bytes = new Uint8Array(PIECE + 8192);
  #length = 0;

  add(byte: number): void {
    this.#bytes[this.#length++] = byte;
  }

  /** Room for so many more bytes, at most a code’s string, to write into. */
  more(length: number): Uint8Array {
    this.#length += length;
    return this.#bytes.subarray(this.#length - length, this.#length);
  }

  get isFull(): boolean {
    return this.#length >= PIECE;
  }

  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }
}
