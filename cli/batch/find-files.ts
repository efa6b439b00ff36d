import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CallError } from '../call-error.ts';

const PACKAGE = /\.(apk|xapk|apks|apkm)$/i;

/**
 * The packages among files and folders (looked into at any depth), sorted, each once. A file named by the user is taken
 * whatever its ending, a link to a file is followed, one to a folder is not (it may lead around in circles). A folder that
 * cannot be looked into is among them, so that its audit says so.
 */
export async function findPackages(paths: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    const info = await stat(path).catch((error: unknown) => {
      throw new CallError({ zh: `没有这个文件或目录：${path}`, en: `there is no ${path}` }, { cause: error });
    });
    if (info.isDirectory()) await lookInto(path, found);
    else found.add(path);
  }
  return [...found].sort();
}

async function lookInto(folder: string, found: Set<string>): Promise<void> {
  const names = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (names === null) {
    found.add(folder);
    return;
  }
  for (const name of names) {
    const path = join(folder, name.name);
    if (name.isDirectory()) await lookInto(path, found);
    else if (PACKAGE.test(name.name) && (await isFile(name, path))) found.add(path);
  }
}

async function isFile(name: Dirent, path: string): Promise<boolean> {
  if (!name.isSymbolicLink()) return name.isFile();
  // A link that leads nowhere stays: its audit says what is wrong.
  return stat(path).then(
    (info) => info.isFile(),
    () => true,
  );
}
