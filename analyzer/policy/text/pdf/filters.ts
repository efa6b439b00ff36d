import { hexDigit } from './syntax.ts';

/** Data as it comes. */
export type Pieces = AsyncIterable<Uint8Array>;
type Decoder = (source: Pieces) => Pieces;

/** How much is handed on at a time. */
const PIECE = 1 << 16;

/**
 * What a filter that gives bytes (ISO 32000-1, 7.4) makes of data, by its name or short name; `null` for any other name, which PDF.js
 * passes over. Each goes to the data's own end, and where data is wrong, gives what came before or more: what comes out
 * is counted, not read.
 * @param isLate LZW codes grow one later than is usual (`EarlyChange` 0)
 */
export function decoderOf(name: string, isLate: boolean): Decoder | null {
  switch (name) {
    case 'FlateDecode':
    case 'Fl':
      return inflate;
    case 'ASCIIHexDecode':
    case 'AHx':
      return hexadecimal;
    case 'ASCII85Decode':
    case 'A85':
      return base85;
    case 'RunLengthDecode':
    case 'RL':
      return runLength;
    case 'LZWDecode':
    case 'LZW':
      return (source) => lzw(source, isLate ? 0 : 1);
    default:
      return null;
  }
}

/** Filters that make pictures, and one that PDF.js knows before any standard does: no text is behind them. */
export const NO_TEXT: ReadonlySet<string> = new Set([
  'DCTDecode',
  'DCT',
  'JPXDecode',
  'JPX',
  'JBIG2Decode',
  'CCITTFaxDecode',
  'CCF',
  'BrotliDecode',
]);

/** CMF and FLG (RFC 1950, 2.2): deflate, and the two a multiple of 31. PDF.js inflates nothing else. */
export function isZlib([method = 0, flags = 0]: Uint8Array): boolean {
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

export async function* inflate(source: Pieces): AsyncGenerator<Uint8Array> {
  const input = source[Symbol.asyncIterator]();
  const first = await input.next();
  if (first.done === true || !isZlib(first.value)) {
    await input.return?.();
    return;
  }
  const { readable, writable } = new DecompressionStream('deflate');
  const writer = writable.getWriter();
  // The refusal of what stands behind the end of the data is no concern of ours, nor is that of a write after cancelling.
  writer.closed.catch(() => {});
  const feed = (async () => {
    for (let next: IteratorResult<Uint8Array> = first; next.done !== true; next = await input.next()) {
      await writer.write(Uint8Array.from(next.value));
    }
    await writer.close();
  })().catch(() => {});
  const reader = readable.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } catch {
    // The end of the data, or its damage.
  } finally {
    await reader.cancel().catch(() => {});
    await feed;
    await input.return?.();
  }
}

async function* hexadecimal(source: Pieces): AsyncGenerator<Uint8Array> {
  const out = new Gatherer();
  let high: number | null = null;
  for await (const piece of source) {
    for (const byte of piece) {
      if (byte === 0x3e) {
        yield out.take();
        return;
      }
      const digit = hexDigit(byte);
      if (digit === null) continue;
      if (high === null) high = digit;
      else {
        out.add((high << 4) | digit);
        high = null;
      }
      if (out.isFull) yield out.take();
    }
  }
  yield out.take();
}

async function* base85(source: Pieces): AsyncGenerator<Uint8Array> {
  const out = new Gatherer();
  let digits: number[] = [];
  const group = () => {
    const count = digits.length - 1;
    while (digits.length < 5) digits.push(84);
    const value = digits.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let i = 0; i < count; i++) out.add(Math.floor(value / 256 ** (3 - i)) & 0xff);
    digits = [];
  };
  for await (const piece of source) {
    for (const byte of piece) {
      if (byte === 0x7e) {
        if (digits.length > 1) group();
        yield out.take();
        return;
      }
      if (byte === 0x7a && digits.length === 0) for (let i = 0; i < 4; i++) out.add(0);
      else if (byte >= 0x21 && byte <= 0x75) digits.push(byte - 0x21);
      if (digits.length === 5) group();
      if (out.isFull) yield out.take();
    }
  }
  if (digits.length > 1) group();
  yield out.take();
}

async function* runLength(source: Pieces): AsyncGenerator<Uint8Array> {
  const out = new Gatherer();
  let copy = 0;
  let repeat = 0;
  for await (const piece of source) {
    for (const byte of piece) {
      if (copy > 0) {
        copy--;
        out.add(byte);
      } else if (repeat > 0) {
        for (; repeat > 0; repeat--) out.add(byte);
      } else if (byte === 128) {
        yield out.take();
        return;
      } else if (byte < 128) copy = byte + 1;
      else repeat = 257 - byte;
      if (out.isFull) yield out.take();
    }
  }
  yield out.take();
}

const CLEAR = 256;
const END = 257;
const MOST_CODES = 4096;

/** Only how long each code's string is matters for what comes out, but a filter behind it reads the bytes. */
async function* lzw(source: Pieces, earlyChange: 0 | 1): AsyncGenerator<Uint8Array> {
  const out = new Gatherer();
  const prefix = new Uint16Array(MOST_CODES);
  const last = new Uint8Array(MOST_CODES);
  const string: number[] = [];
  let next = 258;
  let width = 9;
  let before: number | null = null;
  let bits = 0;
  let held = 0;
  const stringOf = (code: number): void => {
    string.length = 0;
    let at = code;
    for (; at >= 258; at = prefix[at] ?? 0) string.push(last[at] ?? 0);
    string.push(at);
  };
  for await (const piece of source) {
    for (const byte of piece) {
      bits = ((bits << 8) | byte) & 0xffffff;
      held += 8;
      if (held < width) continue;
      held -= width;
      const code = (bits >> held) & ((1 << width) - 1);
      if (code === END) {
        yield out.take();
        return;
      }
      if (code === CLEAR) {
        next = 258;
        width = 9;
        before = null;
        continue;
      }
      const isKnown = code < 256 || code < next;
      if (!isKnown && before === null) continue;
      stringOf(isKnown ? code : (before ?? 0));
      const first = string.at(-1) ?? 0;
      for (let i = string.length - 1; i >= 0; i--) out.add(string[i] ?? 0);
      if (!isKnown) out.add(first);
      if (before !== null && next < MOST_CODES) {
        prefix[next] = before;
        last[next] = first;
        next++;
      }
      before = isKnown || next > code ? code : before;
      const grown = next + earlyChange;
      width = grown >= 2048 ? 12 : grown >= 1024 ? 11 : grown >= 512 ? 10 : 9;
      if (out.isFull) yield out.take();
    }
  }
  yield out.take();
}

/** Bytes put together to pieces. */
class Gatherer {
  #bytes = new Uint8Array(PIECE + 8192);
  #length = 0;

  add(byte: number): void {
    this.#bytes[this.#length++] = byte;
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
