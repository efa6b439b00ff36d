import { ReadError } from '../../errors.ts';

/** Bytes that one stream may inflate to; the text of the longest page has some hundred thousand. */
const MAXIMUM_STREAM = 64 << 20;
/** And all of them together. */
const MAXIMUM_INFLATED = 512 << 20;
/** Streams with the head of zlib. A policy has some hundreds. */
const MAXIMUM_STREAMS = 4_000;

const STREAM = [0x73, 0x74, 0x72, 0x65, 0x61, 0x6d];
const PIECE = 1 << 16;

/**
 * Refuses a PDF whose streams inflate without bounds, before PDF.js does, which holds a stream whole before it reads of it.
 * Every stream that begins as zlib does (RFC 1950; FlateDecode, ISO 32000-1 7.4.4) is inflated once, by the data's own end
 * and not by the length that the file declares, and what comes out is counted and dropped. Not seen: what another filter
 * stands before (ASCII85, encryption), and a second inflating of what was inflated.
 * @throws {ReadError} `limit`
 */
export async function holdStreams(bytes: Uint8Array, signal?: AbortSignal): Promise<void> {
  let room = MAXIMUM_INFLATED;
  let streams = 0;
  for (let at = nextStream(bytes, 0); at >= 0; at = nextStream(bytes, at)) {
    signal?.throwIfAborted();
    if (!isZlib(bytes, at)) continue;
    streams++;
    const most = Math.min(MAXIMUM_STREAM, room);
    const size = await inflatedSize(bytes, at, most);
    room -= size;
    if (size > most || streams > MAXIMUM_STREAMS) {
      throw new ReadError(
        'limit',
        {
          zh: 'PDF 文档的压缩数据解压后过大',
          en: 'the PDF’s compressed data becomes too large when inflated',
        },
        { offset: at },
      );
    }
  }
}

/** Where the data of the next stream begins, -1 when there is none. `endstream` has none. */
function nextStream(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x73, from); at >= 0; at = bytes.indexOf(0x73, at + 1)) {
    if (!STREAM.every((byte, i) => bytes[at + i] === byte) || bytes[at - 1] === 0x64) continue;
    let start = at + STREAM.length;
    while (start < at + STREAM.length + 4 && [0x0a, 0x0d, 0x20].includes(bytes[start] ?? 0)) start++;
    return start;
  }
  return -1;
}

/** CMF and FLG (RFC 1950, 2.2): deflate, and the two a multiple of 31. */
function isZlib(bytes: Uint8Array, at: number): boolean {
  const [method = 0, flags = 0] = bytes.subarray(at, at + 2);
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

/** What comes out, or somewhat more than `most` when it is more. Damaged data counts as far as it goes. */
async function inflatedSize(bytes: Uint8Array, start: number, most: number): Promise<number> {
  const { readable, writable } = new DecompressionStream('deflate');
  const writer = writable.getWriter();
  // The refusal of what stands behind the end of the data is no concern of ours, nor is that of a write after cancelling.
  writer.closed.catch(() => {});
  const feed = (async () => {
    for (let at = start; at < bytes.length; at += PIECE) await writer.write(bytes.slice(at, at + PIECE));
    await writer.close();
  })().catch(() => {});
  const reader = readable.getReader();
  let size = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.length;
      if (size > most) break;
    }
  } catch {
    // The end of the data, or its damage.
  }
  await reader.cancel().catch(() => {});
  await feed;
  return size;
}
