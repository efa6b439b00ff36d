import { SliceSource } from '../../bytes/slice.ts';
import type { ByteSource } from '../../bytes/source.ts';
import { ByteView } from '../../bytes/view.ts';
import { ReadError } from '../../errors.ts';
import type { Platform } from '../../platform.ts';
import type { Warnings } from '../../warnings.ts';
import { type CentralEntry, type Directory, MAXIMUM_DIRECTORY, readDirectory } from './central-directory.ts';
import { type DataRange, readContent } from './contents.ts';
import { type EndRecord, findEndRecord } from './end-record.ts';
import { checkDescriptor, readLocalHeader } from './local-header.ts';

/** An entry as the central directory has it. */
export interface ArchiveEntry {
  readonly name: string;
  /** Place in the central directory. */
  readonly index: number;
  /** General purpose bit flag, APPNOTE.TXT 4.4.4. */
  readonly flags: number;
  /** Compression method, 4.4.5, as it stands there: 0 stored, 8 deflated, any other a lie. */
  readonly method: number;
  readonly crc32: number;
  /** Bytes. */
  readonly compressedSize: number;
  /** Bytes, as declared. */
  readonly uncompressedSize: number;
  /** From the start of the source. */
  readonly localHeaderOffset: number;
}

/** The most that one entry may hold unless the caller says otherwise, bytes. */
export const MAXIMUM_CONTENT = 512 * 2 ** 20;

/**
 * A ZIP archive read as Android reads it (libziparchive): the central directory is the truth. What Android would
 * refuse and can be read is read, with a warning. Opening reads the end of the file and the directory; an entry is read
 * when it is asked for, by its range.
 */
export class Archive {
  readonly source: ByteSource;
  /** In the order of the central directory. */
  readonly entries: readonly ArchiveEntry[];
  readonly centralDirectory: { readonly offset: number; readonly size: number };
  /** With the comment. */
  readonly endOfCentralDirectory: { readonly offset: number; readonly size: number };
  readonly #platform: Platform;
  readonly #warnings: Warnings;
  readonly #directory: Directory;

  private constructor(
    source: ByteSource,
    platform: Platform,
    warnings: Warnings,
    end: EndRecord,
    directory: Directory,
  ) {
    this.source = source;
    this.entries = directory.entries;
    this.centralDirectory = { offset: end.directoryOffset, size: end.directorySize };
    this.endOfCentralDirectory = { offset: end.offset, size: Math.min(end.size, source.size - end.offset) };
    this.#platform = platform;
    this.#warnings = warnings;
    this.#directory = directory;
  }

  /**
   * @param warnings takes what is odd about the archive now and about its entries as they are read
   * @throws {ReadError} `not-a-package`, `truncated`, or `limit`
   */
  static async open(source: ByteSource, platform: Platform, warnings: Warnings): Promise<Archive> {
    const end = await findEndRecord(source, warnings);
    if (end.directorySize > MAXIMUM_DIRECTORY) {
      throw new ReadError('limit', {
        zh: `压缩包的中央目录有 ${end.directorySize} 字节，超过上限 ${MAXIMUM_DIRECTORY}`,
        en: `the central directory has ${end.directorySize} bytes, more than the limit of ${MAXIMUM_DIRECTORY}`,
      });
    }
    const bytes = await source.read(end.directoryOffset, end.directorySize);
    const directory = readDirectory(bytes, end, warnings);
    if (end.shift === 0 && directory.entries.length > 0) await checkStart(source, warnings);
    return new Archive(source, platform, warnings, end, directory);
  }

  /** The entry of this name that Android takes: the first, where several have it. */
  get(name: string): ArchiveEntry | undefined {
    return this.#directory.find(name);
  }

  /**
   * The content, inflated.
   * @param maxBytes the most it may hold
   * @throws {ReadError} `limit`, `malformed` or `truncated`
   */
  async read(entry: ArchiveEntry, maxBytes: number = MAXIMUM_CONTENT): Promise<Uint8Array> {
    const own = this.#own(entry);
    const range = await this.#locate(own);
    return readContent(
      { source: this.source, platform: this.#platform, warnings: this.#warnings },
      own,
      range,
      maxBytes,
    );
  }

  /**
   * The bytes as they stand in the archive: `compressedSize` of them, fewer when the archive ends before.
   * @throws {ReadError} `limit`, `malformed` or `truncated`
   */
  async readRaw(entry: ArchiveEntry): Promise<Uint8Array> {
    const range = await this.#locate(this.#own(entry));
    const size = Math.min(entry.compressedSize, Math.max(0, range.end - range.offset));
    return this.source.read(range.offset, size);
  }

  /**
   * A stored entry's content in place, without copying it; `null` for one that must be inflated.
   * @throws {ReadError} `malformed` or `truncated`
   */
  async openStored(entry: ArchiveEntry): Promise<ByteSource | null> {
    if (entry.method !== 0 || entry.compressedSize !== entry.uncompressedSize) return null;
    const range = await this.#locate(this.#own(entry));
    return new SliceSource(
      this.source,
      range.offset,
      Math.min(entry.uncompressedSize, range.end - range.offset),
    );
  }

  async #locate(entry: CentralEntry): Promise<DataRange> {
    const { dataOffset, hasDescriptor } = await readLocalHeader(this.source, entry, this.#warnings);
    const dataSize = entry.method === 0 ? entry.uncompressedSize : entry.compressedSize;
    if (hasDescriptor) await checkDescriptor(this.source, dataOffset + dataSize, entry, this.#warnings);
    const directory = this.centralDirectory.offset;
    // An entry behind the directory is one that Android refuses; it may still be whole.
    return { offset: dataOffset, end: dataOffset <= directory ? directory : this.source.size };
  }

  #own(entry: ArchiveEntry): CentralEntry {
    const own = this.#directory.entries[entry.index];
    if (own !== entry) throw new TypeError(`not an entry of this archive: ${entry.name}`);
    return own;
  }
}

/** Android wants the first entry's local header at the very start (libziparchive, `ParseZipArchive`, since 8.1). */
async function checkStart(source: ByteSource, warnings: Warnings): Promise<void> {
  const start = new ByteView(await source.read(0, 4)).u32(0);
  if (start === 0x04034b50) return;
  if (start === DEX) warnDex(warnings);
  else warnPrefix(warnings);
}

/** `dex\n` */
const DEX = 0x0a786564;

/** Janus, CVE-2017-13156: the runtime took the file for a dex file, the installer for an archive. */
function warnDex(warnings: Warnings): void {
  warnings.add(
    'zip-prefix-dex',
    {
      zh: '文件开头是一个 dex 文件（Janus 漏洞，CVE-2017-13156）：2017 年 12 月补丁之前的安卓运行它而不是压缩包中的代码，安卓 8.1 起拒绝此文件；此处读取压缩包',
      en: 'the file begins with a dex file (Janus, CVE-2017-13156): Android before the patch of December 2017 runs it instead of the code in the archive, and rejects the file since 8.1; the archive is read here',
    },
    { offset: 0 },
  );
}

function warnPrefix(warnings: Warnings): void {
  warnings.add(
    'zip-prefix',
    {
      zh: '文件开头不是压缩包的第一个条目；安卓 8.1 起拒绝此文件',
      en: 'the file does not begin with the first entry of the archive; Android rejects it since 8.1',
    },
    { offset: 0 },
  );
}
