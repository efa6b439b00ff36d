import type { ByteSource } from '../../bytes/source.ts';
import { ByteView } from '../../bytes/view.ts';
import { ReadError } from '../../errors.ts';
import type { Warnings } from '../../warnings.ts';
import { notAnArchive } from './not-an-archive.ts';

/** Where the parts at the end of an archive are. Offsets are absolute. */
export interface EndRecord {
  readonly directoryOffset: number;
  readonly directorySize: number;
  /** As the record says; the directory may hold fewer or more. */
  readonly entryCount: number;
  /** What must be added to an entry's offset: the length of a prefix that the archive's writer did not know of. */
  readonly shift: number;
  /** Whether the directory is where the record says, and fits there. */
  readonly isAsDeclared: boolean;
  readonly offset: number;
  /** With the comment, as declared. */
  readonly size: number;
}

const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const MAXIMUM_COMMENT = 0xffff;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_SIZE = 20;
const WIDE_SIGNATURE = 0x06064b50;
const WIDE_SIZE = 56;
const DIRECTORY_SIGNATURE = 0x02014b50;
const DIRECTORY_HEADER = 46;
const LOCAL_SIGNATURE = 0x04034b50;

/** Read first: holds the end record of an archive with a short comment, and the directory of a small one. */
const FIRST_LOOK = 4096;
/** Where Android looks: the record and the longest comment (libziparchive, kMaxEOCDSearch). */
const SECOND_LOOK = END_SIZE + MAXIMUM_COMMENT;
/** Beyond what Android looks at, for archives with something appended. */
const LAST_LOOK = 2 ** 20;
/** A file can be made of nothing but signatures: how many of them are tried. */
const MAXIMUM_CANDIDATES = 256;

/**
 * Finds the end of central directory record, APPNOTE.TXT 4.3.16, as libziparchive's `FindCentralDirectoryInfo` does:
 * the last signature in the file is the record, and its comment ends with the file. Android gives up when that one does
 * not fit; here the ones before it are tried too, with a warning, so that a comment or an appendix made to mislead does
 * not hide the archive: first those whose comment ends with the file, then those with something behind them.
 * @throws {ReadError} `not-a-package` or `truncated` when there is none
 */
export async function findEndRecord(source: ByteSource, warnings: Warnings): Promise<EndRecord> {
  let followed: { found: EndRecord; passedOver: number } | null = null;
  let passedOver = 0;
  let searchedFrom = source.size;
  for (const look of [FIRST_LOOK, SECOND_LOOK, LAST_LOOK]) {
    const start = Math.max(0, source.size - look);
    if (start >= searchedFrom || (look === LAST_LOOK && followed !== null)) break;
    const tail = new ByteView(await source.read(start, source.size - start), undefined, start);
    for (let at = Math.min(searchedFrom - start - 1, tail.length - END_SIZE); at >= 0; at--) {
      if (tail.bytes[at] !== 0x50 || tail.u32(at) !== END_SIGNATURE) continue;
      const found = await tryRecord(source, tail.slice(at), start + at);
      if (found !== null && found.offset + found.size === source.size) {
        warnAbout(found, source.size, passedOver, warnings);
        return found;
      }
      if (found !== null) followed ??= { found, passedOver };
      if (++passedOver >= MAXIMUM_CANDIDATES) break;
    }
    if (passedOver >= MAXIMUM_CANDIDATES) break;
    searchedFrom = start;
  }
  if (followed === null) throw await notAnArchive(source);
  warnAbout(followed.found, source.size, followed.passedOver, warnings);
  return followed.found;
}

/** The record at `offset`, or `null` when it names no central directory. */
async function tryRecord(source: ByteSource, record: ByteView, offset: number): Promise<EndRecord | null> {
  // 4.4.19 to 4.4.26; the numbers of disks are passed over, as Android does.
  const size = END_SIZE + record.u16(20);
  const narrow = {
    directoryOffset: record.u32(16),
    directorySize: record.u32(12),
    entryCount: record.u16(10),
    end: offset,
  };
  const isWide = narrow.directoryOffset === 0xffffffff || narrow.directorySize === 0xffffffff;
  const named = (isWide ? await readWideRecord(source, offset) : null) ?? narrow;
  const { entryCount, directorySize, end } = named;
  if (entryCount === 0 && directorySize === 0)
    return offset + size === source.size ? { ...named, shift: 0, isAsDeclared: true, offset, size } : null;
  const room = end - named.directoryOffset;
  // Android takes the directory's offset as it stands.
  if (directorySize <= room && (await isDirectory(source, named.directoryOffset, end)))
    return { ...named, shift: 0, isAsDeclared: true, offset, size };
  // Self-extracting archives and the like count from behind their prefix: the directory ends where the record begins.
  const directoryOffset = end - directorySize;
  if (await isDirectory(source, directoryOffset, end)) {
    const shift = await shiftOf(source, directoryOffset, directoryOffset - named.directoryOffset);
    return { entryCount, directorySize, directoryOffset, shift, isAsDeclared: false, offset, size };
  }
  if (!(await isDirectory(source, named.directoryOffset, end))) return null;
  return { ...named, directorySize: room, shift: 0, isAsDeclared: false, offset, size };
}

async function isDirectory(source: ByteSource, offset: number, end: number): Promise<boolean> {
  if (offset < 0 || offset + DIRECTORY_HEADER > end) return false;
  return new ByteView(await source.read(offset, 4)).u32(0) === DIRECTORY_SIGNATURE;
}

/** Whether the offsets of entries are off as the directory's is, or only that one is wrong: by the first entry's. */
async function shiftOf(source: ByteSource, directory: number, difference: number): Promise<number> {
  const first = new ByteView(await source.read(directory, DIRECTORY_HEADER)).u32(42);
  const at = first + difference;
  if (at < 0 || at + 4 > source.size) return 0;
  return new ByteView(await source.read(at, 4)).u32(0) === LOCAL_SIGNATURE ? difference : 0;
}

interface WideRecord {
  readonly directoryOffset: number;
  readonly directorySize: number;
  readonly entryCount: number;
  /** Where the record begins, behind the directory. */
  readonly end: number;
}

/** Zip64: the locator (4.3.15) stands right before the end record and names the wide one (4.3.14). */
async function readWideRecord(source: ByteSource, endOffset: number): Promise<WideRecord | null> {
  const locatorOffset = endOffset - LOCATOR_SIZE;
  if (locatorOffset < WIDE_SIZE) return null;
  const locator = new ByteView(await source.read(locatorOffset, LOCATOR_SIZE));
  if (locator.u32(0) !== LOCATOR_SIGNATURE) return null;
  const named = safeU64(locator, 8);
  // Where the locator says; else right before it, as it stands when a prefix moved everything.
  for (const at of [named, locatorOffset - WIDE_SIZE]) {
    if (at === null || at > locatorOffset - WIDE_SIZE) continue;
    const record = new ByteView(await source.read(at, WIDE_SIZE));
    if (record.u32(0) !== WIDE_SIGNATURE) continue;
    const [entryCount, directorySize, directoryOffset] = [32, 40, 48].map((field) => safeU64(record, field));
    if (entryCount == null || directorySize == null || directoryOffset == null) continue;
    return { entryCount, directorySize, directoryOffset, end: at };
  }
  return null;
}

function safeU64(view: ByteView, offset: number): number | null {
  try {
    return view.u64(offset);
  } catch (error) {
    if (error instanceof ReadError) return null;
    throw error;
  }
}

function warnAbout(found: EndRecord, size: number, passedOver: number, warnings: Warnings): void {
  const after = size - found.offset - found.size;
  const where = { offset: found.offset };
  if (passedOver > 0) {
    warnings.add(
      'zip-false-end-record',
      {
        zh: `真正的目录结束记录之后还有 ${passedOver} 个伪造的；安卓拒绝此文件，此处按真正的读取`,
        en: `behind the real end record stand false ones (${passedOver}); Android rejects the file, the real one is used here`,
      },
      where,
    );
  }
  if (after < 0) {
    warnings.add(
      'zip-comment-cut-short',
      {
        zh: `压缩包的注释缺 ${-after} 字节；安卓拒绝此文件`,
        en: `${-after} bytes of the archive's comment are missing; Android rejects the file`,
      },
      where,
    );
  } else if (after > 0) {
    warnings.add(
      'zip-data-after-end',
      {
        zh: `压缩包结尾之后还有 ${after} 字节；安卓拒绝此文件`,
        en: `${after} bytes follow the end of the archive; Android rejects the file`,
      },
      where,
    );
  }
  if (found.shift > 0) {
    warnings.add(
      'zip-prefix',
      {
        zh: `压缩包之前有 ${found.shift} 字节未计入其偏移量；安卓拒绝此文件`,
        en: `${found.shift} bytes before the archive are not counted in its offsets; Android rejects the file`,
      },
      where,
    );
  } else if (!found.isAsDeclared) {
    warnings.add(
      'zip-directory-misplaced',
      {
        zh: '中央目录的位置或大小与目录结束记录所示不符；安卓拒绝此文件',
        en: 'the central directory is not where or as large as the end record says; Android rejects the file',
      },
      where,
    );
  }
}
