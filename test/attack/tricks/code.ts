import { rawEntry, rawZip } from '../../support/raw-zip.ts';
import { apk, DECOY_MANIFEST, DEX, MANIFEST, TRUE_MANIFEST, TRUTH } from '../base.ts';
import type { Trick } from '../trick.ts';

const ART = 'art libdexfile/dex/dex_file_loader.cc';
const manifest = rawEntry(MANIFEST, TRUE_MANIFEST, { deflate: true });
const dex = rawEntry('classes.dex', DEX);

/** Code where it is not looked for. */
export const CODE_TRICKS: readonly Trick[] = [
  {
    id: 'janus',
    what: 'a dex file before the archive, whose offsets count it',
    file: () => rawZip([manifest, dex], { prefix: DEX, countPrefix: true }),
    android: 'refused',
    source:
      'system/libziparchive/zip_archive.cc (ParseZipArchive: the first entry at the start of the file, since 8.1); before the patch of CVE-2017-13156 ART ran the dex file',
    salvaged: TRUTH,
    warnings: ['zip-prefix-dex'],
  },
  {
    id: 'gap-in-dex-names',
    what: 'classes3.dex without classes2.dex',
    file: () => apk([manifest, dex, rawEntry('classes3.dex', DEX)]),
    android: TRUTH,
    source: `${ART} (classesN.dex up to the first gap)`,
    warnings: ['code-elsewhere'],
  },
  {
    id: 'dex-in-assets',
    what: 'a dex file among the assets',
    file: () => apk([manifest, dex, rawEntry('assets/payload.dex', DEX)]),
    android: TRUTH,
    source: `${ART} (what the app itself loads later is not loaded by the system)`,
    warnings: ['code-elsewhere'],
  },
  {
    id: 'dex-renamed',
    what: 'dex files called picture, font and nothing at all',
    file: () =>
      apk([
        manifest,
        dex,
        rawEntry('assets/logo.png', DEX, { deflate: true }),
        rawEntry('res/raw/font.ttf', DEX),
        rawEntry('payload', DEX),
      ]),
    android: TRUTH,
    source: `${ART} (as above)`,
    warnings: ['code-elsewhere'],
  },
  {
    id: 'nested-archive',
    what: 'an APK among the assets under the name of a data file',
    file: () =>
      apk([manifest, dex, rawEntry('assets/data.bin', rawZip([rawEntry(MANIFEST, DECOY_MANIFEST), dex]))]),
    android: TRUTH,
    source: `${ART} (as above)`,
    warnings: ['code-elsewhere'],
  },
  {
    id: 'dex-case',
    what: 'code under CLASSES.DEX and Classes2.dex beside the true one',
    file: () => apk([manifest, dex, rawEntry('CLASSES.DEX', DEX), rawEntry('Classes2.dex', DEX)]),
    android: TRUTH,
    source: `${ART} (exact names)`,
    warnings: ['code-elsewhere'],
  },
  {
    id: 'no-code',
    what: 'no dex file at all',
    file: () => apk([manifest, rawEntry('assets/x.txt', 'x')]),
    android: { ...TRUTH, dex: [] },
    source: `${ART} (nothing to load)`,
    warnings: [],
  },
];
