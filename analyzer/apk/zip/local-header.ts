import type { ByteSource } from '../../bytes/source.ts';
import { ByteView } from '../../bytes/view.ts';
import { ReadError } from '../../errors.ts';
import type { Warnings } from '../../warnings.ts';
import type { CentralEntry } from './central-directory.ts';

/** Local file header, APPNOTE.TXT 4.3.7. */
const SIGNATURE = 0x04034b50;
const HEADER_SIZE = 30;
/** 4.4.4 bit 3: CRC and sizes stand behind the data (4.3.9) and are zero here. */
const HAS_DESCRIPTOR = 0x0008;

export interface LocalHeader {
  /** Where the entry's data begins. */
  readonly dataOffset: number;
  readonly hasDescriptor: boolean;
}

/**
 * The local header, of which only the lengths of its name and extra field count: they say where the data begins. All
 * else is held against the directory (libziparchive, `FindEntry`); what Android refuses there becomes a warning.
 * @throws {ReadError} `malformed` when there is no local header, `truncated` when the file ends before the data begins
 */
export async function readLocalHeader(
  source: ByteSource,
  entry: CentralEntry,
  warnings: Warnings,
): Promise<LocalHeader> {
  const name = entry.nameBytes();
  const start = entry.localHeaderOffset;
  const room = Math.min(HEADER_SIZE + name.length, source.size - start);
  if (room < HEADER_SIZE) throw noLocalHeader(entry);
  const header = new ByteView(await source.read(start, room), entry.name);
  const isNameEqual = header.u16(26) === name.length && sameBytes(header.bytes.subarray(HEADER_SIZE), name);
  if (header.u32(0) !== SIGNATURE) {
    if (!isNameEqual) throw noLocalHeader(entry);
    warn(warnings, entry, '没有文件头标记', 'its local header has no signature');
  } else if (!isNameEqual) {
    warn(warnings, entry, '文件头中的名称与目录不同', 'its local header has another name');
  }
  const hasDescriptor = (header.u16(6) & HAS_DESCRIPTOR) !== 0;
  if (!hasDescriptor && !agrees(header, entry)) {
    warn(
      warnings,
      entry,
      '文件头中的大小或校验值与目录不同',
      'sizes or checksum in its local header are not those of the directory',
    );
  }
  const dataOffset = start + HEADER_SIZE + header.u16(26) + header.u16(28);
  if (dataOffset > source.size) throw noData(entry);
  return { dataOffset, hasDescriptor };
}

function agrees(header: ByteView, entry: CentralEntry): boolean {
  const isWide = header.u32(18) === 0xffffffff || header.u32(22) === 0xffffffff;
  return (
    header.u32(14) === entry.crc32 &&
    (isWide || (header.u32(18) === entry.compressedSize && header.u32(22) === entry.uncompressedSize))
  );
}

const DESCRIPTOR_SIGNATURE = 0x08074b50;
/** The longest descriptor: signature, CRC and two 64-bit sizes. */
const DESCRIPTOR_SIZE = 24;

/** Holds the data descriptor at `offset` (4.3.9) against the directory, as libziparchive's `ValidateDataDescriptor` does. */
export async function checkDescriptor(
  source: ByteSource,
  offset: number,
  entry: CentralEntry,
  warnings: Warnings,
): Promise<void> {
  const room = Math.min(DESCRIPTOR_SIZE, source.size - offset);
  if (room === DESCRIPTOR_SIZE) {
    const view = new ByteView(await source.read(offset, room));
    const at = view.u32(0) === DESCRIPTOR_SIGNATURE ? 4 : 0;
    const isWide = Math.max(entry.compressedSize, entry.uncompressedSize) >= 0xffffffff;
    const [compressed, uncompressed] = isWide
      ? [view.u32(at + 4), view.u32(at + 12)]
      : [view.u32(at + 4), view.u32(at + 8)];
    const isEqual =
      view.u32(at) === entry.crc32 &&
      compressed === entry.compressedSize % 2 ** 32 &&
      uncompressed === entry.uncompressedSize % 2 ** 32;
    if (isEqual) return;
  }
  warn(
    warnings,
    entry,
    '数据描述符与目录不同',
    'sizes or checksum behind its data are not those of the directory',
  );
}

function warn(warnings: Warnings, entry: CentralEntry, zh: string, en: string): void {
  const text = {
    zh: `条目 ${entry.name}：${zh}；安卓不接受此条目，此处按目录读取`,
    en: `${entry.name}: ${en}; Android refuses the entry, it is read here by the directory`,
  };
  warnings.add('zip-local-header', text, { entry: entry.name });
}

function noLocalHeader(entry: CentralEntry): ReadError {
  return new ReadError(
    'malformed',
    {
      zh: `条目 ${entry.name}：目录所指之处没有文件头`,
      en: `${entry.name}: no local header where the directory says`,
    },
    { entry: entry.name },
  );
}

function noData(entry: CentralEntry): ReadError {
  return new ReadError(
    'truncated',
    {
      zh: `条目 ${entry.name}：文件在其数据之前结束`,
      en: `${entry.name}: the file ends before its data begins`,
    },
    { entry: entry.name },
  );
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
