import { ReadError, type Where } from '../errors.ts';

/**
 * A bounded little-endian view: what every binary format here is read through. Offsets are relative to the view.
 * Reading past its end throws `truncated`; it never returns bytes of a neighbour.
 */
export class ByteView {
  readonly bytes: Uint8Array;
  /** Offset of this view's first byte in the entry, for error messages. */
  readonly base: number;
  readonly #data: DataView;
  readonly #entry: string | undefined;

  constructor(bytes: Uint8Array, entry?: string, base = 0) {
    this.bytes = bytes;
    this.base = base;
    this.#entry = entry;
    this.#data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(offset: number): number {
    this.need(offset, 1);
    return this.#data.getUint8(offset);
  }

  u16(offset: number): number {
    this.need(offset, 2);
    return this.#data.getUint16(offset, true);
  }

  u32(offset: number): number {
    this.need(offset, 4);
    return this.#data.getUint32(offset, true);
  }

  i32(offset: number): number {
    this.need(offset, 4);
    return this.#data.getInt32(offset, true);
  }

  /** A 64-bit length or offset. @throws {ReadError} `malformed` above 2^53 - 1, which no input has. */
  u64(offset: number): number {
    this.need(offset, 8);
    const value = this.#data.getBigUint64(offset, true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) {
      throw new ReadError(
        'malformed',
        { zh: `64 位数值超出范围：${value}`, en: `64-bit value out of range: ${value}` },
        this.where(offset),
      );
    }
    return Number(value);
  }

  /** A view of `length` bytes from `offset`, sharing the buffer. */
  slice(offset: number, length: number = this.length - offset): ByteView {
    this.need(offset, length);
    return new ByteView(this.bytes.subarray(offset, offset + length), this.#entry, this.base + offset);
  }

  /** @throws {ReadError} `truncated` unless `length` bytes from `offset` are inside the view */
  need(offset: number, length: number): void {
    if (offset < 0 || length < 0 || offset + length > this.bytes.length) {
      throw new ReadError(
        'truncated',
        {
          zh: `需要 ${length} 字节，但在此处只剩 ${Math.max(0, this.bytes.length - offset)} 字节`,
          en: `${length} bytes are needed, but ${Math.max(0, this.bytes.length - offset)} are left here`,
        },
        this.where(offset),
      );
    }
  }

  where(offset: number): Where {
    const absolute = this.base + offset;
    return this.#entry === undefined ? { offset: absolute } : { entry: this.#entry, offset: absolute };
  }
}
