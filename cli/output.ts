import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CallError } from './call-error.ts';
import { systemCode } from './system-error.ts';

/** Writes a report to stdout, or to a file. A reader of stdout that has seen enough (`| head`) takes nothing from what was found. */
export async function writeReport(text: string | Uint8Array, path: string | undefined): Promise<void> {
  if (path !== undefined && path !== '-') return writeFileWhole(text, path);
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => (error && systemCode(error) !== 'EPIPE' ? reject(error) : resolve()));
  });
}

/**
 * A file that is complete or not there: a temporary file beside it, fsync, rename. A link stays a link, and a device or
 * a pipe (`/dev/null`) is written to, not replaced.
 *
 * @throws {CallError}
 */
export async function writeFileWhole(content: string | Uint8Array, path: string): Promise<void> {
  try {
    const there = await stat(path).catch(() => null);
    if (there === null) await replaceFile(content, path);
    else if (there.isFile()) await replaceFile(content, await realpath(path));
    else await writeFile(path, content);
  } catch (error) {
    const why = systemCode(error);
    throw new CallError(
      { zh: `无法写入 ${path}（${why}）`, en: `cannot write ${path} (${why})` },
      { cause: error },
    );
  }
}

async function replaceFile(content: string | Uint8Array, path: string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
