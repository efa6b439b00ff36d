import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPackage } from '../../analyzer/apk/read-package.ts';
import { Archive } from '../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../analyzer/bytes/source.ts';
import type { SigningFacts } from '../../analyzer/facts/package.ts';
import { Warnings } from '../../analyzer/warnings.ts';
import { nodePlatform } from '../../cli/node-platform.ts';
import { rawEntry, rawZip } from '../support/raw-zip.ts';
import { tinyAxml } from '../support/tiny-axml.ts';
import { element } from '../support/xml-elements.ts';
import { application, DEX, MANIFEST, SMS, TRUTH, uses } from './base.ts';

const key = join(import.meta.dirname, '../fixtures/signing.p12');
let folder = '';

/** An app for systems from Android 5 on, which know the v1 signature alone, to those of today. */
const unsigned = rawZip([
  rawEntry(
    MANIFEST,
    tinyAxml(
      element(
        'manifest',
        { package: TRUTH.package },
        element('uses-sdk', { 'android:minSdkVersion': 21, 'android:targetSdkVersion': 34 }),
        uses(SMS),
        application,
      ),
    ),
    { deflate: true },
  ),
  rawEntry('classes.dex', DEX, { deflate: true }),
]);
let both: Uint8Array = unsigned;
let newOnly: Uint8Array = unsigned;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhizhi-signing-'));
  both = signed('true');
  newOnly = signed('false');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('as it was signed: both verify it', async () => {
  expect(apksigner(both)).toBe(true);
  expect((await ours(both))?.verified).toBe(true);
});

test('the signing block taken away: the v1 signature says that it was there', async () => {
  const { directory } = await partsOf(both);
  const stripped = await rewritten(both, () => true);
  expect(stripped.length).toBeLessThan(directory + 10_000);
  expect(apksigner(stripped)).toBe(false);
  const signing = await ours(stripped);
  expect(signing?.verified).toBe(false);
  expect(signing?.problems.map((one) => one.code).join()).toMatch(/strip/);
});

test('META-INF taken away: nothing is left for a system that knows v1 alone, and the newer digest is wrong', async () => {
  const stripped = await rewritten(both, (name) => !name.startsWith('META-INF/'));
  expect(apksigner(stripped)).toBe(false);
  expect((await ours(stripped))?.verified).toBe(false);
});

test('signed anew without v1: refused for the systems that know v1 alone, by both', async () => {
  expect(apksigner(newOnly)).toBe(false);
  expect(apksigner(newOnly, '--min-sdk-version', '24')).toBe(true);
  const signing = await ours(newOnly);
  expect(signing?.verified).toBe(false);
  expect(signing?.problems.map((one) => one.scheme)).toContain('v1');
});

test('a byte of the code changed behind the signature: refused by both', async () => {
  const { archive } = await partsOf(both);
  // The last byte of its data, which inflating may pass over: the checksum of the archive may too, no signature does.
  const entry = archive.get('classes.dex');
  const at = (entry?.localHeaderOffset ?? 0) + 30 + 'classes.dex'.length + (entry?.compressedSize ?? 0) - 1;
  const changed = Uint8Array.from(both);
  changed[at] = (changed[at] ?? 0) ^ 0x80;
  expect(apksigner(changed)).toBe(false);
  expect((await ours(changed))?.verified).toBe(false);
});

function signed(v1: 'true' | 'false'): Uint8Array {
  const input = join(folder, 'unsigned.apk');
  const output = join(folder, `v1-${v1}.apk`);
  writeFileSync(input, unsigned);
  const schemes = [
    '--v1-signing-enabled',
    v1,
    '--v2-signing-enabled',
    'true',
    '--v3-signing-enabled',
    'true',
  ];
  const store = [
    '--ks',
    key,
    '--ks-pass',
    'pass:fixtures',
    '--ks-type',
    'PKCS12',
    '--v4-signing-enabled',
    'false',
  ];
  execFileSync('apksigner', ['sign', ...store, ...schemes, '--out', output, input], { stdio: 'pipe' });
  return new Uint8Array(readFileSync(output));
}

function apksigner(bytes: Uint8Array, ...more: readonly string[]): boolean {
  const path = join(folder, 'verify.apk');
  writeFileSync(path, bytes);
  return spawnSync('apksigner', ['verify', ...more, path]).status === 0;
}

async function ours(bytes: Uint8Array): Promise<SigningFacts | null> {
  const read = await readPackage(new MemorySource(bytes), 'app.apk', 0, { platform: nodePlatform });
  return read.package.signing;
}

async function partsOf(bytes: Uint8Array): Promise<{ archive: Archive; directory: number }> {
  const archive = await Archive.open(new MemorySource(bytes), nodePlatform, new Warnings());
  return { archive, directory: archive.centralDirectory.offset };
}

/** The same entries in a new archive, without a signing block. */
async function rewritten(bytes: Uint8Array, keeps: (name: string) => boolean): Promise<Uint8Array> {
  const { archive } = await partsOf(bytes);
  const kept = archive.entries.filter(({ name }) => keeps(name));
  return rawZip(
    await Promise.all(
      kept.map(async (entry) => rawEntry(entry.name, await archive.read(entry), { deflate: true })),
    ),
  );
}
