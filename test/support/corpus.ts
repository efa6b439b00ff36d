import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Archive } from '../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../analyzer/bytes/source.ts';
import { Warnings } from '../../analyzer/warnings.ts';
import { nodePlatform } from '../../cli/node-platform.ts';

/** The corpus of real packages, outside the repository. Tests that need it fail where it is not. */
export const CORPUS = join(import.meta.dirname, '../../../shared/apks');
if (!existsSync(CORPUS)) throw new Error(`this test needs the APKs in ${CORPUS}`);

/** Packages in these folders of the corpus, by path. */
export function packagesIn(...folders: string[]): string[] {
  return folders
    .flatMap((folder) => readdirSync(join(CORPUS, folder)).map((name) => join(CORPUS, folder, name)))
    .filter((path) => path.endsWith('.apk'))
    .map((path) => relative(CORPUS, path))
    .sort();
}

/** One entry of a package; `null` when the package or the entry cannot be had. */
export async function entryOf(file: string, name: string): Promise<Uint8Array | null> {
  try {
    const source = new MemorySource(new Uint8Array(readFileSync(join(CORPUS, file))));
    const archive = await Archive.open(source, nodePlatform, new Warnings());
    const entry = archive.get(name);
    return entry === undefined ? null : await archive.read(entry);
  } catch {
    return null;
  }
}
