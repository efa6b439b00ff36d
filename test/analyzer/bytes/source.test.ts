import { describe, expect, test } from 'vitest';
import { BlobSource, type ByteSource, MemorySource } from '../../../analyzer/bytes/source.ts';

const bytes = Uint8Array.from({ length: 100 }, (_, index) => index);
const sources: [string, ByteSource][] = [
  ['an array', new MemorySource(bytes)],
  ['a Blob', new BlobSource(new Blob([bytes.subarray(0, 40), bytes.subarray(40)]))],
];

describe.each(sources)('%s as a source', (_, source) => {
  test('gives exactly the range asked for', async () => {
    expect(source.size).toBe(100);
    expect([...(await source.read(38, 4))]).toEqual([38, 39, 40, 41]);
    expect((await source.read(0, 100)).length).toBe(100);
    expect((await source.read(100, 0)).length).toBe(0);
  });

  test.each([
    [100, 1],
    [0, 101],
    [-1, 1],
    [1, -1],
    [0.5, 1],
    [Number.NaN, 1],
    [Number.MAX_SAFE_INTEGER, 1],
  ])('refuses %d and %d, and says which', async (offset, length) => {
    await expect(source.read(offset, length)).rejects.toMatchObject({ name: 'ReadError', code: 'truncated' });
  });
});
