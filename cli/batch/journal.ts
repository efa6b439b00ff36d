import { type FileHandle, open } from 'node:fs/promises';
import { createInterface } from 'node:readline';

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
    return new Journal(await open(path, 'wx'), 0);
  }

  /** Opens one that may exist, and gives the files that have their line. */
  static async resume(path: string): Promise<{ journal: Journal; done: ReadonlySet<string> }> {
    const file = await open(path, 'a+');
    const done = new Set<string>();
    let whole = 0;
    const { size } = await file.stat();
    if (size > 0) {
      const ended = await endsWithLine(file, size);
      let last = 0;
      let lines = 0;
      for await (const line of readLines(path)) {
        last = Buffer.byteLength(line) + 1;
        whole += last;
        lines++;
        const name = fileOf(line);
        if (name !== null) done.add(name);
      }
      // A last line without its end was cut by a kill: it counts as not written.
      if (!ended && lines > 0) {
        whole -= last;
        const cut = await lastName(path, whole);
        if (cut !== null) done.delete(cut);
      }
    }
    await file.truncate(whole);
    return { journal: new Journal(file, whole), done };
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
    await this.#file.write(bytes, 0, bytes.length, this.#size);
    this.#size += bytes.length;
    await this.#file.datasync();
  }

  close(): Promise<void> {
    return this.#file.close();
  }
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

/** The name on the unfinished line that begins at `offset`, if that much of it is there. */
async function lastName(path: string, offset: number): Promise<string | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.min(size - offset, 1 << 16));
    await file.read(bytes, 0, bytes.length, offset);
    return fileOf(bytes.toString('utf8'));
  } finally {
    await file.close();
  }
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
