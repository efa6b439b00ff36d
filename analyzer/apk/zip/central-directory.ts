import { ByteView } from '../../bytes/view.ts';
import { ReadError } from '../../errors.ts';
import type { Warnings } from '../../warnings.ts';
import type { ArchiveEntry } from './archive.ts';
import type { EndRecord } from './end-record.ts';
import { decodeName, isPlainName, isValidName, NameIndex } from './entry-names.ts';
import { Oddities } from './oddities.ts';
import { IN_ZIP64, readWideFields } from './zip64.ts';

/** Central directory header, APPNOTE.TXT 4.3.12. */
const SIGNATURE = 0x02014b50;
const HEADER_SIZE = 46;

/** Bounds on what is held in memory; the largest packages in use have some 100 000 entries. */
export const MAXIMUM_ENTRIES = 250_000;
export const MAXIMUM_DIRECTORY = 256 * 2 ** 20;

/** An entry whose name is decoded when it is asked for. */
export class CentralEntry implements ArchiveEntry {
  readonly index: number;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  readonly localHeaderOffset: number;
  /** The name as it stands in the archive. */
  readonly nameBytes: () => Uint8Array;
  #name: string | undefined;

  constructor(fields: Omit<ArchiveEntry, 'name'>, nameBytes: () => Uint8Array) {
    this.index = fields.index;
    this.flags = fields.flags;
    this.method = fields.method;
    this.crc32 = fields.crc32;
    this.compressedSize = fields.compressedSize;
    this.uncompressedSize = fields.uncompressedSize;
    this.localHeaderOffset = fields.localHeaderOffset;
    this.nameBytes = nameBytes;
  }

  get name(): string {
    this.#name ??= decodeName(this.nameBytes());
    return this.#name;
  }
}

export interface Directory {
  readonly entries: readonly CentralEntry[];
  /** By its bytes as UTF-8, which is how Android looks; else, for names that are not UTF-8, by what they were read as. */
  find(name: string): CentralEntry | undefined;
}

/**
 * Reads the headers one behind the other, as many as the end record says (libziparchive, `ParseZipArchive`). Where
 * Android rejects the archive, what was read so far is kept, with a warning.
 * @param bytes the directory
 * @throws {ReadError} `limit`
 */
export function readDirectory(bytes: Uint8Array, end: EndRecord, warnings: Warnings): Directory {
  const possible = Math.floor(bytes.length / HEADER_SIZE);
  const expected = Math.min(end.entryCount, possible);
  if (expected > MAXIMUM_ENTRIES) throw tooManyEntries(expected);
  const view = new ByteView(bytes, undefined, end.directoryOffset);
  const names = new NameIndex(bytes, expected);
  const oddities = new Oddities();
  const entries: CentralEntry[] = [];
  const special: CentralEntry[] = [];
  let at = 0;
  while (entries.length < expected) {
    const length = headerLength(view, at);
    if (length === null) break;
    const entry = readHeader(view, at, entries.length, end, oddities);
    entries.push(entry);
    if (names.add(at + HEADER_SIZE, view.u16(at + 28))) oddities.note('duplicate', entry);
    if (!isPlainName(bytes, at + HEADER_SIZE, view.u16(at + 28))) {
      special.push(entry);
      if (!isValidName(entry.nameBytes())) oddities.note('name', entry);
    }
    at += length;
  }
  if (entries.length < end.entryCount) warnCutShort(entries.length, end, at, warnings);
  else if (headerLength(view, at) !== null) warnHidden(end, at, warnings);
  oddities.report(entries, end, warnings);
  let byText: Map<string, CentralEntry> | null = null;
  return {
    entries,
    find(name) {
      const found = entries[names.indexOf(name)];
      if (found !== undefined || special.length === 0) return found;
      byText ??= new Map(special.toReversed().map((entry) => [entry.name, entry]));
      return byText.get(name);
    },
  };
}

/** Length of the header at `at` with its name, extra field and comment; `null` when there is none. */
function headerLength(view: ByteView, at: number): number | null {
  if (at + HEADER_SIZE > view.length || view.u32(at) !== SIGNATURE) return null;
  const length = HEADER_SIZE + view.u16(at + 28) + view.u16(at + 30) + view.u16(at + 32);
  return at + length > view.length ? null : length;
}

function readHeader(
  view: ByteView,
  at: number,
  index: number,
  end: EndRecord,
  oddities: Oddities,
): CentralEntry {
  const nameLength = view.u16(at + 28);
  const nameBytes = () => view.bytes.subarray(at + HEADER_SIZE, at + HEADER_SIZE + nameLength);
  const narrow = {
    compressedSize: view.u32(at + 20),
    uncompressedSize: view.u32(at + 24),
    localHeaderOffset: view.u32(at + 42),
  };
  let wide: typeof narrow | null = narrow;
  if (Object.values(narrow).includes(IN_ZIP64)) {
    wide = readWideFields(view.slice(at + HEADER_SIZE + nameLength, view.u16(at + 30)), narrow);
  }
  const { compressedSize, uncompressedSize, localHeaderOffset } = wide ?? narrow;
  const entry = new CentralEntry(
    {
      index,
      flags: view.u16(at + 8),
      method: view.u16(at + 10),
      crc32: view.u32(at + 16),
      compressedSize,
      uncompressedSize,
      localHeaderOffset: localHeaderOffset + end.shift,
    },
    nameBytes,
  );
  if (wide === null) oddities.note('zip64', entry);
  return entry;
}

function tooManyEntries(count: number): ReadError {
  return new ReadError('limit', {
    zh: `压缩包有 ${count} 个条目，超过上限 ${MAXIMUM_ENTRIES}`,
    en: `the archive has ${count} entries, more than the limit of ${MAXIMUM_ENTRIES}`,
  });
}

function warnCutShort(read: number, end: EndRecord, at: number, warnings: Warnings): void {
  warnings.add(
    'zip-directory-cut-short',
    {
      zh: `中央目录应有 ${end.entryCount} 个条目，只读出 ${read} 个；安卓拒绝此文件`,
      en: `the central directory should have ${end.entryCount} entries and has ${read}; Android rejects the file`,
    },
    { offset: end.directoryOffset + at },
  );
}

function warnHidden(end: EndRecord, at: number, warnings: Warnings): void {
  warnings.add(
    'zip-hidden-entries',
    {
      zh: `中央目录在所声明的 ${end.entryCount} 个条目之后还有条目；安卓看不到它们，此处也未读取`,
      en: `the central directory goes on after the ${end.entryCount} entries it declares; Android does not see the rest, nor is it read here`,
    },
    { offset: end.directoryOffset + at },
  );
}
