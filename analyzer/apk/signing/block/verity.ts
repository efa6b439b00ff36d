import { runningHash } from '../crypto/digest.ts';
import { SigningFault } from '../fault.ts';
import type { ProtectedContents, Tick } from './content-digests.ts';

const PAGE = 4096;
const HASH_SIZE = 32;
/** Apps are hashed with a salt of eight zero bytes (apksig, `ApkSigningBlockUtils.computeApkVerityDigest`). */
const SALT = new Uint8Array(8);
const WINDOW = 1024 * 1024;

/**
 * The root of an fs-verity Merkle tree over the protected contents as one run of bytes, and their length (apksig,
 * `VerityTreeBuilder`): pages of 4 KB, the last filled with zeros, hashed level by level until one page is left.
 */
export async function verityDigest(
  contents: ProtectedContents,
  tick: Tick,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const [before, directory] = contents.sections;
  if (before === undefined || directory === undefined) throw new TypeError('two sections expected');
  const blockSize = directory.offset - before.size;
  if (before.size % PAGE !== 0 || blockSize % PAGE !== 0) {
    throw new SigningFault('verity-alignment', {
      zh: 'fs-verity 签名要求签名块按 4 KB 对齐',
      en: 'an fs-verity signature needs its signing block aligned to 4 KB',
    });
  }
  const size = before.size + directory.size + contents.end.length;
  const leaves = new Uint8Array(levelSize(size));
  const pages = new PageHasher(leaves);
  for (const { offset, size: length } of contents.sections) {
    for (let at = 0; at < length; at += WINDOW) {
      signal?.throwIfAborted();
      const window = await contents.source.read(offset + at, Math.min(WINDOW, length - at));
      pages.update(window);
      tick(window.length);
    }
  }
  pages.update(contents.end);
  pages.finish();
  const root = hashLevels(leaves);
  const result = new Uint8Array(HASH_SIZE + 8);
  result.set(root);
  new DataView(result.buffer).setBigUint64(HASH_SIZE, BigInt(size), true);
  return result;
}

/** Bytes of the level above `size` bytes, in whole pages. */
function levelSize(size: number): number {
  return Math.ceil((Math.ceil(size / PAGE) * HASH_SIZE) / PAGE) * PAGE;
}

function hashLevels(leaves: Uint8Array): Uint8Array {
  let level = leaves;
  while (level.length > PAGE) {
    const above = new Uint8Array(levelSize(level.length));
    const hasher = new PageHasher(above);
    hasher.update(level);
    hasher.finish();
    level = above;
  }
  return runningPage(level);
}

function runningPage(page: Uint8Array): Uint8Array {
  const hash = runningHash('SHA-256');
  hash.update(SALT);
  hash.update(page);
  return hash.digest();
}

/** Takes bytes in parts of any length and writes the hash of each page of them, one after another. */
class PageHasher {
  readonly #out: Uint8Array;
  readonly #page = new Uint8Array(PAGE);
  #filled = 0;
  #written = 0;

  constructor(out: Uint8Array) {
    this.#out = out;
  }

  update(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + PAGE - this.#filled);
      this.#page.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === PAGE) this.#flush();
    }
  }

  finish(): void {
    if (this.#filled > 0) this.#flush();
  }

  #flush(): void {
    this.#page.fill(0, this.#filled);
    this.#out.set(runningPage(this.#page), this.#written);
    this.#written += HASH_SIZE;
    this.#filled = 0;
  }
}
