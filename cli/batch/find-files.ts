import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CallError } from '../call-error.ts';

const PACKAGE = /\.(apk|xapk|apks|apkm)$/i;

/** What a batch is of. */
export interface FoundFiles {
  readonly packages: readonly string[];
  /** Files in the folders that are no packages by their names, e.g. policies and saved pages: how many. */
  readonly passedOver: number;
}

/**
 * The packages among files and folders (looked into at any depth), sorted, each once. A file named by the user is taken
 * whatever its ending, a link to a file is followed, one to a folder is not (it may lead around in circles). A folder that
 * cannot be looked into is among them, so that its audit says so.
 */
export async function findPackages(paths: readonly string[]): Promise<FoundFiles> {
  const found: Found = { packages: new Set(), others: new Set() };
  for (const path of paths) {
    const info = await stat(path).catch((error: unknown) => {
      throw new CallError({ zh: `没有这个文件或目录：${path}`, en: `there is no ${path}` }, { cause: error });
    });
    if (info.isDirectory()) await lookInto(path, found);
    else found.packages.add(path);
  }
  return { packages: [...found.packages].sort(), passedOver: found.others.size };
}

interface Found {
  readonly packages: Set<string>;
  readonly others: Set<string>;
}

async function lookInto(folder: string, found: Found): Promise<void> {
  const names = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (names === null) {
    found.packages.add(folder);
    return;
  }
  for (const name of names) {
    const path = join(folder, name.name);
    if (name.isDirectory()) await lookInto(path, found);
    else if (await isFile(name, path)) (PACKAGE.test(name.name) ? found.packages : found.others).add(path);
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
