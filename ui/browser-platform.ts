import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { crc32 } from '../analyzer/apk/zip/crc32.ts';
import { joinBytes } from '../analyzer/bytes/join.ts';
import { Sm3 } from '../analyzer/bytes/sm3.ts';
import { ReadError } from '../analyzer/errors.ts';
import type { Platform } from '../analyzer/platform.ts';

/** Inflating with the browser's own zlib (DecompressionStream), hashing with noble, since WebCrypto cannot hash in parts. */
export const browserPlatform: Platform = {
  async inflateRaw(deflated, maxBytes) {
    const whole = await inflate(deflated, maxBytes);
    if (whole.kind === 'done') return whole.bytes;
    if (whole.kind === 'unfinished') throw truncated();
    // The browser refuses a stream that has something behind its end, which zlib passes over. Or it is damaged.
    const end = await lastAccepted(deflated, maxBytes, whole.accepted);
    const cut = await inflate(deflated.subarray(0, end), maxBytes);
    if (cut.kind === 'done') return cut.bytes;
    throw malformed();
  },
  crc32,
  hash(algorithm) {
    const hash = algorithm === 'sha256' ? sha256.create() : new Sm3();
    return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
  },
};

type Inflated =
  | { readonly kind: 'done'; readonly bytes: Uint8Array }
  /** A piece was refused: this many bytes went in before it. */
  | { readonly kind: 'refused'; readonly accepted: number }
  /** All went in, and the stream was not at its end. */
  | { readonly kind: 'unfinished' };

/**
 * A browser inflates what it is given at once and keeps all that comes out, a thousand times as much at worst: so it is
 * given little at a time, and the next only when the last was taken.
 */
const PIECE = 2 ** 16;

/**
 * @param from pieces are `step` bytes long from here on
 * @throws {ReadError} `limit`
 */
async function inflate(deflated: Uint8Array, maxBytes: number, from = 0, step = PIECE): Promise<Inflated> {
  const stream = new DecompressionStream('deflate-raw');
  const input = write(stream.writable.getWriter(), deflated, from, step);
  const output = collect(stream.readable.getReader(), maxBytes);
  const [outcome, bytes] = await Promise.all([input, output]);
  if (bytes === 'too much') throw tooLong(maxBytes);
  if (outcome !== 'closed') return outcome;
  return bytes === 'failed' ? { kind: 'unfinished' } : { kind: 'done', bytes };
}

async function write(
  writer: WritableStreamDefaultWriter<BufferSource>,
  deflated: Uint8Array,
  from: number,
  step: number,
): Promise<Inflated | 'closed'> {
  // Its rejection is that of a write or of `close`, which are awaited.
  writer.closed.catch(() => {});
  let accepted = 0;
  try {
    while (accepted < deflated.length) {
      const end =
        accepted < from ? Math.min(accepted + PIECE, from) : Math.min(accepted + step, deflated.length);
      await writer.write(deflated.slice(accepted, end));
      accepted = end;
    }
  } catch {
    return { kind: 'refused', accepted };
  }
  try {
    await writer.close();
  } catch {
    return { kind: 'unfinished' };
  }
  return 'closed';
}

async function collect(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array | 'failed' | 'too much'> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > maxBytes) {
        await reader.cancel();
        return 'too much';
      }
      pieces.push(value);
    }
  } catch {
    return 'failed';
  }
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  return joinBytes(pieces);
}

/** Lengths of the pieces in which the end of a stream is looked for, one pass each. */
const STEPS = [2 ** 8, 1];

/**
 * How many bytes from the start the browser takes before it refuses one: up to the end of the stream, or to the damage.
 * Found in two more passes with smaller pieces, which only a file made to mislead ever needs.
 * @param from it lies within a piece from here
 */
async function lastAccepted(deflated: Uint8Array, maxBytes: number, from: number): Promise<number> {
  let accepted = from;
  for (const step of STEPS) {
    const tried = await inflate(deflated, maxBytes, accepted, step);
    if (tried.kind !== 'refused') break;
    accepted = tried.accepted;
  }
  return accepted;
}

function truncated(): ReadError {
  return new ReadError('truncated', { zh: '压缩数据不完整', en: 'the deflated data ends too early' });
}

function malformed(): ReadError {
  return new ReadError('malformed', { zh: '压缩数据有误', en: 'the deflated data is damaged' });
}

function tooLong(maxBytes: number): ReadError {
  return new ReadError('limit', {
    zh: `解压后超过 ${maxBytes} 字节`,
    en: `more than ${maxBytes} bytes come out`,
  });
}
