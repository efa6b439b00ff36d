import { decodeMutf8 } from '../../bytes/mutf8.ts';
import type { ByteView } from '../../bytes/view.ts';
import { ReadError } from '../../errors.ts';
import type { Warnings } from '../../warnings.ts';

const HEADER = 28;
const UTF8_FLAG = 1 << 8;

/** The most UTF-16 units one string may have: the longest that Android's length prefix can say in UTF-8, and more than any real text. */
const MAXIMUM_LENGTH = 1 << 20;

interface Layout {
  readonly view: ByteView;
  readonly count: number;
  /** Where the offsets of the strings begin, where the strings do, and where they end. */
  readonly indexStart: number;
  readonly strings: number;
  readonly end: number;
  readonly isUtf8: boolean;
}

/**
 * `ResStringPool` (frameworks/base, libs/androidfw/ResourceTypes.cpp). A string is decoded when it is asked for: a pool that claims four
 * thousand million strings costs nothing until then, and its claim is held to the bytes that are there. What is decoded in all is bounded
 * by the pool's own size, so that strings laid over one another cost no more than strings side by side.
 */
export class StringPool {
  static readonly EMPTY = new StringPool(null);
  readonly count: number;
  readonly #layout: Layout | null;
  /** By offset: hostile pools name one long string many times. */
  readonly #decoded = new Map<number, string>();
  readonly #warnings: Warnings | null;
  /** Bytes that may still be decoded. */
  #budget: number;

  private constructor(layout: Layout | null, warnings: Warnings | null = null) {
    this.#layout = layout;
    this.#warnings = warnings;
    this.count = layout?.count ?? 0;
    // Writers share a string, or the end of one, at most; none lays them over one another.
    this.#budget = layout === null ? 0 : 4 * layout.view.length + MAXIMUM_LENGTH;
  }

  /**
   * A pool that Android refuses is read as far as its bytes go, with a warning.
   *
   * @param view the chunk, header included
   * @throws {ReadError} `malformed` when the chunk is too short to hold a pool
   */
  static read(view: ByteView, headerSize: number, warnings: Warnings): StringPool {
    if (headerSize < HEADER || view.length < HEADER) throw tooShort(view);
    const claimed = view.u32(8);
    const styleCount = view.u32(12);
    const isUtf8 = (view.u32(16) & UTF8_FLAG) !== 0;
    const strings = view.u32(20);
    const stylesStart = view.u32(24);
    if (claimed === 0) return StringPool.EMPTY;
    const room = Math.floor((view.length - headerSize) / 4);
    if (claimed > room)
      warn(
        warnings,
        view,
        8,
        `声称有 ${claimed} 个字符串，但容不下`,
        `it claims ${claimed} strings, for which it has no room`,
      );
    if (strings >= view.length - 2)
      warn(warnings, view, 20, '字符串在其范围之外', 'its strings begin outside it');
    let end = view.length;
    if (styleCount > 0) {
      if (stylesStart >= view.length - 2 || stylesStart <= strings)
        warn(warnings, view, 24, '样式在其范围之外', 'its styles begin outside it');
      else end = stylesStart;
    }
    const count = Math.min(claimed, room);
    return new StringPool({ view, count, indexStart: headerSize, strings, end, isUtf8 }, warnings);
  }

  /**
   * The string at `index`; `undefined` when there is none or its bytes lie outside the pool. One that is not terminated is cut at its own
   * length (Android gives no string then), one that is longer than the pool at the pool's end.
   */
  get(index: number): string | undefined {
    const layout = this.#layout;
    if (layout === null || index < 0 || index >= layout.count) return undefined;
    const start = layout.strings + layout.view.u32(layout.indexStart + index * 4);
    if (start >= layout.end) {
      this.#warn(
        'string-outside',
        '有字符串在字符串池之外，安卓读到它时拒绝此文件',
        'a string outside of it, at which Android refuses the file',
      );
      return undefined;
    }
    const known = this.#decoded.get(start);
    if (known !== undefined) return known;
    const found = layout.isUtf8 ? utf8At(layout, start) : utf16At(layout, start);
    if (found === undefined) return undefined;
    if (found.bytes.length > this.#budget) {
      this.#warn(
        'string-pool',
        '字符串互相重叠，总长超过上限',
        'its strings lie over one another and are too long in all',
      );
      return undefined;
    }
    this.#budget -= found.bytes.length;
    if (!found.isTerminated)
      this.#warn(
        'string-unterminated',
        '有字符串没有结束符，安卓读不到它',
        'a string without its end mark, which Android does not give out',
      );
    const text = layout.isUtf8 ? decodeUtf8(this.#untilNul(found.bytes)) : UTF16.decode(found.bytes);
    this.#decoded.set(start, text);
    return text;
  }

  /** Java has a UTF-8 string up to its first NUL (android_util_StringBlock.cpp, `NewStringUTF`), one in UTF-16 whole. */
  #untilNul(bytes: Uint8Array): Uint8Array {
    const end = bytes.indexOf(0);
    if (end < 0) return bytes;
    this.#warn(
      'string-nul',
      '有字符串中含空字符，安卓只读到此处',
      'a string with a NUL inside, which Android reads up to it',
    );
    return bytes.subarray(0, end);
  }

  #warn(code: string, zh: string, en: string): void {
    if (this.#warnings !== null && this.#layout !== null)
      warn(this.#warnings, this.#layout.view, 0, zh, en, code);
  }
}

interface Found {
  readonly bytes: Uint8Array;
  readonly isTerminated: boolean;
}

/** A length in UTF-16 units, then one in bytes, each one or two bytes; then the bytes. */
function utf8At({ view, end }: Layout, start: number): Found | undefined {
  let at = start;
  const length = (): number | undefined => {
    if (at >= end) return undefined;
    const first = view.u8(at++);
    if ((first & 0x80) === 0) return first;
    if (at >= end) return undefined;
    return ((first & 0x7f) << 8) | view.u8(at++);
  };
  const units = length();
  const bytes = length();
  if (units === undefined || bytes === undefined) return undefined;
  const stop = at + longBytes(view, at, end, units, bytes);
  return {
    bytes: view.bytes.subarray(at, Math.min(end, stop)),
    isTerminated: stop < end && view.u8(stop) === 0,
  };
}

/**
 * Two bytes can say a length up to 0x7fff; aapt wrote longer strings with the length cut to that. Android then looks for the terminator at
 * each length that has the same remainder (ResStringPool::string8At).
 */
function longBytes(view: ByteView, at: number, end: number, units: number, bytes: number): number {
  for (let length = bytes; length <= MAXIMUM_LENGTH * 3 && at + length < end; length += 0x8000) {
    if (view.u8(at + length) === 0) return length;
    if (units < 0x7f) break;
  }
  return bytes;
}

function utf16At({ view, end }: Layout, start: number): Found | undefined {
  if (start + 2 > end) return undefined;
  let at = start + 2;
  let units = view.u16(start);
  if ((units & 0x8000) !== 0) {
    if (at + 2 > end) return undefined;
    units = ((units & 0x7fff) << 16) | view.u16(at);
    at += 2;
  }
  const stop = at + Math.min(units, MAXIMUM_LENGTH) * 2;
  const held = Math.min(stop, end - ((end - at) % 2));
  return { bytes: view.bytes.subarray(at, held), isTerminated: stop + 2 <= end && view.u16(stop) === 0 };
}

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
const UTF16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** aapt2 writes modified UTF-8: a character above U+FFFF (an emoji in a label) as two surrogates, which plain UTF-8 forbids. */
function decodeUtf8(bytes: Uint8Array): string {
  const text = UTF8.decode(bytes);
  return text.includes('\ufffd') ? decodeMutf8(bytes, 0, bytes.length) : text;
}

function warn(
  warnings: Warnings,
  view: ByteView,
  offset: number,
  zh: string,
  en: string,
  code = 'string-pool',
): void {
  warnings.add(
    code,
    {
      zh: `字符串池有误（${zh}）；能读取的已读取`,
      en: `a faulty string pool (${en}); what can be read of it was`,
    },
    view.where(offset),
  );
}

function tooShort(view: ByteView): ReadError {
  return new ReadError(
    'malformed',
    { zh: '字符串池无法读取：头部过短', en: 'the string pool cannot be read: its header is too short' },
    view.where(0),
  );
}
