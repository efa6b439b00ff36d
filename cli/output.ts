import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, open, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CallError } from './call-error.ts';
import { isInput } from './input-files.ts';
import { systemCode, systemReason } from './system-error.ts';
import { begun, finished } from './unfinished-files.ts';

/** Writes a report to stdout, or to a file. A reader of stdout that has seen enough (`| head`) takes nothing from what was found. */
export async function writeReport(text: string | Uint8Array, path: string | undefined): Promise<void> {
  if (path !== undefined && path !== '-') return writeFileWhole(text, path);
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) =>
      error && systemCode(error) !== 'EPIPE' ? reject(error) : resolve(),
    );
  });
}

/**
 * A file that is complete or as it was before: a temporary file beside it, fsync, rename. Whatever ends the tool in the
 * middle, what stood there stands there still. A link stays a link, a file keeps who may read it and is not written to
 * when it may not be, and a device or a pipe (`/dev/null`) is written to, not replaced.
 *
 * @throws {CallError}
 */
export async function writeFileWhole(content: string | Uint8Array, path: string): Promise<void> {
  try {
    const there = await statOf(path);
    if (there === null) await replaceFile(content, await linkTarget(path), null);
    else if (isInput(there)) throw isAudited(path);
    else if (there.isFile()) await replaceFile(content, await realpath(path), there);
    else await writeFile(path, content);
  } catch (error) {
    throw error instanceof CallError ? error : cannotWrite(path, error);
  }
}

/** `null` where nothing is, or a link leads to nothing. */
function statOf(path: string): Promise<Stats | null> {
  return stat(path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
}

function isAudited(path: string): CallError {
  return new CallError({
    zh: `${path} 是被检查的文件，不能写入报告；请换一个文件名`,
    en: `${path} is what is audited, and no report is written over it: name another file`,
  });
}

/** @param error what the system said */
export function cannotWrite(path: string, error: unknown): CallError {
  const why = systemReason(error);
  return new CallError(
    { zh: `无法写入 ${path}（${why.zh}）`, en: `cannot write ${path} (${why.en})` },
    { cause: error },
  );
}

/** Where a link leads whose file does not exist yet; the path itself when it is no link. */
async function linkTarget(path: string): Promise<string> {
  const target = await readlink(path).catch(() => null);
  return target === null ? path : resolve(dirname(path), target);
}

async function replaceFile(content: string | Uint8Array, path: string, there: Stats | null): Promise<void> {
  // A rename asks nobody whether the file that it replaces may be written.
  if (there !== null) await access(path, constants.W_OK);
  const folder = dirname(path);
  // A name of its own: that of the file may be as long as names can be, and an earlier run may have been killed.
  const temporary = join(folder, `.zhizhi-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
  begun(temporary);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      if (there !== null) await file.chmod(there.mode & 0o777);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    finished(temporary);
  }
  await syncFolder(folder);
}

/** A new name is on the disk when its folder is. Where a folder cannot be synced (Windows) the system sees to it. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  try {
    await handle?.sync();
  } catch {
    // The file is there; how soon its name is on the disk is the system's.
  } finally {
    await handle?.close();
  }
}
