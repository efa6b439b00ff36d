import { type ByteSource, MemorySource } from '../../bytes/source.ts';
import { ReadError } from '../../errors.ts';
import type { Platform } from '../../platform.ts';
import type { Warnings } from '../../warnings.ts';
import { Archive, type ArchiveEntry, MAXIMUM_CONTENT } from '../zip/archive.ts';
import { MemberWarnings } from './member-warnings.ts';
import { partsOf } from './parts.ts';
import { recognise } from './recognise.ts';

/** One APK: the package itself, or a part of a bundle. */
export interface PackageMember {
  /** Path inside the bundle; of a lone APK the name it was given. */
  readonly file: string;
  readonly archive: Archive;
  readonly source: ByteSource;
}

export interface OpenedPackage {
  readonly kind: 'apk' | 'bundle';
  /** At least one. The first is the base by its name; `confirmBase` makes sure by the manifests. */
  readonly members: readonly PackageMember[];
}

/** The most APKs of a bundle that are opened: an app with a dozen features for every screen and language has some 500. */
export const MAXIMUM_MEMBERS = 1000;
/** The most that the deflated APKs of one bundle may take in memory, bytes. Stored ones are read where they are. */
export const MAXIMUM_INFLATED = 2 ** 30;

/** Entries of all APKs of a bundle together: as many as one may have. */
export const MAXIMUM_BUNDLE_ENTRIES = 250_000;

/**
 * Opens an APK, or a bundle of APKs (.xapk, .apks, .apkm, a zip of splits) with all that one device would install.
 * What it is, is told from the content; the file's ending does not count.
 * @param name as the user named the file
 * @throws {ReadError} `unsupported` for what is recognised and not read (.aab, .hap, .ipa), `not-a-package` for
 * anything else, and what `Archive.open` throws
 */
export async function openPackage(
  source: ByteSource,
  name: string,
  platform: Platform,
  warnings: Warnings,
): Promise<OpenedPackage> {
  // The outer file's warnings count only when it is a package at all.
  const archive = await Archive.open(source, platform, warnings);
  const kind = recognise(archive);
  if (kind === 'apk') return { kind, members: [{ file: name, archive, source }] };
  const parts = await partsOf(archive, warnings);
  if (parts.length > MAXIMUM_MEMBERS) {
    warnings.add('bundle-too-many-parts', {
      zh: `合集中有 ${parts.length} 个 APK，只读取前 ${MAXIMUM_MEMBERS} 个`,
      en: `the bundle has ${parts.length} APKs; the first ${MAXIMUM_MEMBERS} are read`,
    });
  }
  return { kind, members: await openMembers(archive, parts.slice(0, MAXIMUM_MEMBERS), platform, warnings) };
}

async function openMembers(
  bundle: Archive,
  parts: readonly ArchiveEntry[],
  platform: Platform,
  warnings: Warnings,
): Promise<PackageMember[]> {
  const members: PackageMember[] = [];
  let room = MAXIMUM_INFLATED;
  let entries = 0;
  let firstError: ReadError | null = null;
  for (const [index, part] of parts.entries()) {
    if (entries > MAXIMUM_BUNDLE_ENTRIES) {
      warnManyEntries(parts.length - index, warnings);
      break;
    }
    try {
      const source = await memberSource(bundle, part, room);
      if (source instanceof MemorySource) room -= source.size;
      const archive = await Archive.open(source, platform, new MemberWarnings(warnings, part.name));
      entries += archive.entries.length;
      members.push({ file: part.name, archive, source });
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      firstError ??= error;
      warnings.add('bundle-part-unreadable', unreadable(part.name, error), { entry: part.name });
    }
  }
  if (members.length === 0 && firstError !== null) {
    const text = unreadable(parts[0]?.name ?? '', firstError);
    throw new ReadError(firstError.code, text, { entry: parts[0]?.name ?? '' }, { cause: firstError });
  }
  return members;
}

function warnManyEntries(left: number, warnings: Warnings): void {
  warnings.add('bundle-too-many-parts', {
    zh: `合集中各 APK 的条目共超过 ${MAXIMUM_BUNDLE_ENTRIES} 个，其后的 ${left} 个 APK 未读取`,
    en: `the APKs of the bundle have more than ${MAXIMUM_BUNDLE_ENTRIES} entries together; the ${left} that follow were not read`,
  });
}

/** A stored APK in place; a deflated one in memory. */
async function memberSource(bundle: Archive, part: ArchiveEntry, room: number): Promise<ByteSource> {
  const stored = await bundle.openStored(part);
  return stored ?? new MemorySource(await bundle.read(part, Math.min(room, MAXIMUM_CONTENT)));
}

function unreadable(name: string, error: ReadError): ReadError['text'] {
  return {
    zh: `合集中的 ${name} 无法读取：${error.text.zh}`,
    en: `${name} in the bundle cannot be read: ${error.text.en}`,
  };
}
