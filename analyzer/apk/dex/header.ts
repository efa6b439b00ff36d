import { ReadError } from '../../errors.ts';
import type { Warnings } from '../../warnings.ts';

/** A table of a dex file: `count` items from byte `offset` of the container. */
export interface Section {
  readonly offset: number;
  readonly count: number;
}

/** header_item, with every table already cut to what the bytes hold. Offsets are relative to the container's start. */
export interface DexHeader {
  /** 35 to 41. */
  readonly version: number;
  /** Where this header begins: 0 but for the second and later dex files of a version 41 container. */
  readonly start: number;
  /** End of this dex file's own bytes: what checksum and signature cover. */
  readonly end: number;
  readonly checksum: number;
  readonly signature: Uint8Array;
  readonly stringIds: Section;
  readonly typeIds: Section;
  readonly protoIds: Section;
  readonly fieldIds: Section;
  readonly methodIds: Section;
  readonly classDefs: Section;
  readonly mapOffset: number;
}

const HEADER_SIZE = 0x70;
const HEADER_SIZE_V41 = 0x78;
const ENDIAN_CONSTANT = 0x12345678;
const REVERSE_ENDIAN_CONSTANT = 0x78563412;

/** More dex files than this in one container is not a file any build makes. */
const MAXIMUM_IN_CONTAINER = 1024;

/** Bytes of one item, in the order of the header's tables (dex format, "Items"). */
const TABLES = [
  { name: 'string_ids', at: 0x38, size: 4, maximum: 0xffffffff },
  { name: 'type_ids', at: 0x40, size: 4, maximum: 0x10000 },
  { name: 'proto_ids', at: 0x48, size: 12, maximum: 0x10000 },
  { name: 'field_ids', at: 0x50, size: 8, maximum: 0x10000 },
  { name: 'method_ids', at: 0x58, size: 8, maximum: 0x10000 },
  { name: 'class_defs', at: 0x60, size: 32, maximum: 0x10000 },
] as const;

/**
 * The headers of all dex files in one entry: one, or several in a version 41 container
 * (AOSP libdexfile/dex/dex_file.h, `HeaderV41`). The first must be readable; a later one that is not ends the list with
 * a warning.
 *
 * @throws {ReadError} `unsupported` for odex, compact dex, vdex and unknown versions; `malformed`, `truncated`
 */
export function readHeaders(bytes: Uint8Array, entry: string, warnings: Warnings): DexHeader[] {
  const headers = [readHeader(bytes, 0, entry, warnings)];
  const containerEnd = containerSize(bytes, entry, warnings);
  let last = headers[0] as DexHeader;
  while (last.version >= 41 && last.end > last.start && last.end + HEADER_SIZE_V41 <= containerEnd) {
    if (headers.length === MAXIMUM_IN_CONTAINER) {
      warn(warnings, 'dex-container-limit', entry, last.end, {
        zh: `容器中的 dex 超过 ${MAXIMUM_IN_CONTAINER} 个，其余未读取`,
        en: `more than ${MAXIMUM_IN_CONTAINER} dex files in one container; the rest are not read`,
      });
      break;
    }
    try {
      last = readHeader(bytes, last.end, entry, warnings);
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      warn(warnings, 'dex-container', entry, last.end, {
        zh: `容器中后续的 dex 无法读取：${error.text.zh}`,
        en: `a later dex file in the container cannot be read: ${error.text.en}`,
      });
      break;
    }
    headers.push(last);
  }
  return headers;
}

function containerSize(bytes: Uint8Array, entry: string, warnings: Warnings): number {
  const data = view(bytes);
  if (version(bytes, 0) < 41 || bytes.length < HEADER_SIZE_V41) return bytes.length;
  const stated = data.getUint32(0x70, true);
  if (stated !== bytes.length) {
    warn(warnings, 'dex-container-size', entry, 0x70, {
      zh: `container_size 为 ${stated}，实际 ${bytes.length} 字节`,
      en: `container_size says ${stated}, there are ${bytes.length} bytes`,
    });
  }
  return Math.min(stated, bytes.length);
}

function readHeader(bytes: Uint8Array, start: number, entry: string, warnings: Warnings): DexHeader {
  checkMagic(bytes, start, entry);
  const data = view(bytes);
  const dexVersion = version(bytes, start);
  const headerSize = dexVersion >= 41 ? HEADER_SIZE_V41 : HEADER_SIZE;
  if (start + headerSize > bytes.length) {
    throw new ReadError(
      'truncated',
      {
        zh: `dex 文件头需要 ${headerSize} 字节，只有 ${bytes.length - start}`,
        en: `a dex header needs ${headerSize} bytes, there are ${bytes.length - start}`,
      },
      { entry, offset: start },
    );
  }
  const u32 = (at: number): number => data.getUint32(start + at, true);
  checkEndian(u32(0x28), entry, start + 0x28);
  if (u32(0x24) !== headerSize) {
    warn(warnings, 'dex-header-size', entry, start + 0x24, {
      zh: `header_size 为 ${u32(0x24)}，应为 ${headerSize}`,
      en: `header_size says ${u32(0x24)}, it is ${headerSize}`,
    });
  }
  if (u32(0x2c) !== 0) {
    warn(warnings, 'dex-link-data', entry, start + 0x2c, {
      zh: 'dex 带有静态链接数据（link_size 不为 0），未读取',
      en: 'the dex carries link data (link_size is not 0), which is not read',
    });
  }
  const end = fileEnd(bytes, start, u32(0x20), dexVersion, entry, warnings);
  const sections = TABLES.map((table) =>
    section(bytes, u32(table.at), u32(table.at + 4), table, entry, warnings),
  );
  const [stringIds, typeIds, protoIds, fieldIds, methodIds, classDefs] = sections as [
    Section,
    Section,
    Section,
    Section,
    Section,
    Section,
  ];
  checkOverlap(sections, start, headerSize, entry, warnings);
  return {
    version: dexVersion,
    start,
    end,
    checksum: u32(8),
    signature: bytes.subarray(start + 12, start + 32),
    stringIds,
    typeIds,
    protoIds,
    fieldIds,
    methodIds,
    classDefs,
    mapOffset: u32(0x34),
  };
}

/** @throws {ReadError} `unsupported` naming what it is, `malformed` when it is no dex at all */
function checkMagic(bytes: Uint8Array, start: number, entry: string): void {
  const magic = String.fromCharCode(...bytes.subarray(start, start + 4));
  const named = { 'dey\n': 'odex', cdex: 'compact dex', vdex: 'vdex' }[magic];
  if (named !== undefined) {
    throw new ReadError(
      'unsupported',
      {
        zh: `${named} 是设备上优化后的格式，不读取`,
        en: `${named} is a format made on a device; it is not read`,
      },
      { entry, offset: start },
    );
  }
  if (magic !== 'dex\n' || bytes[start + 7] !== 0 || Number.isNaN(version(bytes, start))) {
    throw new ReadError(
      'malformed',
      { zh: '不是 dex 文件（文件标识不符）', en: 'not a dex file (its magic is another)' },
      { entry, offset: start },
    );
  }
  const number = version(bytes, start);
  if (number < 35 || number > 41) {
    const text = String(number).padStart(3, '0');
    throw new ReadError(
      'unsupported',
      {
        zh: `dex 版本 ${text} 不读取（支持 035 至 041）`,
        en: `dex version ${text} is not read (035 to 041 are)`,
      },
      { entry, offset: start + 4 },
    );
  }
}

function version(bytes: Uint8Array, start: number): number {
  const text = String.fromCharCode(...bytes.subarray(start + 4, start + 7));
  return /^\d{3}$/.test(text) ? Number(text) : Number.NaN;
}

function checkEndian(tag: number, entry: string, offset: number): void {
  if (tag === ENDIAN_CONSTANT) return;
  const reversed = tag === REVERSE_ENDIAN_CONSTANT;
  throw new ReadError(
    reversed ? 'unsupported' : 'malformed',
    reversed
      ? {
          zh: '大端序的 dex 不读取，Android 也不接受',
          en: 'a big-endian dex is not read, nor does Android accept one',
        }
      : { zh: 'dex 的 endian_tag 不符', en: 'the dex endian_tag is neither of the two it may be' },
    { entry, offset },
  );
}

/** `file_size`: of this dex file; in a container, the distance to the next header. */
function fileEnd(
  bytes: Uint8Array,
  start: number,
  stated: number,
  dexVersion: number,
  entry: string,
  warnings: Warnings,
): number {
  const available = bytes.length - start;
  if (stated > available || stated < HEADER_SIZE) {
    warn(warnings, 'dex-file-size', entry, start + 0x20, {
      zh: `file_size 为 ${stated}，实际 ${available} 字节`,
      en: `file_size says ${stated}, there are ${available} bytes`,
    });
    return bytes.length;
  }
  if (stated < available && dexVersion < 41) {
    warn(warnings, 'dex-trailing-data', entry, stated, {
      zh: `dex 之后还有 ${available - stated} 字节数据`,
      en: `${available - stated} bytes follow the dex file`,
    });
  }
  return start + stated;
}

function section(
  bytes: Uint8Array,
  count: number,
  offset: number,
  table: (typeof TABLES)[number],
  entry: string,
  warnings: Warnings,
): Section {
  if (count === 0) return { offset: 0, count: 0 };
  const fits = offset >= bytes.length ? 0 : Math.floor((bytes.length - offset) / table.size);
  const kept = Math.min(count, fits, table.maximum);
  if (kept < count) {
    warn(warnings, 'dex-section-bounds', entry, offset, {
      zh: `${table.name} 声明 ${count} 项，只读取 ${kept} 项（越出文件或超过格式上限）`,
      en: `${table.name} says ${count} items, ${kept} are read (past the end of the file, or above the format's limit)`,
    });
  }
  return { offset, count: kept };
}

function checkOverlap(
  sections: readonly Section[],
  start: number,
  headerSize: number,
  entry: string,
  warnings: Warnings,
): void {
  const ranges = sections
    .map((one, i) => ({ from: one.offset, to: one.offset + one.count * (TABLES[i]?.size ?? 0) }))
    .filter((range) => range.to > range.from);
  ranges.push({ from: start, to: start + headerSize });
  ranges.sort((a, b) => a.from - b.from);
  for (let i = 1; i < ranges.length; i++) {
    const range = ranges[i];
    const before = ranges[i - 1];
    if (range === undefined || before === undefined || range.from >= before.to) continue;
    warn(warnings, 'dex-overlap', entry, range.from, {
      zh: 'dex 的各表互相重叠',
      en: 'tables of the dex file overlap',
    });
  }
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function warn(
  warnings: Warnings,
  code: string,
  entry: string,
  offset: number,
  text: { zh: string; en: string },
): void {
  warnings.add(code, text, { entry, offset });
}
