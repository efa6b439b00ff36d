import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPackage } from '../../../../analyzer/apk/bundle/open-package.ts';
import { type ByteSource, MemorySource } from '../../../../analyzer/bytes/source.ts';
import { ReadError } from '../../../../analyzer/errors.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { nodePlatform } from '../../../../cli/node-platform.ts';
import { rawEntry, rawZip } from '../../../support/raw-zip.ts';

const apk = rawZip([
  rawEntry('AndroidManifest.xml', 'manifest', { deflate: true }),
  rawEntry('classes.dex', 'code'),
]);

async function open(bytes: Uint8Array | ByteSource, name = 'given.apk') {
  const warnings = new Warnings();
  const source = bytes instanceof Uint8Array ? new MemorySource(bytes) : bytes;
  const opened = await openPackage(source, name, nodePlatform, warnings);
  return {
    kind: opened.kind,
    members: opened.members,
    files: opened.members.map(({ file }) => file),
    codes: warnings.list.map(({ code }) => code),
    warnings: warnings.list,
  };
}

/** A bundle of APKs at these paths, beside other files. */
function bundle(paths: readonly string[], others: Record<string, string> = {}, deflate = false): Uint8Array {
  const apks = paths.map((path) => rawEntry(path, apk, { deflate }));
  return rawZip([...Object.entries(others).map(([name, text]) => rawEntry(name, text)), ...apks]);
}

async function failure(bytes: Uint8Array): Promise<ReadError> {
  const error = await open(bytes).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ReadError);
  return error as ReadError;
}

describe('an APK', () => {
  test('is its own only member, under the name it was given', async () => {
    const { kind, files } = await open(apk, '知止.apk');
    expect({ kind, files }).toEqual({ kind: 'apk', files: ['知止.apk'] });
  });

  test('is read although it has entries of other formats, to mislead', async () => {
    const decoys = [
      'base/manifest/AndroidManifest.xml',
      'BundleConfig.pb',
      'Payload/X.app/Info.plist',
      'module.json',
      'pack.info',
      'classes.jar',
      'R.txt',
      'apex_payload.img',
      'assets/other.apk',
      '[Content_Types].xml',
    ];
    const bytes = rawZip(
      ['AndroidManifest.xml', 'classes.dex', ...decoys].map((name) => rawEntry(name, 'x')),
    );
    expect((await open(bytes)).kind).toBe('apk');
  });

  test('without a manifest is left to the reader of the manifest, even with an APK among its assets', async () => {
    const bytes = rawZip([rawEntry('classes.dex', 'x'), rawEntry('assets/other.apk', apk)]);
    expect((await open(bytes)).kind).toBe('apk');
  });

  test('of this repository is opened', async () => {
    const demo = readFileSync(join(import.meta.dirname, '../../../fixtures/demo/demo.apk'));
    const { members, codes } = await open(demo);
    expect(members[0]?.archive.get('AndroidManifest.xml')).toBeDefined();
    expect(codes).toEqual([]);
  });
});

describe('a bundle', () => {
  test('.xapk: the base is the one that its manifest.json names', async () => {
    const description = {
      xapk_version: 2,
      package_name: 'com.example.app',
      split_apks: [
        { file: 'config.arm64_v8a.apk', id: 'config.arm64_v8a' },
        { file: 'main.apk', id: 'base' },
        { file: 'config.gone.apk', id: 'config.gone' },
      ],
    };
    const { kind, files, codes } = await open(
      bundle(['config.arm64_v8a.apk', 'main.apk'], {
        'manifest.json': JSON.stringify(description),
        'icon.png': 'x',
        'Android/obb/com.example.app/main.1.com.example.app.obb': 'media',
      }),
    );
    expect(kind).toBe('bundle');
    expect(files).toEqual(['main.apk', 'config.arm64_v8a.apk']);
    expect(codes).toEqual(['bundle-expansion-not-read', 'bundle-part-missing']);
  });

  test('.xapk of version 1: the base is named by the package', async () => {
    const { files } = await open(
      bundle(['extra.apk', 'com.example.app.apk'], {
        'manifest.json': '{"xapk_version":1,"package_name":"com.example.app","expansions":[]}',
      }),
    );
    expect(files).toEqual(['com.example.app.apk', 'extra.apk']);
  });

  test('.apkm: base.apk stands first', async () => {
    const { files, codes } = await open(
      bundle(['split_config.zh.apk', 'split_feature.apk', 'base.apk'], {
        'info.json': '{"apkm_version":5,"pname":"com.example.app"}',
      }),
    );
    expect(files).toEqual(['base.apk', 'split_config.zh.apk', 'split_feature.apk']);
    expect(codes).toEqual([]);
  });

  test('a zip of splits in a folder, as macOS packs it', async () => {
    const { files } = await open(
      bundle(['app/split_config.xxhdpi.apk', 'app/base.apk', '__MACOSX/app/._base.apk', 'app/._base.apk']),
    );
    expect(files).toEqual(['app/base.apk', 'app/split_config.xxhdpi.apk']);
  });

  test('whose description is broken is read by the names', async () => {
    for (const text of ['{', '"x"', '{"split_apks":"no"}', '{"split_apks":[1]}']) {
      const { files, codes } = await open(bundle(['config.x.apk', 'base.apk'], { 'manifest.json': text }));
      expect(files).toEqual(['base.apk', 'config.x.apk']);
      expect(codes).toEqual(['bundle-description-unreadable']);
    }
  });

  test('reads a stored member in place, and a deflated one from memory', async () => {
    const stored = bundle(['base.apk']);
    const { members } = await open(stored);
    expect(await members[0]?.source.read(0, 4)).toEqual(Uint8Array.of(0x50, 0x4b, 3, 4));
    expect((await members[0]?.source.read(0, 4))?.buffer).toBe(stored.buffer);
    const packed = await open(bundle(['base.apk'], {}, true));
    const archive = packed.members[0]?.archive;
    const entry = archive?.get('AndroidManifest.xml');
    expect(entry && new TextDecoder().decode(await archive?.read(entry))).toBe('manifest');
    expect(packed.members[0]?.source.size).toBe(apk.length);
  });

  test('with a broken member is read without it', async () => {
    const bytes = rawZip([rawEntry('base.apk', apk), rawEntry('split_broken.apk', '%PDF-1.7')]);
    const { files, warnings } = await open(bytes);
    expect(files).toEqual(['base.apk']);
    expect(warnings.map(({ code, where }) => [code, where.entry])).toEqual([
      ['bundle-part-unreadable', 'split_broken.apk'],
    ]);
    expect(warnings[0]?.text.zh).toContain('PDF 文档');
  });

  test('with nothing but broken members says why', async () => {
    const error = await failure(rawZip([rawEntry('a.apk', ''), rawEntry('b.apk', 'text')]));
    expect(error.code).toBe('not-a-package');
    expect(error.text.en).toContain('a.apk in the bundle cannot be read: not a package but an empty file');
  });

  test('names the member in the warnings about its entries', async () => {
    const odd = rawZip([rawEntry('AndroidManifest.xml', 'x', { both: { flags: 1 } })]);
    const { warnings } = await open(rawZip([rawEntry('base.apk', odd)]));
    expect(warnings.map(({ code, where }) => [code, where.entry])).toEqual([
      ['zip-encryption-flag', 'base.apk!/AndroidManifest.xml'],
    ]);
  });
});

describe('a bundletool archive', () => {
  const apks = (paths: readonly string[]) => open(bundle(paths, { 'toc.pb': 'x' }));

  test('with a universal APK is that one', async () => {
    const { files, codes } = await apks(['splits/base-master.apk', 'universal.apk']);
    expect(files).toEqual(['universal.apk']);
    expect(codes).toEqual(['bundle-variants-not-read']);
  });

  test('with splits is all of them, but one variant of each', async () => {
    const { files, codes } = await apks([
      'standalones/standalone-x86.apk',
      'splits/base-arm64_v8a.apk',
      'splits/base-x86.apk',
      'splits/base-x86_64.apk',
      'splits/base-master_2.apk',
      'splits/base-master.apk',
      'splits/feature-master.apk',
      'asset-slices/pack-master.apk',
    ]);
    expect(files).toEqual([
      'splits/base-master.apk',
      'splits/feature-master.apk',
      'asset-slices/pack-master.apk',
      'splits/base-arm64_v8a.apk',
      'splits/base-x86.apk',
      'splits/base-x86_64.apk',
    ]);
    expect(codes).toEqual(['bundle-variants-not-read']);
  });

  test.each([
    [
      ['standalone-x86_xxxhdpi', 'standalone-arm64_v8a_mdpi', 'standalone-arm64_v8a_xxhdpi'],
      'standalone-arm64_v8a_xxhdpi',
    ],
    [['standalone-x86', 'standalone-armeabi_v7a', 'standalone-x86_64'], 'standalone-armeabi_v7a'],
    [['standalone-xhdpi', 'standalone-xxxhdpi', 'standalone-hdpi'], 'standalone-xxxhdpi'],
    [['standalone'], 'standalone'],
  ])('of standalones %j is %s', async (names, chosen) => {
    const { files } = await apks(names.map((name) => `standalones/${name}.apk`));
    expect(files).toEqual([`standalones/${chosen}.apk`]);
  });

  test('of an instant app is what is there', async () => {
    const { files } = await apks(['instant/instant-feature-master.apk', 'instant/instant-base-master.apk']);
    expect(files).toEqual(['instant/instant-base-master.apk', 'instant/instant-feature-master.apk']);
  });
});

describe('what is not read says what it is, in both languages', () => {
  test.each([
    ['an app bundle', ['BundleConfig.pb', 'base/manifest/AndroidManifest.xml'], 'unsupported', '.aab'],
    ['a HarmonyOS module', ['module.json', 'pack.info', 'ets/modules.abc'], 'unsupported', '.hap'],
    ['an older HarmonyOS module', ['config.json', 'resources.index'], 'unsupported', '.hap'],
    ['a HarmonyOS app', ['pack.info', 'entry-default.hap'], 'unsupported', '.app'],
    ['an iOS app', ['Payload/Shop.app/Info.plist'], 'unsupported', '.ipa'],
    ['a quick app', ['manifest.json', 'app.js'], 'unsupported', '.rpk'],
    ['an Android library', ['AndroidManifest.xml', 'classes.jar', 'R.txt'], 'unsupported', '.aar'],
    ['a system module', ['AndroidManifest.xml', 'apex_payload.img'], 'unsupported', '.apex'],
    ['a document', ['[Content_Types].xml', 'word/document.xml'], 'not-a-package', 'Office'],
    ['a Java archive', ['META-INF/MANIFEST.MF', 'a/B.class'], 'not-a-package', '.jar'],
    ['photographs', ['a.jpg', 'b.jpg'], 'not-a-package', 'a.jpg'],
  ])('%s', async (_, names, code, word) => {
    const error = await failure(rawZip(names.map((name) => rawEntry(name, 'x'))));
    expect(error.code).toBe(code);
    expect(error.text.zh).toContain(word);
    expect(error.text.en).toContain(word);
  });

  test('an empty zip', async () => {
    const error = await failure(rawZip([]));
    expect(error.code).toBe('not-a-package');
    expect(error.text.en).toContain('empty zip');
  });
});
