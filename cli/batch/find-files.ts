import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CallError } from '../call-error.ts';

const PACKAGE = /\.(apk|xapk|apks|apkm)$/i;

/** The packages among files and folders (looked into at any depth), sorted, each once. A file named by the user is taken whatever its ending. */
export async function findPackages(paths: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    const info = await stat(path).catch((error: unknown) => {
      throw new CallError({ zh: `没有这个文件或目录：${path}`, en: `there is no ${path}` }, { cause: error });
    });
    if (!info.isDirectory()) {
      found.add(path);
      continue;
    }
    const names = await readdir(path, { recursive: true, withFileTypes: true });
    for (const name of names) {
      if (name.isFile() && PACKAGE.test(name.name)) found.add(join(name.parentPath, name.name));
    }
  }
  return [...found].sort();
}
