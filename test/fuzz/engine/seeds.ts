import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, crc32, inflateRawSync } from 'node:zlib';
import { Archive } from '../../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { ReadError } from '../../../analyzer/errors.ts';
import type { Platform } from '../../../analyzer/platform.ts';
import { Warnings } from '../../../analyzer/warnings.ts';

const root = join(import.meta.dirname, '../../..');
const shared = join(root, '../shared');

export function sharedFile(path: string): Uint8Array {
  const file = join(shared, path);
  if (!existsSync(file)) throw new Error(`../shared/${path} is missing: the fuzz targets begin from it`);
  return new Uint8Array(readFileSync(file));
}

/** Files of a folder of ../shared, the smallest first. */
export function smallestShared(folder: string, ending: string, count: number): Uint8Array[] {
  if (!existsSync(join(shared, folder)))
    throw new Error(`../shared/${folder} is missing: the fuzz targets begin from it`);
  return readdirSync(join(shared, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => sharedFile(`${folder}/${name}`))
    .sort((a, b) => a.length - b.length)
    .slice(0, count);
}

/** One entry of a package. */
export async function entryOf(apk: Uint8Array, name: string): Promise<Uint8Array> {
  const archive = await Archive.open(new MemorySource(apk), fuzzPlatform, new Warnings());
  const entry = archive.get(name);
  if (entry === undefined) throw new Error(`no ${name} in the package`);
  return archive.read(entry);
}

/** Inflates on this thread: an execution takes microseconds, and the thread pool's way there and back takes more. */
export const fuzzPlatform: Platform = {
  async inflateRaw(deflated, maxBytes) {
    try {
      const bytes = inflateRawSync(deflated, {
        maxOutputLength: Math.max(1, maxBytes),
        chunkSize: Math.max(constants.Z_MIN_CHUNK, Math.min(maxBytes, 1 << 14)),
      });
      if (bytes.length <= maxBytes) return bytes;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code === 'Z_BUF_ERROR') throw new ReadError('truncated', { zh: '不完整', en: 'ends too early' });
      if (code === 'Z_DATA_ERROR') throw new ReadError('malformed', { zh: '有误', en: 'damaged' });
      if (code !== 'ERR_BUFFER_TOO_LARGE') throw error;
    }
    throw new ReadError('limit', { zh: '过长', en: 'more comes out' });
  },
  crc32: (bytes) => crc32(bytes),
  hash(algorithm) {
    const hash = createHash(algorithm);
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
  },
};
