import type { Platform } from '../platform.ts';
import type { ByteSource } from './source.ts';

/** Bytes read at a time: enough to keep the hash busy, little enough to answer a cancel at once. */
const CHUNK = 4 * 2 ** 20;

export interface DigestOptions {
  readonly signal?: AbortSignal;
  /** @param fraction of the source hashed so far, 0 to 1; called at the start, after each chunk, and with 1 at the end */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * The digest of a whole source in lower-case hexadecimal, read chunk by chunk.
 * @throws {DOMException} `AbortError`, or the signal's own reason
 */
export async function digestSource(
  source: ByteSource,
  platform: Platform,
  algorithm: 'sha256' | 'sm3',
  options: DigestOptions = {},
): Promise<string> {
  const hash = platform.hash(algorithm);
  options.onProgress?.(0);
  for (let at = 0; at < source.size; at += CHUNK) {
    options.signal?.throwIfAborted();
    hash.update(await source.read(at, Math.min(CHUNK, source.size - at)));
    if (at + CHUNK < source.size) options.onProgress?.((at + CHUNK) / source.size);
  }
  options.signal?.throwIfAborted();
  options.onProgress?.(1);
  return hash.hex();
}
