import { ReadError } from '../../errors.ts';
import { type Decrypt, decryptionOf, Locked } from './pdf/encryption.ts';
import { decoderOf, inflate, isZlib, NO_TEXT } from './pdf/filters.ts';
import { objectsOf, type PdfObject, type PdfObjects } from './pdf/objects.ts';
import { type Pieces, piecesOf } from './pdf/pieces.ts';
import { dataEnd, holdsStream, longestRow, rowsOfFilters } from './pdf/stream-dictionary.ts';
import { isDictionary, isWordAt, TooMuchSyntax } from './pdf/syntax.ts';
import { withoutStreams } from './pdf/within-objects.ts';

/** Bytes that one stream may inflate to; the text of the longest page has some hundred thousand. */
const MAXIMUM_STREAM = 64 << 20;
/** And all of them together. */
const MAXIMUM_INFLATED = 512 << 20;
/** Streams that are inflated. A policy has some hundreds. */
const MAXIMUM_STREAMS = 4_000;
/** Bytes given to filters, as a multiple of the file's, since one stream may overlap another, */
const MAXIMUM_READ = 4;
/** and so many more, since of every stream a little is read that stands behind its end, */
const READ_BEHIND = 4 << 20;
/** and more behind that of one that is inflated: `DecompressionStream` takes so much before it says that the data has ended. */
const READ_BEHIND_ZLIB = 1 << 17;

/**
 * Refuses a PDF whose streams inflate without bounds, before PDF.js does, which holds a stream whole before it reads of it.
 * Whatever begins as zlib does (RFC 1950; FlateDecode, ISO 32000-1 7.4.4) behind the word `stream` is inflated once, by the data's own
 * end and not by the length that the file declares, and what comes out is counted and dropped. So is what comes out of every
 * other filter and row of filters that the dictionary of a stream names, decrypted first where the file is encrypted. Where that
 * cannot be known (the name of a filter in another object, a stream within a stream of objects) the file is refused, too:
 * no writer makes such.
 * @returns what PDF.js may read: the file, but that filters of pictures, which can make gigabytes of some bytes and never text, have lost
 * their names, so that it takes their data as it stands
 * @throws {ReadError} `limit`; `unsupported` where the file asks for a password or is encrypted in an unknown way
 */
export async function holdStreams(bytes: Uint8Array, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const own = new Uint8Array(bytes);
  const bounds = new Bounds(own.length, signal);
  try {
    const inflated = await holdZlib(own, bounds);
    const file = objectsOf(own);
    const decrypt = await decryptionOf(file);
    for (const object of file.objects)
      await holdObject({ bytes: own, file, decrypt, bounds, inflated }, object);
    return own;
  } catch (error) {
    if (error instanceof Locked) throw locked(error);
    if (error instanceof TooMuchSyntax) throw tooLarge(error);
    throw error;
  }
}

interface Held {
  readonly bytes: Uint8Array;
  readonly file: PdfObjects;
  readonly decrypt: Decrypt | null;
  readonly bounds: Bounds;
  /** Where data was inflated as it stands already. */
  readonly inflated: ReadonlySet<number>;
}

/** What may still come out of the streams of a file. */
class Bounds {
  readonly #signal: AbortSignal | undefined;
  #unread: number;
  #room = MAXIMUM_INFLATED;
  #streams = 0;

  /** @param size the file's, in bytes */
  constructor(size: number, signal: AbortSignal | undefined) {
    this.#unread = MAXIMUM_READ * size + READ_BEHIND;
    this.#signal = signal;
  }

  /** Takes all that comes. */
  async drain(pieces: Pieces): Promise<void> {
    this.#signal?.throwIfAborted();
    if (++this.#streams > MAXIMUM_STREAMS) throw tooLarge();
    const all = pieces[Symbol.asyncIterator]();
    while ((await all.next()).done !== true);
  }

  /** The same pieces of the file. */
  async *read(pieces: Pieces, isInflated: boolean): AsyncGenerator<Uint8Array> {
    if (isInflated) this.#unread += READ_BEHIND_ZLIB;
    for await (const piece of pieces) {
      this.#signal?.throwIfAborted();
      this.#unread -= piece.length;
      if (this.#unread < 0) throw tooLarge();
      yield piece;
    }
  }

  /** The same pieces, as long as they are not too many. */
  async *counted(pieces: Pieces): AsyncGenerator<Uint8Array> {
    let size = 0;
    for await (const piece of pieces) {
      size += piece.length;
      this.#room -= piece.length;
      if (size > MAXIMUM_STREAM || this.#room < 0) throw tooLarge();
      yield piece;
    }
  }
}

async function holdZlib(bytes: Uint8Array, bounds: Bounds): Promise<ReadonlySet<number>> {
  const inflated = new Set<number>();
  for (let at = nextStream(bytes, 0); at >= 0; at = nextStream(bytes, at)) {
    if (!isZlib(bytes.subarray(at, at + 2))) continue;
    await bounds.drain(bounds.counted(inflate(bounds.read(piecesOf(bytes.subarray(at)), true))));
    inflated.add(at);
  }
  return inflated;
}

/** Where the data of the next stream begins, -1 when there is none. `endstream` has none. */
function nextStream(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x73, from); at >= 0; at = bytes.indexOf(0x73, at + 1)) {
    if (!isWordAt(bytes, at, 'stream') || bytes[at - 1] === 0x64) continue;
    let start = at + 6;
    while (start < at + 10 && [0x0a, 0x0d, 0x20].includes(bytes[start] ?? 0)) start++;
    return start;
  }
  return -1;
}

async function holdObject(held: Held, { value, number, generation }: PdfObject): Promise<void> {
  if (!isDictionary(value)) return;
  // A stream is an object of its own (ISO 32000-1, 7.3.8).
  if ([...value.entries.values()].flat().some(holdsStream)) throw new TooMuchSyntax();
  if (value.data === null) return;
  const { bytes, file, bounds, decrypt, inflated } = held;
  if (longestRow(value, file) > MAXIMUM_STREAM) throw tooLarge();
  const hasObjects = value.entries.has('First') && value.entries.has('N');
  const rows = rowsOfFilters(value);
  for (const filters of rows.length === 0 ? [[]] : rows) {
    for (const { text, start, end } of filters) if (NO_TEXT.has(text)) bytes.fill(0x58, start + 1, end);
    const names = filters.map(({ text }) => text).filter((name) => decoderOf(name, false) !== null);
    if (names.length === 0 && !hasObjects) continue;
    const isFlate = names[0] === 'FlateDecode' || names[0] === 'Fl';
    const raw = bytes.subarray(value.data, dataEnd(value, value.data, file));
    const sources: (() => Pieces)[] = [];
    const isKnown = isFlate && names.length === 1 && (inflated.has(value.data) || !isZlib(raw));
    if (!isKnown || hasObjects) sources.push(() => piecesOf(raw));
    if (decrypt !== null) {
      if (number === null || generation === null) throw new TooMuchSyntax();
      sources.push(() => decrypt(raw, number, generation));
    }
    for (const isLate of names.some((name) => name.startsWith('LZW')) ? [false, true] : [false]) {
      for (const source of sources) {
        let pieces: Pieces = bounds.read(source(), isFlate);
        for (const name of names) pieces = bounds.counted(decoderOf(name, isLate)?.(pieces) ?? pieces);
        await bounds.drain(hasObjects ? withoutStreams(pieces) : pieces);
      }
    }
  }
}

function tooLarge(cause?: Error): ReadError {
  return new ReadError(
    'limit',
    {
      zh: 'PDF 文档的压缩数据解压后过大，或其大小无法事先核实',
      en: 'the PDF’s compressed data becomes too large when inflated, or how large cannot be known before',
    },
    {},
    { cause },
  );
}

function locked(cause: Locked): ReadError {
  return new ReadError(
    'unsupported',
    cause.asksForPassword
      ? { zh: 'PDF 文档设有打开密码，无法读取', en: 'the PDF asks for a password' }
      : { zh: 'PDF 文档的加密方式不受支持，无法读取', en: 'the PDF is encrypted in a way that is not read' },
    {},
    { cause },
  );
}
