import type { ByteSource } from '../../../bytes/source.ts';
import { digest } from '../crypto/digest.ts';
import type { ContentDigest } from './algorithms.ts';
import type { SigningBlock } from './signing-block.ts';
import { verityDigest } from './verity.ts';

/** Called with how many bytes of the package have been hashed since the last call. */
export type Tick = (bytes: number) => void;

/** What is hashed: everything but the signing block (v2 specification, "Integrity-protected contents"). */
export interface ProtectedContents {
  readonly source: ByteSource;
  readonly sections: readonly { readonly offset: number; readonly size: number }[];
  /** End of central directory, its directory offset naming the signing block: what it said before there was a block. */
  readonly end: Uint8Array;
}

export async function protectedContents(source: ByteSource, block: SigningBlock): Promise<ProtectedContents> {
  const end = Uint8Array.from(await source.read(block.directory.end, source.size - block.directory.end));
  new DataView(end.buffer).setUint32(16, block.offset, true);
  return {
    source,
    sections: [
      { offset: 0, size: block.offset },
      { offset: block.directory.offset, size: block.directory.end - block.directory.offset },
    ],
    end,
  };
}

/** Computes each digest once, however many schemes and signers ask for it. Memory: a few chunks, whatever the size. */
export class ContentDigests {
  readonly #contents: ProtectedContents;
  readonly #tick: Tick;
  readonly #signal: AbortSignal | undefined;
  readonly #done = new Map<ContentDigest, Promise<Uint8Array>>();

  constructor(contents: ProtectedContents, tick: Tick, signal: AbortSignal | undefined) {
    this.#contents = contents;
    this.#tick = tick;
    this.#signal = signal;
  }

  /** @throws {SigningFault} when the layout is not one that the digest is defined for */
  get(algorithm: ContentDigest): Promise<Uint8Array> {
    const known = this.#done.get(algorithm);
    if (known !== undefined) return known;
    const computed = this.#compute(algorithm);
    this.#done.set(algorithm, computed);
    return computed;
  }

  #compute(algorithm: ContentDigest): Promise<Uint8Array> {
    switch (algorithm) {
      case 'chunked-sha256':
        return chunkedDigest(this.#contents, 'SHA-256', this.#tick, this.#signal);
      case 'chunked-sha512':
        return chunkedDigest(this.#contents, 'SHA-512', this.#tick, this.#signal);
      case 'verity-sha256':
        return verityDigest(this.#contents, this.#tick, this.#signal);
    }
  }
}

const CHUNK_SIZE = 1024 * 1024;
const CHUNK_MARK = 0xa5;
const LIST_MARK = 0x5a;
const MARK_SIZE = 5;
/** Chunks being read and hashed at a time: enough to keep the platform's hashing threads busy. */
const IN_FLIGHT = 4;

/** v2 specification, "Integrity-protected contents": chunks of 1 MB, each hashed with its length, then their hashes. */
async function chunkedDigest(
  { source, sections, end }: ProtectedContents,
  hash: 'SHA-256' | 'SHA-512',
  tick: Tick,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const chunks = [...sections.flatMap(({ offset, size }) => cut(offset, size)), ...cut(null, end.length)];
  const width = hash === 'SHA-256' ? 32 : 64;
  const list = new Uint8Array(MARK_SIZE + chunks.length * width);
  mark(list, LIST_MARK, chunks.length);
  let next = 0;
  const work = async (): Promise<void> => {
    const buffer = new Uint8Array(MARK_SIZE + CHUNK_SIZE);
    for (let index = next++; index < chunks.length; index = next++) {
      signal?.throwIfAborted();
      const { offset, at, size } = chunks[index] as Chunk;
      mark(buffer, CHUNK_MARK, size);
      buffer.set(offset === null ? end.subarray(at, at + size) : await source.read(offset, size), MARK_SIZE);
      list.set(await digest(hash, buffer.subarray(0, MARK_SIZE + size)), MARK_SIZE + index * width);
      tick(size);
    }
  };
  await Promise.all(Array.from({ length: Math.min(IN_FLIGHT, chunks.length) }, work));
  return digest(hash, list);
}

interface Chunk {
  /** In the source, or `null` for the end record, which is in memory. */
  readonly offset: number | null;
  /** In the section. */
  readonly at: number;
  readonly size: number;
}

function cut(offset: number | null, size: number): readonly Chunk[] {
  return Array.from({ length: Math.ceil(size / CHUNK_SIZE) }, (_, index) => {
    const at = index * CHUNK_SIZE;
    return { offset: offset === null ? null : offset + at, at, size: Math.min(CHUNK_SIZE, size - at) };
  });
}

function mark(bytes: Uint8Array, kind: number, count: number): void {
  bytes[0] = kind;
  new DataView(bytes.buffer).setUint32(1, count, true);
}
