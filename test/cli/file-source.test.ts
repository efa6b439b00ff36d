import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { FileSource } from '../../cli/file-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhizhi-source-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = new Uint8Array(5_000_000).map((_, index) => (index * 2654435761) >>> 13);
const path = join(folder, 'file');
writeFileSync(path, bytes);

test('any range reads as the file has it', async () => {
  const source = await FileSource.open(path);
  expect(source.size).toBe(bytes.length);
  const range = fc.tuple(fc.nat(bytes.length), fc.oneof(fc.nat(100), fc.nat(300_000)));
  const property = fc.asyncProperty(fc.array(range, { maxLength: 60 }), async (ranges) => {
    for (const [offset, wanted] of ranges) {
      const length = Math.min(wanted, bytes.length - offset);
      const read = await source.read(offset, length);
      expect(Buffer.compare(read, bytes.subarray(offset, offset + length))).toBe(0);
    }
  });
  await fc.assert(property, { numRuns: 50 });
  await source.close();
});

test('a pipe, a device and a folder are refused at once, not waited for', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  for (const other of [pipe, '/dev/zero', folder]) {
    await expect(FileSource.open(other)).rejects.toThrow(/is not a file/);
  }
});

test('ranges outside the file are truncated', async () => {
  const source = await FileSource.open(path);
  for (const [offset, length] of [
    [bytes.length, 1],
    [bytes.length - 1, 2],
    [-1, 1],
    [0, bytes.length + 1],
  ] as const) {
    await expect(source.read(offset, length)).rejects.toMatchObject({ code: 'truncated' });
  }
  expect((await source.read(bytes.length, 0)).length).toBe(0);
  await source.close();
});

test('what was read once is not read again while it is near', async () => {
  const source = await FileSource.open(path);
  await source.read(1_000_000, 30);
  const once = source.bytesRead;
  for (let offset = 1_000_000; offset < 1_000_900; offset += 30) await source.read(offset, 30);
  expect(source.bytesRead).toBe(once);
  expect(once).toBeLessThanOrEqual(2 ** 16);
  await source.close();
});

test('a file that shrinks under the reader is truncated', async () => {
  const short = join(folder, 'short');
  writeFileSync(short, bytes.subarray(0, 300_000));
  const source = await FileSource.open(short);
  truncateSync(short, 1000);
  await expect(source.read(0, 200_000)).rejects.toMatchObject({ code: 'truncated' });
  await expect(source.read(2000, 10)).rejects.toMatchObject({ code: 'truncated' });
  await source.close();
});

test('an empty file has no bytes', async () => {
  const empty = join(folder, 'empty');
  writeFileSync(empty, '');
  const source = await FileSource.open(empty);
  expect(source.size).toBe(0);
  expect((await source.read(0, 0)).length).toBe(0);
  await source.close();
});

test('what is no file is a wrong call, in both languages', async () => {
  const missing = join(folder, 'missing.apk');
  await expect(FileSource.open(missing)).rejects.toMatchObject({
    name: 'CallError',
    text: { zh: `没有这个文件：${missing}`, en: `there is no file ${missing}` },
  });
  await expect(FileSource.open(folder)).rejects.toMatchObject({ name: 'CallError' });
  await expect(FileSource.open(join(path, 'inside'))).rejects.toMatchObject({ name: 'CallError' });
});
