import type { ByteView } from '../../bytes/view.ts';
import { ReadError } from '../../errors.ts';

const HEADER = 28;
const UTF8_FLAG = 1 << 8;

/** The most UTF-16 units one string may have: the longest that Android's length prefix can say in UTF-8, and more than any real text. */
const MAXIMUM_LENGTH = 1 << 20;

/**
 * `ResStringPool` (frameworks/base, libs/androidfw/ResourceTypes.cpp). A string is decoded when it is asked for: a pool that claims four
 * thousand million strings costs nothing until then, and its claim is held to the bytes that are there.
 */
export class StringPool {
  static readonly EMPTY = new StringPool(null, 0, 0, 0, 0, false);
  readonly count: number;
  readonly isUtf8: boolean;
  readonly #view: ByteView | null;
  readonly #indexStart: number;
  readonly #strings: number;
  readonly #end: number;
  readonly #decoded = new Map<number, string>();

  private constructor(
    view: ByteView | null,
    count: number,
    indexStart: number,
    strings: number,
    end: number,
    isUtf8: boolean,
  ) {
    this.#view = view;
    this.count = count;
    this.#indexStart = indexStart;
    this.#strings = strings;
    this.#end = end;
    this.isUtf8 = isUtf8;
  }

  /**
   * @param view the chunk, header included
   * @throws {ReadError} `malformed` where Android refuses the pool
   */
  static read(view: ByteView, headerSize: number): StringPool {
    if (headerSize < HEADER || view.length < HEADER) throw malformed(view, 0, 'its header is too short');
    const count = view.u32(8);
    const styleCount = view.u32(12);
    const flags = view.u32(16);
    const stringsStart = view.u32(20);
    const stylesStart = view.u32(24);
    if (count === 0) return StringPool.EMPTY;
    if (headerSize + count * 4 > view.length) throw malformed(view, 8, `it claims ${count} strings`);
    if (stringsStart >= view.length - 2) throw malformed(view, 20, 'its strings begin outside it');
    let end = view.length;
    if (styleCount > 0) {
      if (stylesStart >= view.length - 2 || stylesStart <= stringsStart)
        throw malformed(view, 24, 'its styles begin outside it');
      end = stylesStart;
    }
    return new StringPool(view, count, headerSize, stringsStart, end, (flags & UTF8_FLAG) !== 0);
  }

  /**
   * The string at `index`; `undefined` when there is none or its bytes lie outside the pool. One that is not terminated is cut at its own
   * length, one that is longer than the pool at the pool's end.
   */
  get(index: number): string | undefined {
    const view = this.#view;
    if (view === null || index < 0 || index >= this.count) return undefined;
    const known = this.#decoded.get(index);
    if (known !== undefined) return known;
    const offset = view.u32(this.#indexStart + index * 4);
    const start = this.#strings + offset;
    if (start < this.#strings || start >= this.#end) return undefined;
    const text = this.isUtf8 ? this.#utf8(view, start) : this.#utf16(view, start);
    if (text !== undefined) this.#decoded.set(index, text);
    return text;
  }

  /** A length in UTF-16 units, then one in bytes, each one or two bytes; then the bytes. */
  #utf8(view: ByteView, start: number): string | undefined {
    let at = start;
    const length = (): number | undefined => {
      if (at >= this.#end) return undefined;
      const first = view.u8(at++);
      if ((first & 0x80) === 0) return first;
      if (at >= this.#end) return undefined;
      return ((first & 0x7f) << 8) | view.u8(at++);
    };
    const units = length();
    const bytes = length();
    if (units === undefined || bytes === undefined) return undefined;
    const end = Math.min(this.#end, at + this.#longBytes(view, at, units, bytes));
    return UTF8.decode(view.bytes.subarray(at, end));
  }

  /**
   * Two bytes can say a length up to 0x7fff; aapt wrote longer strings with the length cut to that. Android then looks for the terminator at
   * each length that has the same remainder (ResStringPool::string8At).
   */
  #longBytes(view: ByteView, at: number, units: number, bytes: number): number {
    for (let length = bytes; length <= MAXIMUM_LENGTH * 3 && at + length < this.#end; length += 0x8000) {
      if (view.u8(at + length) === 0) return length;
      if (units < 0x7f) break;
    }
    return bytes;
  }

  #utf16(view: ByteView, start: number): string | undefined {
    if (start + 2 > this.#end) return undefined;
    let at = start + 2;
    let units = view.u16(start);
    if ((units & 0x8000) !== 0) {
      if (at + 2 > this.#end) return undefined;
      units = ((units & 0x7fff) << 16) | view.u16(at);
      at += 2;
    }
    const end = Math.min(this.#end, at + Math.min(units, MAXIMUM_LENGTH) * 2);
    return UTF16.decode(view.bytes.subarray(at, end - ((end - at) % 2)));
  }
}

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
const UTF16 = new TextDecoder('utf-16le', { ignoreBOM: true });

function malformed(view: ByteView, offset: number, en: string): ReadError {
  return new ReadError(
    'malformed',
    { zh: `字符串池无法读取（${en}）`, en: `the string pool cannot be read: ${en}` },
    view.where(offset),
  );
}
