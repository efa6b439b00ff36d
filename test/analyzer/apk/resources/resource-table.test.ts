import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBinaryXml } from '../../../../analyzer/apk/axml/read-binary-xml.ts';
import { applicationOf } from '../../../../analyzer/apk/manifest/manifest-facts.ts';
import { ResourceTable, readResourceTable } from '../../../../analyzer/apk/resources/resource-table.ts';
import { ReadError } from '../../../../analyzer/errors.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { CORPUS, entryOf, packagesIn } from '../../../support/corpus.ts';

async function tableOf(file: string): Promise<ResourceTable> {
  const bytes = await entryOf(file, 'resources.arsc');
  if (bytes === null) throw new Error(`${file} has no resource table`);
  return readResourceTable(bytes, 'resources.arsc', new Warnings());
}

/** The application's label in every language, as aapt prints it. */
function aaptLabels(file: string): Map<string, string> {
  const { stdout } = spawnSync('aapt', ['dump', 'badging', join(CORPUS, file)], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  const labels = new Map<string, string>();
  for (const [, locale, label] of stdout.matchAll(/^application-label(?:-([\w-]+))?:'(.*)'$/gm))
    labels.set(locale ?? '', label ?? '');
  return labels;
}

async function ourLabels(file: string): Promise<ReadonlyMap<string, string> | null> {
  const manifest = await entryOf(file, 'AndroidManifest.xml');
  const bytes = await entryOf(file, 'resources.arsc');
  if (manifest === null || bytes === null) return null;
  const table = readResourceTable(bytes, 'resources.arsc', new Warnings());
  const label = applicationOf(readBinaryXml(manifest, 'm', new Warnings()), table)?.raw('label');
  return label?.type === 'reference' ? table.localised(label.id) : null;
}

describe('labels in every language, beside aapt', () => {
  const files = packagesIn('cn', 'other', 'androguard', 'apktool');
  test.each(files.map((file) => [file]))('%s', async (file) => {
    const theirs = aaptLabels(file);
    const ours = await ourLabels(file);
    if (ours === null || theirs.size === 0) return;
    for (const [locale, label] of ours) {
      // aapt lists a language only when some resource of the app has it under that very name.
      const said = theirs.get(locale);
      if (said !== undefined) expect(label.replaceAll('\n', '\\n'), locale).toBe(said);
    }
    // Where aapt falls back to the default, we have no entry of our own.
    for (const [locale, label] of theirs)
      if (locale !== '' && label !== theirs.get('')) expect(ours.get(locale), locale).toBe(label);
  });

  test('at least twenty packages have labels that are compared', async () => {
    let compared = 0;
    for (const file of files) {
      const ours = await ourLabels(file);
      if (ours !== null && ours.size > 0 && aaptLabels(file).size > 0) compared++;
    }
    expect(compared).toBeGreaterThanOrEqual(20);
  });
});

describe('forms of the table', () => {
  test('compact entries (Android 14)', async () => {
    expect((await ourLabels('apktool/issue3705.apk'))?.get('')).toBe('CompactEntries');
  });

  test('sparse entries', async () => {
    expect((await ourLabels('apktool/issue3366.apk'))?.get('')).toBe('Issue3366');
  });

  test('a reference is named as its author named it, and a file is found by it', async () => {
    const table = await tableOf('cn/CFL-v1.0.1.apk');
    const names = [...table.strings((locale) => locale === '')];
    expect(names.length).toBeGreaterThan(10);
    expect(names.every((one) => one.name.startsWith('string/'))).toBe(true);
    expect(names.some((one) => one.name === 'string/app_name' && one.text.length > 0)).toBe(true);
  });

  test('an empty table resolves nothing', () => {
    expect(ResourceTable.EMPTY.resolve(0x7f010000)).toBeUndefined();
    expect(ResourceTable.EMPTY.localised(0x7f010000).size).toBe(0);
    expect(ResourceTable.EMPTY.nameOf(0x7f010000)).toBeUndefined();
  });

  test('a configuration split adds its languages to the base', async () => {
    const base = await tableOf('cn/CFL-v1.0.1.apk');
    const both = ResourceTable.EMPTY.with([base, await tableOf('apktool/issue3705.apk')]);
    const ids = [...base.strings((locale) => locale === '')].length;
    expect([...both.strings((locale) => locale === '')].length).toBeGreaterThan(ids);
  });
});

describe('any bytes', () => {
  test('give a table or a ReadError, and questions to it end', async () => {
    const seed = await entryOf('apktool/issue3705.apk', 'resources.arsc');
    const other = await entryOf('apktool/client.apk', 'resources.arsc');
    if (seed === null || other === null) throw new Error('the seeds are not there');
    const change = fc.record({ at: fc.nat(), byte: fc.nat(255) });
    fc.assert(
      fc.property(
        fc.constantFrom(seed, other),
        fc.array(change, { minLength: 1, maxLength: 10 }),
        (original, changes) => {
          const bytes = original.slice();
          for (const [i, { at, byte }] of changes.entries())
            bytes[at % Math.min(bytes.length, i % 2 === 0 ? 1024 : bytes.length)] = byte;
          try {
            const table = readResourceTable(bytes, 'x', new Warnings());
            for (let id = 0x7f010000; id < 0x7f010008; id++) {
              table.resolve(id);
              table.localised(id);
              table.nameOf(id);
              table.files(id);
            }
            let strings = 0;
            for (const one of table.strings(() => true)) strings += one.text.length >= 0 ? 1 : 0;
            expect(strings).toBeLessThan(1_000_000);
          } catch (error) {
            if (!(error instanceof ReadError)) throw error;
          }
        },
      ),
      { numRuns: 2000, seed: 1 },
    );
  });
});
