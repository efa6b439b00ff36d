import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import {
  type ReadPackage,
  type ReadPackageOptions,
  readPackage,
} from '../../../analyzer/apk/read-package.ts';
import type { XmlElement } from '../../../analyzer/apk/xml/element.ts';
import { type ByteSource, MemorySource } from '../../../analyzer/bytes/source.ts';
import { nodePlatform } from '../../../cli/node-platform.ts';
import { tinyTable } from '../../support/tiny-arsc.ts';
import { tinyAxml } from '../../support/tiny-axml.ts';
import { element, reference } from '../../support/xml-elements.ts';

type Entries = Readonly<Record<string, string | Uint8Array>>;

async function zipOf(entries: Entries): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(entries)) zip.file(name, content);
  return zip.generateAsync({ type: 'uint8array', compression: 'STORE' });
}

function read(bytes: Uint8Array, options: Partial<ReadPackageOptions> = {}): Promise<ReadPackage> {
  const source = new MemorySource(new Uint8Array(bytes));
  return readPackage(source, 'app.apk', 0, { platform: nodePlatform, depth: 'manifest', ...options });
}

function codesOf({ package: { warnings } }: ReadPackage): string[] {
  return warnings.map(({ code }) => code);
}

const uses = (name: string): XmlElement => element('uses-permission', { 'android:name': name });
const activity = (name: string): XmlElement => element('activity', { 'android:name': name });

function manifest(attributes: Parameters<typeof element>[1], ...children: readonly XmlElement[]): Uint8Array {
  return tinyAxml(element('manifest', { package: 'com.example.app', ...attributes }, ...children));
}

const base = manifest(
  { 'android:versionCode': 3 },
  element('uses-sdk', { 'android:minSdkVersion': 15, 'android:targetSdkVersion': 16 }),
  uses('android.permission.INTERNET'),
  element('application', { 'android:permission': 'base.P', 'android:label': 'Base' }, activity('.Main')),
);

describe('a bundle: base and splits as Android installs them', () => {
  const camera = manifest(
    { split: 'camera', 'android:isFeatureSplit': true },
    element('uses-sdk', { 'android:targetSdkVersion': 34 }),
    uses('android.permission.CAMERA'),
    uses('android.permission.INTERNET'),
    element(
      'application',
      { 'android:permission': 'split.P', 'android:label': 'Split' },
      activity('.Camera'),
      element('provider', { 'android:name': '.Provider', 'android:authorities': 'a' }),
      element('meta-data', { 'android:name': 'KEY', 'android:value': 'from the split' }),
    ),
  );

  async function bundle(): Promise<Uint8Array> {
    const apk = (name: string, entries: Entries): Promise<[string, Uint8Array]> =>
      zipOf(entries).then((bytes) => [name, bytes]);
    return zipOf(
      Object.fromEntries([
        await apk('split_camera.apk', {
          'AndroidManifest.xml': camera,
          'lib/arm64-v8a/libcamera.so': 'x',
          'classes.dex': 'x',
        }),
        await apk('base.apk', { 'AndroidManifest.xml': base, 'classes.dex': 'x', 'classes2.dex': 'x' }),
      ]),
    );
  }

  test('components of all, each with its split; permission and level of the base hold for all', async () => {
    const { package: facts } = await read(await bundle());
    expect(facts.kind).toBe('bundle');
    expect(
      facts.manifest.components.map(({ name, split, permission, exported }) => [
        name,
        split,
        permission,
        exported,
      ]),
    ).toEqual([
      ['com.example.app.Main', null, 'base.P', false],
      ['com.example.app.Camera', 'camera', 'base.P', false],
      // Exported by default, since the base targets less than 17: what the split targets does not count.
      ['com.example.app.Provider', 'camera', 'base.P', true],
    ]);
    expect(facts.manifest.effectiveTargetSdk).toBe(16);
    expect(facts.manifest.application?.metaData).toEqual([{ name: 'KEY', value: 'from the split' }]);
    expect(facts.resources?.label).toBe('Base');
  });

  test('a permission that only a split asks for is not granted, and said', async () => {
    const result = await read(await bundle());
    expect(result.package.manifest.permissions.map(({ name }) => name)).toEqual([
      'android.permission.INTERNET',
    ]);
    const warning = result.package.warnings.find(({ code }) => code === 'split-permission-ignored');
    expect(warning?.message).toContain('android.permission.CAMERA');
    expect(warning?.message).not.toContain('INTERNET');
  });

  test('dex files and native libraries of all, with the file they are in', async () => {
    const { archive } = (await read(await bundle())).package;
    expect(archive?.dexFiles).toEqual(['classes.dex', 'classes2.dex', 'split_camera.apk!/classes.dex']);
    expect(archive?.nativeLibraries).toEqual(['split_camera.apk!/lib/arm64-v8a/libcamera.so']);
    expect(archive?.splits).toEqual([
      { file: 'base.apk', split: null, isFeature: false },
      { file: 'split_camera.apk', split: 'camera', isFeature: true },
    ]);
  });

  test('a split alone is read, and said to be no app', async () => {
    const result = await read(await zipOf({ 'AndroidManifest.xml': camera, 'classes.dex': 'x' }));
    expect(result.package.manifest.split).toBe('camera');
    expect(codesOf(result)).toContain('lone-split');
    expect(codesOf(await read(await zipOf({ 'AndroidManifest.xml': base })))).not.toContain('lone-split');
  });
});

describe('resources that the manifest names', () => {
  const CONFIG = 0x7f010000;
  const withConfig = manifest(
    {},
    element('application', {
      'android:label': reference(0x7f010001),
      'android:networkSecurityConfig': reference(CONFIG),
    }),
  );
  const table = tinyTable({
    configurations: [
      { entries: { 0: 'res/xml/net.xml', 1: 'Example', 2: 'Read our privacy policy', 3: 'Other' } },
      { at: { 8: [0x7a, 0x68] }, entries: { 1: '示例', 2: '隐私政策' } },
      { at: { 8: [0x66, 0x72] }, entries: { 1: 'Exemple', 2: 'privacy policy, en français' } },
    ],
  });
  const domain = { ...element('domain'), text: 'plain.example.com' };
  const config = tinyAxml(
    element(
      'network-security-config',
      {},
      element('base-config', { cleartextTrafficPermitted: false }),
      element('domain-config', { cleartextTrafficPermitted: true }, domain),
    ),
  );

  test('the label in every language, the network security config, strings that name a policy', async () => {
    const bytes = await zipOf({
      'AndroidManifest.xml': withConfig,
      'resources.arsc': table,
      'res/xml/net.xml': config,
    });
    const result = await read(bytes);
    expect(codesOf(result)).toEqual([]);
    expect(result.package.resources?.label).toBe('Example');
    expect(result.package.resources?.labels).toEqual({ '': 'Example', zh: '示例', fr: 'Exemple' });
    expect(result.package.manifest.application?.networkSecurityConfig).toEqual({
      entry: 'res/xml/net.xml',
      baseCleartextPermitted: false,
      domains: [{ domain: 'plain.example.com', includeSubdomains: false, cleartextPermitted: true }],
      trustsUserCertificates: false,
    });
    // Default and Chinese only: those that a user in China is shown.
    expect(result.package.resources?.policyTraces.map(({ text }) => text)).toEqual([
      'Read our privacy policy',
      '隐私政策',
    ]);
  });

  test.each([
    ['missing', {}, 'network-security-config-missing'],
    ['broken', { 'res/xml/net.xml': 'no XML' }, 'network-security-config-unreadable'],
  ])('a config that is %s: known to be there, unknown in what it says', async (_, more: Entries, code) => {
    const entries = { 'AndroidManifest.xml': withConfig, 'resources.arsc': table, ...more };
    const result = await read(await zipOf(entries));
    expect(codesOf(result)).toEqual([code]);
    expect(result.package.manifest.application?.networkSecurityConfig?.entry).toBeNull();
  });

  test('without a readable table all else is still read', async () => {
    const entries = { 'AndroidManifest.xml': withConfig, 'resources.arsc': 'no table' };
    const result = await read(await zipOf(entries));
    expect(codesOf(result)).toContain('resources-unreadable');
    expect(result.package.manifest.packageName).toBe('com.example.app');
    expect(result.package.resources?.label).toBeNull();
  });
});

describe('how it reads', () => {
  /** Counts what is asked of a source. */
  class Counting implements ByteSource {
    bytes = 0;
    readonly #source: MemorySource;

    constructor(content: Uint8Array) {
      this.#source = new MemorySource(new Uint8Array(content));
    }

    get size(): number {
      return this.#source.size;
    }

    read(offset: number, length: number): Promise<Uint8Array> {
      this.bytes += length;
      return this.#source.read(offset, length);
    }
  }

  test('the manifest of a large package without the rest of it', async () => {
    const large = new Uint8Array(8 << 20).fill(1);
    const source = new Counting(
      await zipOf({ 'assets/large.bin': large, 'AndroidManifest.xml': base, 'assets/more.bin': large }),
    );
    const options = { platform: nodePlatform, depth: 'manifest' } as const;
    const { package: facts } = await readPackage(source, 'app.apk', 0, options);
    expect(facts.manifest.packageName).toBe('com.example.app');
    expect(facts.signing).toBeNull();
    expect(source.bytes).toBeLessThan(source.size / 20);
  });

  test('stages in order; a full reading has code and signing', async () => {
    const stages: string[] = [];
    const apk = await zipOf({ 'AndroidManifest.xml': base, 'classes.dex': 'no dex' });
    const full = await read(apk, {
      depth: 'full',
      onProgress: ({ stage }) => {
        if (stages.at(-1) !== stage) stages.push(stage);
      },
    });
    expect(stages.slice(0, 4)).toEqual(['archive', 'manifest', 'resources', 'signing']);
    expect(full.code).not.toBeNull();
    expect(full.package.signing?.verified).toBe(false);
    expect(full.code?.warnings.length).toBeGreaterThan(0);
    expect((await read(apk)).code).toBeNull();
  });

  test.each(['archive', 'manifest', 'resources', 'signing'])('stops when cancelled at %s', async (at) => {
    const abort = new AbortController();
    const reading = read(await zipOf({ 'AndroidManifest.xml': base, 'classes.dex': 'x' }), {
      depth: 'full',
      signal: abort.signal,
      onProgress: ({ stage }) => {
        if (stage === at) abort.abort();
      },
    });
    await expect(reading).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });

  test('a manifest named twice in one archive: the one Android takes, with a warning', async () => {
    const other = manifest({}, uses('android.permission.CAMERA'));
    const bytes = await zipOf({ 'AndroidManifest.xml': base, 'AndroidManifest.xmL': other });
    // The second takes the name of the first, in its local header and in the directory.
    const text = Buffer.from(bytes);
    for (let at = text.indexOf('xmL'); at >= 0; at = text.indexOf('xmL', at + 1)) text[at + 2] = 0x6c;
    const result = await read(text);
    expect(codesOf(result).some((code) => code.startsWith('zip-'))).toBe(true);
    expect(result.package.manifest.permissions.map(({ name }) => name)).toEqual([
      'android.permission.INTERNET',
    ]);
  });
});
