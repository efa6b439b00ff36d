import { constants, readSync, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { type ByteSource, checkRange } from '../analyzer/bytes/source.ts';
import { ReadError } from '../analyzer/errors.ts';
import type { Text } from '../analyzer/text.ts';
import { CallError } from './call-error.ts';
import { systemReason } from './system-error.ts';

/** Bytes of one block; reads of a block or more go past the cache. */
const BLOCK = 2 ** 16;
/** Blocks kept: an archive is read at its end, at its directory, and then forwards in one or two places at once. */
const KEPT_BLOCKS = 32;

/**
 * A file, read by ranges. Small reads (headers, small entries) are served from whole blocks, which are read at once
 * since that takes less time than a turn of the event loop; large ones are read asynchronously.
 */
export class FileSource implements ByteSource {
  readonly size: number;
  readonly #path: string;
  readonly #handle: FileHandle;
  /** As it was when it was opened. */
  readonly #stat: Stats;
  /** By number; in the order of their use, oldest first. */
  readonly #blocks = new Map<number, Uint8Array>();
  #bytesRead = 0;

  private constructor(path: string, handle: FileHandle, stat: Stats) {
    this.#path = path;
    this.#handle = handle;
    this.#stat = stat;
    this.size = stat.size;
  }

  /** @throws {CallError} when there is no such file, or it cannot be opened */
  static async open(path: string): Promise<FileSource> {
    try {
      // Not blocking: a FIFO that nobody writes to would never be opened, and it is refused below.
      const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
      const stat = await handle.stat();
      if (stat.isFile()) return new FileSource(path, handle, stat);
      await handle.close();
    } catch (error) {
      throw new CallError(reason(path, error), { cause: error });
    }
    throw new CallError({ zh: `${path} 不是文件`, en: `${path} is not a file` });
  }

  /** How much was read from the file so far, bytes; what the cache gave is not counted again. */
  get bytesRead(): number {
    return this.#bytesRead;
  }

  /** Device and number: what tells one file from another. */
  get identity(): Pick<Stats, 'dev' | 'ino'> {
    return this.#stat;
  }

  /**
   * What was read of a file that somebody writes to is of no one file, and its hash of none.
   * @throws {CallError} when size or time of the last change are not those from when it was opened
   */
  async assertUnchanged(): Promise<void> {
    const { size, mtimeMs } = await this.#handle.stat();
    if (size === this.#stat.size && mtimeMs === this.#stat.mtimeMs) return;
    throw new CallError({
      zh: `读取期间 ${this.#path} 被改动；请在写入或下载完成后再检查`,
      en: `${this.#path} changed while it was read: audit it once it is written or downloaded`,
    });
  }

  async close(): Promise<void> {
    this.#blocks.clear();
    await this.#handle.close();
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    checkRange(this.size, offset, length);
    if (length >= BLOCK) return this.#readLarge(offset, length);
    if (length === 0) return new Uint8Array(0);
    const first = Math.floor(offset / BLOCK);
    const last = Math.floor((offset + length - 1) / BLOCK);
    const start = offset - first * BLOCK;
    if (first === last) return this.#block(first).subarray(start, start + length);
    const joined = new Uint8Array(length);
    const head = this.#block(first).subarray(start);
    joined.set(head);
    joined.set(this.#block(last).subarray(0, length - head.length), head.length);
    return joined;
  }

  #block(number: number): Uint8Array {
    let block = this.#blocks.get(number);
    if (block === undefined) {
      const offset = number * BLOCK;
      block = new Uint8Array(Math.min(BLOCK, this.size - offset));
      for (let filled = 0; filled < block.length; ) {
        const more = this.#readSync(block, filled, offset + filled);
        if (more === 0) throw shrunk(offset + filled);
        filled += more;
      }
      this.#bytesRead += block.length;
    } else {
      this.#blocks.delete(number);
    }
    this.#blocks.set(number, block);
    if (this.#blocks.size > KEPT_BLOCKS) this.#blocks.delete(this.#blocks.keys().next().value as number);
    return block;
  }

  #readSync(block: Uint8Array, filled: number, at: number): number {
    try {
      return readSync(this.#handle.fd, block, filled, block.length - filled, at);
    } catch (error) {
      throw new CallError(reason(this.#path, error), { cause: error });
    }
  }

  async #readLarge(offset: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    for (let filled = 0; filled < length; ) {
      const { bytesRead } = await this.#handle
        .read(bytes, filled, length - filled, offset + filled)
        .catch((error: unknown) => {
          throw new CallError(reason(this.#path, error), { cause: error });
        });
      if (bytesRead === 0) throw shrunk(offset + filled);
      filled += bytesRead;
    }
    this.#bytesRead += length;
    return bytes;
  }
}

function shrunk(offset: number): ReadError {
  return new ReadError(
    'truncated',
    { zh: '读取期间文件变短了', en: 'the file became shorter while it was read' },
    { offset },
  );
}

function reason(path: string, error: unknown): Text {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { zh: `没有这个文件：${path}`, en: `there is no file ${path}` };
    case 'EACCES':
    case 'EPERM':
      return { zh: `没有读取 ${path} 的权限`, en: `${path} may not be read: permission denied` };
    default: {
      const why = systemReason(error);
      return { zh: `无法读取 ${path}（${why.zh}）`, en: `${path} cannot be read (${why.en})` };
    }
  }
}
