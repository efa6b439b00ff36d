import { ByteView } from '../../../bytes/view.ts';

/**
 * Reads the little-endian, length-prefixed fields that APK Signature Scheme blocks are made of, one after another.
 * A length that reaches past the enclosing field throws `truncated`.
 */
export class FieldReader {
  readonly bytes: Uint8Array;
  readonly #view: ByteView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new ByteView(bytes);
  }

  get hasMore(): boolean {
    return this.#at < this.bytes.length;
  }

  u32(): number {
    const value = this.#view.u32(this.#at);
    this.#at += 4;
    return value;
  }

  /** As Java's `ByteBuffer.getInt`: SDK versions are signed. */
  i32(): number {
    const value = this.#view.i32(this.#at);
    this.#at += 4;
    return value;
  }

  /** The next field: a uint32 length and as many bytes. */
  field(): FieldReader {
    return new FieldReader(this.prefixed());
  }

  prefixed(): Uint8Array {
    const length = this.u32();
    const { bytes } = this.#view.slice(this.#at, length);
    this.#at += length;
    return bytes;
  }

  /** All that is left. */
  rest(): Uint8Array {
    const rest = this.bytes.subarray(this.#at);
    this.#at = this.bytes.length;
    return rest;
  }
}
