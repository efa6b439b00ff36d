import { expect, test } from 'vitest';
import { Archive } from '../../../../analyzer/apk/zip/archive.ts';
import { MAXIMUM_DIRECTORY, MAXIMUM_ENTRIES } from '../../../../analyzer/apk/zip/central-directory.ts';
import { type ByteSource, checkRange } from '../../../../analyzer/bytes/source.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { nodePlatform } from '../../../../cli/node-platform.ts';
import { join, u16, u32, u64 } from '../../../support/raw-zip.ts';

/** Of any size, made as it is read: directory headers over and over from `directory` on, and the records at the end. */
class Endless implements ByteSource {
  readonly size: number;
  largest = 0;
  readonly #directory: number;
  readonly #tail: Uint8Array;

  constructor(directory: number, directorySize: number) {
    const wide = directory + directorySize;
    const count = Math.floor(directorySize / 46);
    this.#directory = directory;
    this.#tail = join(
      join(u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0)),
      join(u64(count), u64(count), u64(directorySize), u64(directory)),
      join(u32(0x07064b50), u32(0), u64(wide), u32(1)),
      join(u32(0x06054b50), u32(0), u32(0xffffffff), u32(0xffffffff), u32(0xffffffff), u16(0)),
    );
    this.size = wide + this.#tail.length;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    checkRange(this.size, offset, length);
    this.largest = Math.max(this.largest, length);
    const bytes = new Uint8Array(length);
    const tailAt = this.size - this.#tail.length;
    const header = join(u32(0x02014b50), new Uint8Array(42));
    for (let i = 0; i < length; i++) {
      const at = offset + i;
      if (at >= tailAt) bytes[i] = this.#tail[at - tailAt] as number;
      else if (at >= this.#directory) bytes[i] = header[(at - this.#directory) % 46] as number;
    }
    return bytes;
  }
}

test('more entries than the limit are refused', async () => {
  const source = new Endless(0, 46 * (MAXIMUM_ENTRIES + 1));
  await expect(Archive.open(source, nodePlatform, new Warnings())).rejects.toMatchObject({ code: 'limit' });
});

test('a directory larger than the limit is refused before it is read, whatever the size of the file', async () => {
  for (const directory of [0, 5 * 2 ** 40]) {
    const source = new Endless(directory, 46 * Math.ceil((MAXIMUM_DIRECTORY + 1) / 46));
    await expect(Archive.open(source, nodePlatform, new Warnings())).rejects.toMatchObject({ code: 'limit' });
    expect(source.largest).toBeLessThan(2 ** 20);
  }
});

test('an archive of terabytes is opened by its end', async () => {
  const source = new Endless(3 * 2 ** 40, 46 * 100);
  const archive = await Archive.open(source, nodePlatform, new Warnings());
  expect(archive.entries.length).toBe(100);
  expect(archive.centralDirectory.offset).toBe(3 * 2 ** 40);
  expect(source.largest).toBeLessThan(2 ** 13);
});
