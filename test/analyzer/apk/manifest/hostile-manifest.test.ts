import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPackage } from '../../../../analyzer/apk/read-package.ts';
import { MemorySource } from '../../../../analyzer/bytes/source.ts';
import { ReadError } from '../../../../analyzer/errors.ts';
import { nodePlatform } from '../../../../cli/node-platform.ts';
import { CORPUS } from '../../../support/corpus.ts';

const folder = join(CORPUS, 'axml');
/** Small ones, so that a changed byte meets something that is read. */
const originals = readdirSync(folder)
  .map((name) => new Uint8Array(readFileSync(join(folder, name))))
  .filter(({ length }) => length > 0 && length < 20_000);

/** Facts, or a ReadError of one line; anything else is a fault of ours. */
async function outcomeOf(bytes: Uint8Array<ArrayBuffer>): Promise<'read' | 'refused'> {
  try {
    const { package: facts } = await readPackage(new MemorySource(bytes), 'AndroidManifest.xml', 0, {
      platform: nodePlatform,
      depth: 'manifest',
    });
    expect(facts.manifest.effectiveTargetSdk).toEqual(expect.any(Number));
    JSON.stringify(facts);
    return 'read';
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    expect(error.text.en).not.toMatch(/[\r\n]/);
    expect(error.text.en.length).toBeLessThan(400);
    return 'refused';
  }
}

describe('compiled manifests with some bytes changed or cut', () => {
  test('facts or a ReadError, whatever was changed', async () => {
    const seen = new Set<string>();
    const change = fc.record({ at: fc.nat(), to: fc.constantFrom(0, 1, 2, 0x10, 0x7f, 0x80, 0xff) });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(originals.length - 1),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.option(fc.nat(), { freq: 5 }),
        async (index, changes, cut) => {
          const original = originals[index] as Uint8Array;
          const bytes = new Uint8Array(original);
          for (const { at, to } of changes) bytes[at % bytes.length] = to;
          seen.add(await outcomeOf(bytes.slice(0, cut === null ? bytes.length : cut % (bytes.length + 1))));
        },
      ),
      { numRuns: 1000, seed: 11 },
    );
    expect([...seen].sort()).toEqual(['read', 'refused']);
  });
});
