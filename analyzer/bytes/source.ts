import { ReadError } from '../errors.ts';

/**
 * Random access to an input, so that a large package need not be in memory: a Blob in a page, a file handle in the
 * command line, a byte array in a test or for an entry that was inflated.
 */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /**
   * Exactly `length` bytes from `offset`. The array may be a view of a larger buffer: do not write to it.
   * @throws {ReadError} `truncated` when the range is not wholly inside the source
   */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** @throws {ReadError} `truncated` */
export function checkRange(size: number, offset: number, length: number): void {
  if (offset < 0 || length < 0 || !Number.isSafeInteger(offset) || offset + length > size) {
    throw new ReadError(
      'truncated',
      {
        zh: `需要第 ${offset} 字节起的 ${length} 字节，但输入只有 ${size} 字节`,
        en: `${length} bytes at offset ${offset} are needed, but there are only ${size}`,
      },
      { offset },
    );
  }
}

/** The bytes of an array as a source. */
export class MemorySource implements ByteSource {
  readonly size: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.size = bytes.length;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    checkRange(this.size, offset, length);
    return this.#bytes.subarray(offset, offset + length);
  }
}

/** A Blob or File, read by ranges (`Blob.slice`), as a page or worker has it. */
export class BlobSource implements ByteSource {
  readonly size: number;
  readonly #blob: Blob;

  constructor(blob: Blob) {
    this.#blob = blob;
    this.size = blob.size;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    checkRange(this.size, offset, length);
    return new Uint8Array(await this.#blob.slice(offset, offset + length).arrayBuffer());
  }
}
