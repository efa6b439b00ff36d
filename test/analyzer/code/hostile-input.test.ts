import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DexFile, readDex } from '../../../analyzer/apk/dex/dex-file.ts';
import { Archive } from '../../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { CodeUses } from '../../../analyzer/code/calls/code-uses.ts';
import { loadCodeCatalogues } from '../../../analyzer/code/catalogues.ts';
import { ClassIndex } from '../../../analyzer/code/class-index.ts';
import { findEndpoints } from '../../../analyzer/code/endpoints/find-endpoints.ts';
import { detectPacker } from '../../../analyzer/code/packers/detect-packer.ts';
import { buildProgram } from '../../../analyzer/code/program/build-program.ts';
import { matchSdks } from '../../../analyzer/code/sdks/match-sdks.ts';
import { ReadError } from '../../../analyzer/errors.ts';
import { Warnings } from '../../../analyzer/warnings.ts';
import { nodePlatform } from '../../../cli/node-platform.ts';
import { component, manifest } from '../../support/facts.ts';
import { tinyDex } from '../../support/tiny-dex.ts';

const SAMPLE = join(import.meta.dirname, '../../../../shared/apks/cn/Game2048-plain.apk');
const catalogues = loadCodeCatalogues();

async function sampleDex(): Promise<Uint8Array> {
  const source = new MemorySource(new Uint8Array(readFileSync(SAMPLE)));
  const archive = await Archive.open(source, nodePlatform, new Warnings());
  const entry = archive.get('classes.dex');
  if (entry === undefined) throw new Error('no classes.dex');
  return archive.read(entry);
}

async function identify(dexes: readonly DexFile[]) {
  const facts = manifest({ components: [component('activity', 'com.example.app.Main')] });
  const classes = new ClassIndex(dexes, new Warnings());
  const packer = detectPacker(catalogues.packers, catalogues.unidentifiedPacker, {
    manifest: facts,
    entries: ['classes.dex'],
    classes,
    complete: true,
  });
  const traces = { manifest: facts, classes, dexes, nativeLibraries: [], packer, complete: true };
  const match = matchSdks(catalogues.sdks, traces);
  const program = buildProgram(dexes, new Warnings());
  const uses = new CodeUses(program, () => {});
  const sources = { program, uses, members: [], manifest: facts, resourceTexts: [], sdks: match.reportedAs };
  return findEndpoints(
    catalogues.hosts,
    { ...sources, sdkOfClass: (name) => match.attribution.sdkOfClass(name) },
    new Warnings(),
  );
}

test('a dex file changed at random is read or refused, and what is found stays well formed', async () => {
  const original = await sampleDex();
  const change = fc.tuple(fc.nat(original.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
      const bytes = original.slice();
      for (const [at, value] of changes) bytes[at] = value;
      try {
        for (const { host, entry } of await identify(readDex(bytes, 'classes.dex', new Warnings()))) {
          expect(host).toMatch(/^[a-z0-9._-]+$/);
          expect(entry).toBe('classes.dex');
        }
      } catch (error) {
        expect(error).toBeInstanceOf(ReadError);
      }
    }),
    { numRuns: 40 },
  );
});

test('strings that all share one long text cost no more than the text a few times', async () => {
  const bytes = tinyDex(
    [],
    Array.from({ length: 3000 }, (_, i) => `https://h${i}.example.cn/${'x'.repeat(40)}`),
  );
  // Every string_id points at the first string, which now has no end before the file's.
  const view = new DataView(bytes.buffer);
  const first = view.getUint32(0x70, true);
  for (let i = 0; i < 3000; i++) view.setUint32(0x70 + i * 4, first + 4, true);
  for (let at = first; at < bytes.length; at++) if (bytes[at] === 0) bytes[at] = 0x20;
  const endpoints = await identify(readDex(bytes, 'classes.dex', new Warnings()));
  expect(endpoints.length).toBeLessThanOrEqual(2000);
});
