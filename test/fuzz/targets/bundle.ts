import { readPackage } from '../../../analyzer/apk/read-package.ts';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { rawEntry, rawZip } from '../../support/raw-zip.ts';
import { tinyTable } from '../../support/tiny-arsc.ts';
import { tinyManifest } from '../../support/tiny-manifest.ts';
import { fuzzPlatform } from '../engine/seeds.ts';
import { assert, assertWarnings, encode, type FuzzTarget, readOrRefuse } from '../engine/target.ts';
import { ZIP_MUTATIONS } from '../engine/zip-mutations.ts';

const MANIFEST = tinyManifest();
const TABLE = tinyTable({ configurations: [{ entries: { 0: 'Name' } }] });
const BASE = rawZip([rawEntry('AndroidManifest.xml', MANIFEST), rawEntry('resources.arsc', TABLE)]);
const SPLIT = rawZip([rawEntry('AndroidManifest.xml', MANIFEST, { deflate: true })]);
const DESCRIPTION = {
  package_name: 'a.b',
  split_apks: [
    { file: 'base.apk', id: 'base' },
    { file: 'c.apk', id: 'c' },
  ],
};

/** Reads packages and bundles of them: which APK is the base, what their manifests say together. */
export const target: FuzzTarget = {
  covers: [
    'analyzer/apk/bundle/',
    'analyzer/apk/read-package.ts',
    'analyzer/apk/merge-manifests.ts',
    'analyzer/apk/archive-facts.ts',
  ],
  mutations: ZIP_MUTATIONS,
  maximumLength: 8192,
  seeds: () => [
    BASE,
    MANIFEST,
    encode('<manifest package="a.b"><application/></manifest>'),
    rawZip([
      rawEntry('manifest.json', JSON.stringify(DESCRIPTION)),
      rawEntry('base.apk', BASE),
      rawEntry('c.apk', SPLIT),
    ]),
    rawZip([
      rawEntry('info.json', '{"pname":"a.b"}'),
      rawEntry('a.b.apk', SPLIT, { deflate: true }),
      rawEntry('x.obb', ''),
    ]),
    rawZip([
      rawEntry('toc.pb', ''),
      rawEntry('splits/base-master.apk', BASE),
      rawEntry('standalones/standalone-zh.apk', SPLIT),
    ]),
    rawZip([rawEntry('BundleConfig.pb', ''), rawEntry('base/manifest/AndroidManifest.xml', '')]),
    rawZip([rawEntry('AndroidManifest.xml', MANIFEST), rawEntry('classes.jar', ''), rawEntry('R.txt', '')]),
  ],
  run: (data) =>
    readOrRefuse(async () => {
      const read = await readPackage(new MemorySource(data), 'x', 0, {
        platform: fuzzPlatform,
        depth: 'manifest',
      });
      assert(read.code === null && read.package.signing === null, 'more than the manifest was read');
      assertWarnings(read.package.warnings);
      return read;
    }),
};
