import { createHash } from 'node:crypto';
import { constants, crc32, inflateRaw } from 'node:zlib';
import { ReadError } from '../analyzer/errors.ts';
import type { Platform } from '../analyzer/platform.ts';

/** Inflating and hashing with what Node brings: zlib in its thread pool, OpenSSL's SHA-256 and SM3. */
export const nodePlatform: Platform = {
  inflateRaw: inflate,
  crc32: (bytes) => crc32(bytes),
  hash(algorithm) {
    const hash = createHash(algorithm);
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
  },
};

/** RFC 1951 cannot make more than this of one byte: 258 bytes from a code of two bits. */
const MAXIMUM_RATIO = 1032;
/** Output is gathered in pieces of at most this size; one piece when the caller's bound is that small. */
const MAXIMUM_PIECE = 4 * 2 ** 20;

function inflate(deflated: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const expected = Math.min(maxBytes, deflated.length * MAXIMUM_RATIO, MAXIMUM_PIECE);
  const options = {
    maxOutputLength: Math.max(1, maxBytes),
    chunkSize: Math.max(constants.Z_MIN_CHUNK, expected),
  };
  return new Promise((resolve, reject) => {
    inflateRaw(deflated, options, (error, bytes) => {
      if (error !== null) reject(asReadError(error, maxBytes));
      else if (bytes.length > maxBytes) reject(tooLong(maxBytes));
      else resolve(bytes);
    });
  });
}

function asReadError(error: NodeJS.ErrnoException, maxBytes: number): Error {
  switch (error.code) {
    case 'ERR_BUFFER_TOO_LARGE':
      return tooLong(maxBytes, error);
    case 'Z_BUF_ERROR':
      return new ReadError(
        'truncated',
        { zh: '压缩数据不完整', en: 'the deflated data ends too early' },
        {},
        { cause: error },
      );
    case 'Z_DATA_ERROR':
      return new ReadError(
        'malformed',
        { zh: '压缩数据有误', en: 'the deflated data is damaged' },
        {},
        { cause: error },
      );
    default:
      return error;
  }
}

function tooLong(maxBytes: number, cause?: Error): ReadError {
  return new ReadError(
    'limit',
    { zh: `解压后超过 ${maxBytes} 字节`, en: `more than ${maxBytes} bytes come out` },
    {},
    { cause },
  );
}
