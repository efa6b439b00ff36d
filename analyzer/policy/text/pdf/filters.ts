import { joinBytes } from '../../../bytes/join.ts';
import { Base85, filtered, Hexadecimal, Lzw, RunLength } from './byte-filters.ts';
import type { Pieces } from './pieces.ts';

type Decoder = (source: Pieces) => Pieces;

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
      return (source) => filtered(source, new Hexadecimal());
    case 'ASCII85Decode':
    case 'A85':
      return (source) => filtered(source, new Base85());
    case 'RunLengthDecode':
    case 'RL':
      return (source) => filtered(source, new RunLength());
    case 'LZWDecode':
    case 'LZW':
      return (source) => filtered(source, new Lzw(isLate ? 0 : 1));
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
  const begun = await begin(input);
  if (!isZlib(begun)) {
    await input.return?.();
    return;
  }
  // What the source throws, a limit for one, is not the data’s damage.
  const failures: unknown[] = [];
  const take = () =>
    input.next().catch((error: unknown) => {
      failures.push(error);
      throw error;
    });
  const { readable, writable } = new DecompressionStream('deflate');
  const writer = writable.getWriter();
  // The refusal of what stands behind the end of the data is no concern of ours, nor is that of a write after cancelling.
  writer.closed.catch(() => {});
  const feed = (async () => {
    await writer.write(begun);
    for (let next = await take(); next.done !== true; next = await take()) {
      await writer.write(Uint8Array.from(next.value));
    }
    await writer.close();
  })().catch((error: unknown) => writer.abort(error).catch(() => {}));
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
  if (failures.length > 0) throw failures[0];
}

/** The first pieces, as many as have the two bytes that tell zlib. */
async function begin(input: AsyncIterator<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  let begun: Uint8Array<ArrayBuffer> = new Uint8Array();
  while (begun.length < 2) {
    const next = await input.next();
    if (next.done === true) break;
    begun = joinBytes([begun, next.value]);
  }
  return begun;
}
