import { crc32, deflateRawSync } from 'node:zlib';

/** What one entry's headers say. Every field can be a lie. */
export interface RawFields {
  readonly name: string | Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  readonly extra: Uint8Array;
}

export interface RawEntry {
  readonly central: RawFields;
  readonly local: RawFields;
  /** As they stand in the file, with a data descriptor if there is one. */
  readonly data: Uint8Array;
  /** Instead of the true one. */
  readonly localHeaderOffset?: number;
}

export interface RawEnd {
  readonly entryCount?: number;
  readonly directorySize?: number;
  readonly directoryOffset?: number;
  readonly comment?: Uint8Array;
  readonly commentLength?: number;
}

export interface RawLayout {
  /** Stands before the archive; offsets count it when `countPrefix`. */
  readonly prefix?: Uint8Array;
  readonly countPrefix?: boolean;
  /** Between the entries and the directory, as an APK Signing Block. */
  readonly beforeDirectory?: Uint8Array;
  readonly end?: RawEnd;
  /** Writes the zip64 records, and ones into the narrow one. */
  readonly zip64?: boolean;
  readonly suffix?: Uint8Array;
}

const encoder = new TextEncoder();
const NONE = new Uint8Array(0);

/** An entry as an honest writer makes it, with what is to be false in its headers. */
export function rawEntry(
  name: string | Uint8Array,
  content: Uint8Array | string,
  lies: {
    readonly deflate?: boolean;
    readonly both?: Partial<RawFields>;
    readonly central?: Partial<RawFields>;
    readonly local?: Partial<RawFields>;
    readonly data?: Uint8Array;
    readonly localHeaderOffset?: number;
  } = {},
): RawEntry {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  const data = lies.data ?? (lies.deflate === true ? new Uint8Array(deflateRawSync(bytes)) : bytes);
  const honest: RawFields = {
    name,
    flags: 0,
    method: lies.deflate === true ? 8 : 0,
    crc32: crc32(bytes),
    compressedSize: data.length,
    uncompressedSize: bytes.length,
    extra: NONE,
    ...lies.both,
  };
  return {
    central: { ...honest, ...lies.central },
    local: { ...honest, ...lies.local },
    data,
    ...(lies.localHeaderOffset === undefined ? {} : { localHeaderOffset: lies.localHeaderOffset }),
  };
}

/** Lays an archive out by APPNOTE.TXT 4.3, with whatever falsehoods the entries and the layout hold. */
export function rawZip(entries: readonly RawEntry[], layout: RawLayout = {}): Uint8Array<ArrayBuffer> {
  const prefix = layout.prefix ?? NONE;
  const zero = layout.countPrefix === true ? prefix.length : 0;
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let at = zero;
  const add = (bytes: Uint8Array) => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const { local, data } of entries) {
    offsets.push(at);
    add(header(0x04034b50, [u16(20)], local, []));
    add(nameOf(local));
    add(local.extra);
    add(data);
  }
  add(layout.beforeDirectory ?? NONE);
  const directoryOffset = at;
  for (const [index, { central, localHeaderOffset }] of entries.entries()) {
    const offset = localHeaderOffset ?? (offsets[index] as number);
    add(header(0x02014b50, [u16(20), u16(20)], central, [u16(0), u16(0), u16(0), u32(0), u32(offset)]));
    add(nameOf(central));
    add(central.extra);
  }
  const directorySize = at - directoryOffset;
  if (layout.zip64 === true) {
    const wide = at;
    add(join(u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0)));
    add(join(u64(entries.length), u64(entries.length), u64(directorySize), u64(directoryOffset)));
    add(join(u32(0x07064b50), u32(0), u64(wide), u32(1)));
  }
  const end = layout.end ?? {};
  const comment = end.comment ?? NONE;
  const isWide = layout.zip64 === true;
  add(
    join(
      u32(0x06054b50),
      u32(0),
      u16(end.entryCount ?? Math.min(entries.length, 0xffff)),
      u16(end.entryCount ?? Math.min(entries.length, 0xffff)),
      u32(end.directorySize ?? (isWide ? 0xffffffff : directorySize)),
      u32(end.directoryOffset ?? (isWide ? 0xffffffff : directoryOffset)),
      u16(end.commentLength ?? comment.length),
      comment,
    ),
  );
  return joinAll([prefix, ...parts, layout.suffix ?? NONE]);
}

function header(
  signature: number,
  versions: Uint8Array[],
  fields: RawFields,
  rest: Uint8Array[],
): Uint8Array {
  return join(
    u32(signature),
    ...versions,
    u16(fields.flags),
    u16(fields.method),
    u32(0x5a210000),
    u32(fields.crc32),
    u32(fields.compressedSize),
    u32(fields.uncompressedSize),
    u16(nameOf(fields).length),
    u16(fields.extra.length),
    ...rest,
  );
}

function nameOf({ name }: RawFields): Uint8Array {
  return typeof name === 'string' ? encoder.encode(name) : name;
}

export function u16(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff);
}

export function u32(value: number): Uint8Array {
  return join(u16(value & 0xffff), u16(value >>> 16));
}

export function u64(value: number): Uint8Array {
  return join(u32(value >>> 0), u32(Math.floor(value / 2 ** 32)));
}

export function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return joinAll(parts);
}

function joinAll(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
