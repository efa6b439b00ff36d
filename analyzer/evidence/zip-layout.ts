import type { Archive } from '../apk/zip/archive.ts';
import { crc32 } from '../apk/zip/crc32.ts';
import type { ByteSource } from '../bytes/source.ts';
import { ByteView } from '../bytes/view.ts';
import { ReadError } from '../errors.ts';

// Sizes of the fixed parts: APPNOTE.TXT 4.3.7 (local file header), 4.3.12 (central directory header), 4.3.16 (end).
const LOCAL = 30;
const CENTRAL = 46;
const END = 22;

/**
 * Whether the zip is laid out as `writeBag` lays it out: local headers and data without gaps, then the directory, then
 * its end, and every header field either derived from the entry or the same in all headers. So no byte of the file is
 * without a check: a payload byte changes a digest, any other byte breaks this layout.
 */
export async function hasPlainLayout(archive: Archive, source: ByteSource): Promise<boolean> {
  try {
    return await isPlain(archive, source);
  } catch (error) {
    if (error instanceof ReadError) return false;
    throw error;
  }
}

async function isPlain(archive: Archive, source: ByteSource): Promise<boolean> {
  const { centralDirectory, endOfCentralDirectory, entries } = archive;
  const directory = new ByteView(await source.read(centralDirectory.offset, centralDirectory.size));
  let at = 0;
  let data = 0;
  let common: string | null = null;
  for (const entry of entries) {
    const nameLength = directory.u16(at + 28);
    const name = directory.slice(at + CENTRAL, nameLength).bytes;
    const extra = unicodePath(name);
    const shared = sharedFields(directory, at);
    common ??= shared;
    if (shared !== common || directory.u32(at) !== 0x02014b50) return false;
    if ((directory.u16(at + 8) & UTF8) !== (extra.length > 0 ? UTF8 : 0)) return false;
    if (directory.u16(at + 30) !== extra.length) return false;
    // No comment, disk number or internal attributes.
    if (directory.u16(at + 32) + directory.u16(at + 34) + directory.u16(at + 36) !== 0) return false;
    if (directory.u32(at + 42) !== data) return false;
    if (!same(directory.slice(at + CENTRAL + nameLength, extra.length).bytes, extra)) return false;
    const local = new ByteView(await source.read(data, LOCAL + nameLength + extra.length));
    if (local.u32(0) !== 0x04034b50 || local.u16(28) !== extra.length) return false;
    // Version needed to uncompressed size and the name's length stand in both, 4.3.7 and 4.3.12.
    if (!same(local.bytes.subarray(4, 28), directory.bytes.subarray(at + 6, at + 30))) return false;
    if (!same(local.bytes.subarray(LOCAL, LOCAL + nameLength), name)) return false;
    if (!same(local.bytes.subarray(LOCAL + nameLength), extra)) return false;
    data += LOCAL + nameLength + extra.length + entry.compressedSize;
    at += CENTRAL + nameLength + extra.length;
  }
  if (at !== centralDirectory.size || data !== centralDirectory.offset) return false;
  if (endOfCentralDirectory.offset !== data + at || endOfCentralDirectory.size !== END) return false;
  if (endOfCentralDirectory.offset + END !== source.size) return false;
  const end = new ByteView(await source.read(endOfCentralDirectory.offset, END));
  const counts = end.u16(8) === entries.length && end.u16(10) === entries.length;
  return counts && end.u32(4) === 0 && end.u32(12) === at && end.u32(16) === data && end.u16(20) === 0;
}

/** Bit 11 of the general purpose flag: the name is UTF-8 (APPNOTE.TXT 4.4.4). */
const UTF8 = 0x800;

/** The Info-ZIP Unicode Path extra field (APPNOTE.TXT 4.6.9) that a name beyond ASCII is written with; empty for others. */
function unicodePath(name: Uint8Array): Uint8Array {
  if (name.every((byte) => byte < 0x80)) return new Uint8Array();
  const extra = new Uint8Array(9 + name.length);
  const view = new DataView(extra.buffer);
  view.setUint16(0, 0x7075, true);
  view.setUint16(2, 5 + name.length, true);
  view.setUint8(4, 1);
  view.setUint32(5, crc32(name), true);
  extra.set(name, 9);
  return extra;
}

/** What all entries of one package share: versions, flags but for that of the name, method, time and date, external attributes. */
function sharedFields(directory: ByteView, at: number): string {
  return [
    directory.u16(at + 4),
    directory.u16(at + 6),
    directory.u16(at + 8) & ~UTF8,
    directory.u16(at + 10),
    directory.u32(at + 12),
    directory.u32(at + 38),
  ].join();
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
