import type { ByteSource } from '../../bytes/source.ts';
import { ReadError } from '../../errors.ts';
import type { Platform } from '../../platform.ts';
import { Warnings } from '../../warnings.ts';
import type { CentralEntry } from './central-directory.ts';

const STORED = 0;
const DEFLATED = 8;

export interface DataReader {
  readonly source: ByteSource;
  readonly platform: Platform;
  readonly warnings: Warnings;
}

/** An entry's data: where it begins, and where it must end, which is before the central directory. */
export interface DataRange {
  readonly offset: number;
  readonly end: number;
}

/**
 * The content of an entry by the method that its directory header names:
 *
 * - stored: as many bytes as the **uncompressed** size says (libziparchive, `CopyEntryToWriter`)
 * - deflated: the compressed size inflated to at most the uncompressed size
 * - any other: what Android's asset reader makes of it. Since Android 9 (frameworks/base, libs/androidfw,
 *   AssetsProvider.cpp and before it ApkAssets.cpp) all that is not deflate is taken as stored; up to 8.1
 *   (AssetManager.cpp, `openAssetFromZipLocked`) all that is not stored was inflated. Stored is taken, unless its CRC
 *   is wrong and inflating gives just the declared size: so an app made for either is read. libziparchive's own
 *   extraction, which loads dex files and libraries, refuses such an entry.
 *
 * A wrong CRC is a warning: Android never looks at it (`kCrcChecksEnabled` is false).
 * @throws {ReadError} `limit` above `maxBytes`; `malformed` or `truncated` when it cannot be inflated
 */
export async function readContent(
  reader: DataReader,
  entry: CentralEntry,
  range: DataRange,
  maxBytes: number,
): Promise<Uint8Array> {
  switch (entry.method) {
    case STORED:
      return checked(reader, entry, await readStored(reader, entry, range, maxBytes));
    case DEFLATED:
      return checked(reader, entry, await readDeflated(reader, entry, range, maxBytes));
    default:
      return checked(reader, entry, await readByTrial(reader, entry, range, maxBytes));
  }
}

async function readStored(
  { source, warnings }: DataReader,
  entry: CentralEntry,
  range: DataRange,
  maxBytes: number,
): Promise<Uint8Array> {
  const room = Math.max(0, range.end - range.offset);
  const { uncompressedSize, compressedSize } = entry;
  const size = uncompressedSize <= room ? uncompressedSize : Math.min(compressedSize, room);
  if (size > maxBytes) throw tooLarge(entry, size, maxBytes);
  const isOdd = entry.method === STORED && uncompressedSize !== compressedSize;
  if (isOdd || size !== uncompressedSize) {
    warnSize(warnings, entry, `${compressedSize} / ${uncompressedSize}`, size);
  }
  return source.read(range.offset, size);
}

async function readDeflated(
  { source, platform, warnings }: DataReader,
  entry: CentralEntry,
  range: DataRange,
  maxBytes: number,
): Promise<Uint8Array> {
  const room = Math.max(0, range.end - range.offset);
  const compressed = Math.min(entry.compressedSize, room);
  // No writer makes data longer than this by deflating it (RFC 1951 3.2.4: five bytes a stored block).
  if (compressed > 2 * maxBytes + 2 ** 16) throw tooLarge(entry, compressed, maxBytes);
  const declared = entry.uncompressedSize;
  let bytes: Uint8Array;
  try {
    bytes = await platform.inflateRaw(
      await source.read(range.offset, compressed),
      Math.min(declared, maxBytes),
    );
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    if (error.code === 'limit')
      throw declared > maxBytes ? tooLarge(entry, declared, maxBytes) : overflow(entry);
    throw notInflated(entry, error);
  }
  if (bytes.length !== declared) warnSize(warnings, entry, `${declared}`, bytes.length);
  return bytes;
}

async function readByTrial(
  reader: DataReader,
  entry: CentralEntry,
  range: DataRange,
  maxBytes: number,
): Promise<Uint8Array> {
  // What is odd about a reading that is then not taken is nobody's concern.
  const quiet = { ...reader, warnings: new Warnings() };
  const stored = await readStored(quiet, entry, range, maxBytes);
  if (reader.platform.crc32(stored) === entry.crc32) return stored;
  try {
    const inflated = await readDeflated(quiet, entry, range, maxBytes);
    if (inflated.length === entry.uncompressedSize) return inflated;
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
  }
  if (stored.length !== entry.uncompressedSize) {
    warnSize(reader.warnings, entry, `${entry.uncompressedSize}`, stored.length);
  }
  return stored;
}

function checked({ platform, warnings }: DataReader, entry: CentralEntry, bytes: Uint8Array): Uint8Array {
  if (platform.crc32(bytes) !== entry.crc32) {
    const text = {
      zh: `条目 ${entry.name}：内容与 CRC-32 校验值不符（安卓不检查此值）`,
      en: `${entry.name}: the content does not have the CRC-32 that the directory gives (Android does not check it)`,
    };
    warnings.add('zip-crc-mismatch', text, { entry: entry.name });
  }
  return bytes;
}

function warnSize(warnings: Warnings, entry: CentralEntry, declared: string, size: number): void {
  const text = {
    zh: `条目 ${entry.name}：目录所示大小为 ${declared} 字节，读出 ${size} 字节`,
    en: `${entry.name}: the directory says ${declared} bytes, and ${size} were read`,
  };
  warnings.add('zip-size-mismatch', text, { entry: entry.name });
}

function tooLarge(entry: CentralEntry, size: number, maxBytes: number): ReadError {
  return new ReadError(
    'limit',
    {
      zh: `条目 ${entry.name} 有 ${size} 字节，超过上限 ${maxBytes}`,
      en: `${entry.name} has ${size} bytes, more than the limit of ${maxBytes}`,
    },
    { entry: entry.name },
  );
}

function overflow(entry: CentralEntry): ReadError {
  return new ReadError(
    'malformed',
    {
      zh: `条目 ${entry.name} 解压后超过目录所示的 ${entry.uncompressedSize} 字节；安卓同样拒绝`,
      en: `${entry.name} inflates to more than the ${entry.uncompressedSize} bytes that the directory says; Android refuses it too`,
    },
    { entry: entry.name },
  );
}

function notInflated(entry: CentralEntry, cause: ReadError): ReadError {
  const isFlagged = (entry.flags & 1) !== 0;
  return new ReadError(
    cause.code,
    {
      zh: `条目 ${entry.name} 无法解压${isFlagged ? '（带有加密标志，可能确实设有密码）' : ''}：${cause.text.zh}`,
      en: `${entry.name} cannot be inflated${isFlagged ? ' (it is flagged as encrypted and may really need a password)' : ''}: ${cause.text.en}`,
    },
    { entry: entry.name },
    { cause },
  );
}
