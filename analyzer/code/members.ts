import { type DexFile, readDex } from '../apk/dex/dex-file.ts';
import { ReadError } from '../errors.ts';
import type { Warnings } from '../warnings.ts';
import { codeElsewhere } from './hidden-code.ts';

interface CodeEntry {
  readonly name: string;
  /** Bytes, as declared. */
  readonly uncompressedSize?: number;
}

/** What is needed of an archive: `analyzer/apk/zip/archive.ts` has it. */
export interface CodeArchive<Entry extends CodeEntry = CodeEntry> {
  readonly entries: readonly Entry[];
  get(name: string): Entry | undefined;
  /** @throws {ReadError} `limit` when it holds more than `maxBytes`, and others */
  read(entry: Entry, maxBytes?: number): Promise<Uint8Array>;
}

/** One package, or one split of a bundle. */
export interface CodeMember {
  /** Name of the split's file inside the bundle; `null` for a single package. */
  readonly file: string | null;
  readonly archive: CodeArchive;
}

/** The dex files that the runtime loads. */
export interface LoadedDex {
  readonly dexes: readonly DexFile[];
  /** Entries read, before a container is taken apart. */
  readonly entries: readonly string[];
}

/** ART loads `classes.dex`, `classes2.dex`, … up to the first gap (libdexfile/dex/dex_file_loader.cc, kMaxDexFileSize aside). */
const MAXIMUM_DEX_FILES = 1000;
/** Bytes of one dex file, which ends at 65,536 methods (some 12 MB; a container holds several), and of all of them. */
const MAXIMUM_DEX = 96 << 20;
const MAXIMUM_DEX_BYTES = 320 << 20;

/** Name of an entry in reports: that of a split is `split.apk!/classes.dex`. */
export function entryName(member: CodeMember, name: string): string {
  return member.file === null ? name : `${member.file}!/${name}`;
}

/** An entry's content; `null` when there is none, or when it cannot be read, which is then a warning of this code. */
export async function readOrWarn(
  member: CodeMember,
  name: string,
  code: string,
  warnings: Warnings,
  maxBytes?: number,
): Promise<Uint8Array | null> {
  const entry = member.archive.get(name);
  if (entry === undefined) return null;
  try {
    return await member.archive.read(entry, maxBytes);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    warnings.add(code, error.text, { entry: entryName(member, name) });
    return null;
  }
}

/** Reads every dex file that the runtime would load. One that cannot be read becomes a warning. */
export async function loadDexFiles(
  members: readonly CodeMember[],
  warnings: Warnings,
  onEach: (entry: string) => void,
): Promise<LoadedDex> {
  const dexes: DexFile[] = [];
  const entries: string[] = [];
  const elsewhere: string[] = [];
  let room = MAXIMUM_DEX_BYTES;
  const searched = { bytes: 0, files: 0 };
  for (const member of members) {
    const loaded = new Set<string>();
    for (let n = 1; n <= MAXIMUM_DEX_FILES; n++) {
      const name = n === 1 ? 'classes.dex' : `classes${n}.dex`;
      const entry = member.archive.get(name);
      if (entry === undefined) break;
      loaded.add(name);
      const label = entryName(member, name);
      onEach(label);
      try {
        const most = Math.min(MAXIMUM_DEX, room);
        // What is refused has cost as much as it might have held.
        room -= most;
        const bytes = await member.archive.read(entry, most);
        room += most - bytes.length;
        dexes.push(...readDex(bytes, label, warnings));
        entries.push(label);
      } catch (error) {
        if (!(error instanceof ReadError)) throw error;
        warnings.add('dex-unreadable', error.text, { entry: label });
      }
    }
    const hidden = await codeElsewhere(member.archive, loaded, () => onEach(''), searched);
    elsewhere.push(...hidden.map((name) => entryName(member, name)));
  }
  if (elsewhere.length > 0) warnElsewhere(elsewhere, warnings);
  return { dexes, entries };
}

/** Code that the app may load itself: noted, not read. */
function warnElsewhere(entries: readonly string[], warnings: Warnings): void {
  const shown = entries.slice(0, 20).join(', ');
  warnings.add(
    'code-elsewhere',
    {
      zh: `另有 ${entries.length} 个代码文件不由系统直接加载，未检查：${shown}`,
      en: `${entries.length} more files of code, not loaded by the system itself, were not read: ${shown}`,
    },
    { entry: entries[0] as string },
  );
}
