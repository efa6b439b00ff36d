import { expect, test } from 'vitest';
import { SliceSource } from '../../../analyzer/bytes/slice.ts';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { ReadError } from '../../../analyzer/errors.ts';

const whole = new MemorySource(Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));

test('a slice gives its own range and nothing around it', async () => {
  const slice = new SliceSource(whole, 3, 4);
  expect(slice.size).toBe(4);
  expect([...(await slice.read(0, 4))]).toEqual([3, 4, 5, 6]);
  expect([...(await slice.read(3, 1))]).toEqual([6]);
  expect([...(await slice.read(4, 0))]).toEqual([]);
  for (const [offset, length] of [
    [0, 5],
    [4, 1],
    [-1, 1],
    [0, -1],
  ] as const) {
    await expect(slice.read(offset, length)).rejects.toMatchObject({ code: 'truncated' });
  }
});

test('a slice outside its source cannot be made', () => {
  expect(() => new SliceSource(whole, 8, 3)).toThrow(ReadError);
  expect(() => new SliceSource(whole, -1, 3)).toThrow(ReadError);
});
