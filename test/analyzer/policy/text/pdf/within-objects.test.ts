import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutStreams } from '../../../../../analyzer/policy/text/pdf/within-objects.ts';

/** The same, said as an expression, which may look back as often as it likes. */
const STREAM = />>(?:[\0\t\n\f\r ]|%[^\n\r]*[\n\r])*stream/;

async function isRefused(text: string, size: number): Promise<boolean> {
  const bytes = Buffer.from(text, 'latin1');
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  try {
    for await (const piece of withoutStreams(pieces())) expect(piece.length).toBeGreaterThan(0);
    return false;
  } catch {
    return true;
  }
}

test('a stream is found behind space and comments, and the word elsewhere is none, however the data is cut', async () => {
  const parts = ['>', '>>', '%', '\n', '\r', ' ', '\0', 'x', 's', 'stream', 'strea'];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...parts), { maxLength: 14 }),
      fc.integer({ min: 1, max: 9 }),
      async (words, size) => {
        const text = words.join('');
        expect(await isRefused(text, size)).toBe(STREAM.test(text));
      },
    ),
    { numRuns: 2000 },
  );
});
