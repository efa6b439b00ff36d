import { expect, test } from 'vitest';
import { Archive } from '../../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { codeElsewhere } from '../../../analyzer/code/hidden-code.ts';
import { Warnings } from '../../../analyzer/warnings.ts';
import { nodePlatform } from '../../../cli/node-platform.ts';
import { type RawEntry, rawEntry, rawZip } from '../../support/raw-zip.ts';
import { tinyDex } from '../../support/tiny-dex.ts';

const DEX = tinyDex(['La;'], []);

async function found(entries: readonly RawEntry[]): Promise<{ names: string[]; read: number }> {
  let read = 0;
  const archive = await Archive.open(new MemorySource(rawZip(entries)), nodePlatform, new Warnings());
  const names = await codeElsewhere(archive, new Set(['classes.dex']), () => read++);
  return { names, read };
}

test('by its name anywhere, by what it begins with among the app’s own files', async () => {
  const { names } = await found([
    rawEntry('classes.dex', DEX),
    rawEntry('lib/x/mix.dex', 'anything'),
    rawEntry('assets/a.jar', 'anything'),
    rawEntry('assets/a.png', DEX, { deflate: true }),
    rawEntry('res/raw-v4/b', DEX),
    rawEntry('c', DEX),
    rawEntry('assets/d.bin', rawZip([rawEntry('classes.dex', DEX)])),
    rawEntry('assets/e.docx', rawZip([rawEntry('word/document.xml', 'x')])),
    rawEntry('assets/f.txt', 'dex'),
    rawEntry('res/drawable/g.png', DEX),
  ]);
  expect(names).toEqual([
    'lib/x/mix.dex',
    'assets/a.jar',
    'assets/a.png',
    'res/raw-v4/b',
    'c',
    'assets/d.bin',
  ]);
});

test('files of any number and size cost no more than the bounds', async () => {
  const zeros = new Uint8Array(3 << 20);
  const many = Array.from({ length: 20 }, (_, index) =>
    rawEntry(`assets/${index}`, zeros, { deflate: true }),
  );
  expect((await found(many)).read).toBeLessThan(10);
  const large = rawEntry('assets/large', new Uint8Array(5 << 20), { deflate: true });
  expect((await found([large, rawEntry('assets/x', DEX)])).names).toEqual(['assets/x']);
  // Each declares a byte and inflates to far more.
  const liars = Array.from({ length: 20 }, (_, index) =>
    rawEntry(`assets/${index}`, zeros, { deflate: true, both: { uncompressedSize: 1 } }),
  );
  expect((await found(liars)).read).toBeLessThan(10);
});
