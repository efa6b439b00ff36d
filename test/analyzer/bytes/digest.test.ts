import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestSource } from '../../../analyzer/bytes/digest.ts';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { nodePlatform } from '../../../cli/node-platform.ts';

const bytes = new Uint8Array(9 * 2 ** 20 + 5).map((_, index) => index);

test('a source has the digest of its bytes', async () => {
  for (const size of [0, 1, 4 * 2 ** 20, bytes.length]) {
    for (const algorithm of ['sha256', 'sm3'] as const) {
      const part = bytes.subarray(0, size);
      const digest = await digestSource(new MemorySource(part), nodePlatform, algorithm);
      expect(digest).toBe(createHash(algorithm).update(part).digest('hex'));
    }
  }
});

test('progress goes from nothing to all, never back', async () => {
  const seen: number[] = [];
  await digestSource(new MemorySource(bytes), nodePlatform, 'sha256', {
    onProgress: (part) => seen.push(part),
  });
  expect(seen[0]).toBe(0);
  expect(seen.at(-1)).toBe(1);
  expect(seen.length).toBe(4);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

test('a cancel ends it with AbortError before the next chunk is read', async () => {
  const controller = new AbortController();
  const seen: number[] = [];
  const digest = digestSource(new MemorySource(bytes), nodePlatform, 'sha256', {
    signal: controller.signal,
    onProgress: (part) => {
      seen.push(part);
      if (part > 0) controller.abort();
    },
  });
  await expect(digest).rejects.toMatchObject({ name: 'AbortError' });
  expect(seen.length).toBe(2);
});
