import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { CallError } from '../call-error.ts';
import { syncFolder } from '../output.ts';

/**
 * The file of a batch, one JSON line an app, written as each is done. A line is whole or not there: what a kill left of the last
 * line is cut off when the batch is resumed, and that app is audited again.
 */
export class Journal {
  readonly #file: FileHandle;
  #size: number;
  #last: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle, size: number) {
    this.#file = file;
    this.#size = size;
  }

  /** Begins a new file, which must not exist. @throws the system's `EEXIST` and others */
  static async create(path: string): Promise<Journal> {
    const file = await open(path, 'wx');
    await syncFolder(dirname(path));
    return new Journal(file, 0);
  }

  /**
   * Opens one that may exist, and gives the files that have their line.
   * @throws {CallError} when it holds anything but results of a batch: it is somebody's file and stays as it is
   */
  static async resume(path: string): Promise<{ journal: Journal; done: ReadonlySet<string> }> {
    const file = await open(path, 'a+');
    try {
      const done = new Set<string>();
      let whole = 0;
      let number = 0;
      const { size } = await file.stat();
      const ended = size === 0 || (await endsWithLine(file, size));
      let pending: string | null = null;
      for await (const line of readLines(path)) {
        if (pending !== null) whole += keep(pending, ++number, path, done);
        pending = line;
      }
      if (pending !== null && ended) whole += keep(pending, ++number, path, done);
      // A last line without its end was cut by a kill: it counts as not written.
      else if (pending !== null && !isBegun(pending)) throw notOfABatch(path, number + 1);
      await file.truncate(whole);
      return { journal: new Journal(file, whole), done };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Adds a line and sees that it is on the disk. Lines that come at once are written one after the other. */
  add(line: string): Promise<void> {
    const added = this.#last.then(() => this.#write(line));
    // The next line waits for this one, whether or not it could be written: the caller is told.
    this.#last = added.catch(() => undefined);
    return added;
  }

  async #write(line: string): Promise<void> {
    const bytes = Buffer.from(`${line}\n`);
    try {
      // A write may take a part, and say so: a full disk is told by the next one.
      for (let written = 0; written < bytes.length; ) {
        const { bytesWritten } = await this.#file.write(
          bytes,
          written,
          bytes.length - written,
          this.#size + written,
        );
        written += bytesWritten;
      }
      await this.#file.datasync();
    } catch (error) {
      // No half line for a reader of what is there.
      await this.#file.truncate(this.#size).catch(() => undefined);
      throw error;
    }
    this.#size += bytes.length;
  }

  /** Once what was begun is written. */
  async close(): Promise<void> {
    await this.#last;
    await this.#file.close();
  }
}

/** Counts a whole line as done. @returns its bytes with its end */
function keep(line: string, number: number, path: string, done: Set<string>): number {
  const name = fileOf(line);
  if (name === null) throw notOfABatch(path, number);
  done.add(name);
  return Buffer.byteLength(line) + 1;
}

/** How each line begins. */
const BEGIN = '{"file":';

function isBegun(line: string): boolean {
  return line.startsWith(BEGIN.slice(0, line.length));
}

function notOfABatch(path: string, number: number): CallError {
  return new CallError({
    zh: `${path} 第 ${number} 行不是 batch 的结果，不在其后续写`,
    en: `line ${number} of ${path} is not a result of a batch: nothing is added to it`,
  });
}

/** The lines of a journal, one at a time. */
export async function* readLines(path: string): AsyncGenerator<string> {
  const file = await open(path, 'r');
  try {
    for await (const line of createInterface({ input: file.createReadStream(), crlfDelay: Infinity }))
      yield line;
  } finally {
    await file.close().catch(() => undefined);
  }
}

async function endsWithLine(file: FileHandle, size: number): Promise<boolean> {
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === 0x0a;
}

function fileOf(line: string): string | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && 'file' in value && typeof value.file === 'string')
      return value.file;
  } catch {
    // Not a whole line.
  }
  return null;
}
