import type { Warnings } from '../../warnings.ts';
import type { Archive, ArchiveEntry } from '../zip/archive.ts';
import { bundletoolParts } from './bundletool.ts';
import { type BundleDescription, readDescription } from './description.ts';

/** APKs of a bundle by name. `__MACOSX/` holds what macOS adds to a zip: same names, no APKs. */
export function apkEntries(archive: Archive): ArchiveEntry[] {
  const isApk = ({ name }: ArchiveEntry) => /\.apk$/i.test(name) && !/(^|\/)(__MACOSX\/|\._)/.test(name);
  return archive.entries.filter((entry) => isApk(entry) && archive.get(entry.name) === entry);
}

/**
 * The APKs that one device would install, the base first. A bundletool archive holds builds for many devices, of which
 * `bundletoolParts` chooses; in the others (.xapk of APKPure, .apkm of APKMirror, SAI's .apks, a zip of splits) every
 * APK belongs to the app.
 */
export async function partsOf(archive: Archive, warnings: Warnings): Promise<ArchiveEntry[]> {
  noteExpansions(archive, warnings);
  const apks = apkEntries(archive);
  if (archive.get('toc.pb') !== undefined) return bundletoolParts(apks, warnings);
  const description = await readDescription(archive, warnings);
  for (const file of description.files) {
    if (archive.get(file) === undefined) warnMissing(file, warnings);
  }
  const ranked = apks.map((entry) => ({ entry, rank: rankOf(entry.name, description) }));
  return ranked.sort((a, b) => a.rank - b.rank || a.entry.index - b.entry.index).map(({ entry }) => entry);
}

/** How likely an APK is the base, by its name; 0 is the likeliest. */
function rankOf(path: string, description: BundleDescription): number {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (path === description.base) return 0;
  if (name === 'base.apk' || name === 'base-master.apk') return 1;
  if (name === `${description.packageName?.toLowerCase()}.apk`) return 2;
  return /^(split[_.-]|config\.|split\.)|[._-]config\./.test(name) ? 4 : 3;
}

/** Expansion files (OBB) hold an app's media beside its APKs. */
function noteExpansions(archive: Archive, warnings: Warnings): void {
  const files = archive.entries.filter(({ name }) => /\.obb$/i.test(name));
  const first = files[0];
  if (first === undefined) return;
  warnings.add(
    'bundle-expansion-not-read',
    {
      zh: `合集中的 ${files.length} 个扩展文件（OBB，如 ${first.name}）未读取`,
      en: `${files.length} expansion files (OBB) of the bundle, such as ${first.name}, were not read`,
    },
    { entry: first.name },
  );
}

function warnMissing(file: string, warnings: Warnings): void {
  warnings.add(
    'bundle-part-missing',
    {
      zh: `合集的清单中有 ${file}，但合集中没有此文件`,
      en: `the bundle's own list names ${file}, which is not in it`,
    },
    { entry: file },
  );
}
