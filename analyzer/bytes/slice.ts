import { type ByteSource, checkRange } from './source.ts';

/** A range of another source, read in place: an entry that is stored in an archive without compression. */
export class SliceSource implements ByteSource {
  readonly size: number;
  readonly #source: ByteSource;
  readonly #offset: number;

  /** @throws {ReadError} `truncated` when the range is not wholly inside `source` */
  constructor(source: ByteSource, offset: number, size: number) {
    checkRange(source.size, offset, size);
    this.#source = source;
    this.#offset = offset;
    this.size = size;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    checkRange(this.size, offset, length);
    return this.#source.read(this.#offset + offset, length);
  }
}
