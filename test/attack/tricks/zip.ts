import { join, rawEntry, rawZip, u16 } from '../../support/raw-zip.ts';
import { apk, DECOY, DECOY_MANIFEST, DEX, MANIFEST, TRUE_MANIFEST, TRUTH } from '../base.ts';
import type { Trick } from '../trick.ts';

const LIB = 'system/libziparchive/zip_archive.cc';
const dex = rawEntry('classes.dex', DEX);
const manifest = rawEntry(MANIFEST, TRUE_MANIFEST, { deflate: true });
const decoy = (name: string | Uint8Array) => rawEntry(name, DECOY_MANIFEST);
const bytes = (text: string) => new TextEncoder().encode(text);

/** Archives that other readers cannot open, or read otherwise. */
export const ZIP_TRICKS: readonly Trick[] = [
  {
    id: 'encryption-flag',
    what: 'all entries flagged as encrypted, in both headers',
    file: () =>
      apk([
        rawEntry(MANIFEST, TRUE_MANIFEST, { deflate: true, both: { flags: 0x0801 } }),
        rawEntry('classes.dex', DEX, { both: { flags: 0x2041 } }),
      ]),
    android: TRUTH,
    source: `${LIB} (FindEntry looks at no flag but that of the data descriptor)`,
    warnings: ['zip-encryption-flag'],
  },
  {
    id: 'unknown-method-stored',
    what: 'the manifest has an unknown compression method and stands as it is',
    file: () => apk([rawEntry(MANIFEST, TRUE_MANIFEST, { both: { method: 0x2a7b } }), dex]),
    android: TRUTH,
    source:
      'frameworks/base libs/androidfw/AssetsProvider.cpp (all that is not deflate is stored; Android 9 and later)',
    warnings: ['zip-unknown-method'],
  },
  {
    id: 'unknown-method-deflated',
    what: 'the manifest has an unknown compression method and is deflated',
    file: () =>
      apk([
        rawEntry(MANIFEST, TRUE_MANIFEST, {
          both: { method: 0x2a7b },
          deflate: true,
          central: { method: 0x2a7b },
        }),
        dex,
      ]),
    android: TRUTH,
    source:
      'frameworks/base libs/androidfw/AssetManager.cpp (openAssetFromZipLocked: all that is not stored is inflated; up to Android 8.1, later ones refuse the manifest)',
    warnings: ['zip-unknown-method'],
  },
  {
    id: 'two-manifests',
    what: 'two entries AndroidManifest.xml, the true one first',
    file: () => apk([manifest, decoy(MANIFEST), dex]),
    android: 'refused',
    source: `${LIB} (AddToHash: a duplicate name ends the reading; before Android 4.3 the first counted)`,
    salvaged: TRUTH,
    warnings: ['zip-duplicate-name'],
  },
  {
    id: 'two-manifests-decoy-first',
    what: 'two entries AndroidManifest.xml, the decoy first',
    file: () => apk([decoy(MANIFEST), manifest, dex]),
    android: 'refused',
    source: `${LIB} (as above)`,
    salvaged: DECOY,
    warnings: ['zip-duplicate-name'],
  },
  {
    id: 'local-name',
    what: 'the manifest’s local header has another name',
    file: () => apk([rawEntry(MANIFEST, TRUE_MANIFEST, { local: { name: 'AndroidManifest.xmX' } }), dex]),
    android: 'refused',
    source: `${LIB} (FindEntry: the names must be the same)`,
    salvaged: TRUTH,
    warnings: ['zip-local-header'],
  },
  {
    id: 'local-method',
    what: 'the manifest’s local header says stored, the directory deflated, and so it is',
    file: () => apk([rawEntry(MANIFEST, TRUE_MANIFEST, { deflate: true, local: { method: 0 } }), dex]),
    android: TRUTH,
    source: `${LIB} (FindEntry takes the method from the directory)`,
    warnings: [],
  },
  {
    id: 'local-sizes',
    what: 'the manifest’s local header says other sizes',
    file: () =>
      apk([rawEntry(MANIFEST, TRUE_MANIFEST, { local: { compressedSize: 7, uncompressedSize: 7 } }), dex]),
    android: 'refused',
    source: `${LIB} (FindEntry: sizes and CRC must be the same where there is no descriptor)`,
    salvaged: TRUTH,
    warnings: ['zip-local-header'],
  },
  {
    id: 'stored-size',
    what: 'a stored manifest whose compressed size is false in both headers',
    file: () => apk([rawEntry(MANIFEST, TRUE_MANIFEST, { both: { compressedSize: 11 } }), dex]),
    android: TRUTH,
    source: `${LIB} (CopyEntryToWriter: stored data has its uncompressed size)`,
    warnings: ['zip-size-mismatch'],
  },
  {
    id: 'wrong-crc',
    what: 'false checksums',
    file: () => apk([rawEntry(MANIFEST, TRUE_MANIFEST, { both: { crc32: 0xdeadbeef } }), dex]),
    android: TRUTH,
    source: `${LIB} (kCrcChecksEnabled is false)`,
    warnings: ['zip-crc-mismatch'],
  },
  {
    id: 'comment-with-archive',
    what: 'the comment is a whole archive with a decoy, whose end record ends with the file',
    file: () => withComment(false),
    android: DECOY,
    source: `${LIB} (FindCentralDirectoryInfo: the last signature in the file is the end record)`,
    warnings: [],
  },
  {
    id: 'comment-with-false-end',
    what: 'the comment holds an end record whose own comment does not end with the file',
    file: () => withComment(true),
    android: 'refused',
    source: `${LIB} (FindCentralDirectoryInfo: the last end record must end the file)`,
    salvaged: TRUTH,
    warnings: ['zip-false-end-record'],
  },
  {
    id: 'names-like-the-manifest',
    what: 'decoys under names that a path cleaner, a case folder or a C string takes for the manifest',
    file: () =>
      apk([
        ...[
          '../AndroidManifest.xml',
          '/AndroidManifest.xml',
          './AndroidManifest.xml',
          'androidmanifest.xml',
          'AndroidManifest.xml/',
          'a/../AndroidManifest.xml',
          'AndroidManifest.xml ',
          '..\\AndroidManifest.xml',
        ].map(decoy),
        manifest,
        dex,
      ]),
    android: TRUTH,
    source: `${LIB} (names are compared byte by byte, and no path is made of them)`,
    warnings: [],
  },
  {
    id: 'name-with-nul',
    what: 'a decoy under the manifest’s name with a NUL and more behind it',
    file: () => apk([decoy(bytes(`${MANIFEST}\0x`)), manifest, dex]),
    android: 'refused',
    source: 'system/libziparchive/entry_name_utils-inl.h (IsValidEntryName: no NUL)',
    salvaged: TRUTH,
    warnings: ['zip-invalid-name'],
  },
  {
    id: 'bidi-name',
    what: 'a decoy whose name shows as the manifest’s, with controls of direction in it',
    file: () =>
      apk([decoy('Android\u202elmx.tsefinaM\u202c'), decoy('Android\u200bManifest.xml'), manifest, dex]),
    android: TRUTH,
    source: `${LIB} (names are compared byte by byte)`,
    warnings: [],
  },
  {
    id: 'bytes-between',
    what: 'an archive with a decoy between the entries, and bytes before the directory',
    file: () => {
      const inside = rawZip([decoy(MANIFEST)]);
      return apk([manifest, rawEntry('assets/x', inside), dex], { beforeDirectory: inside });
    },
    android: TRUTH,
    source: `${LIB} (only what the directory names is read)`,
    warnings: [],
  },
  {
    id: 'entries-not-counted',
    what: 'the decoy stands in the directory, behind as many entries as the end record counts',
    file: () => apk([manifest, dex, decoy('AndroidManifest2.xml')], { end: { entryCount: 2 } }),
    android: TRUTH,
    source: `${LIB} (ParseZipArchive reads as many entries as are counted)`,
    warnings: ['zip-hidden-entries'],
  },
  {
    id: 'directory-size',
    what: 'the end record makes the directory longer than it is',
    file: () => apk([manifest, dex], { end: { directorySize: 0x7fffffff } }),
    android: 'refused',
    source: `${LIB} (FindCentralDirectoryInfo: offset and size must end before the record)`,
    salvaged: TRUTH,
    warnings: ['zip-directory-misplaced'],
  },
  {
    id: 'too-many-counted',
    what: 'the end record counts more entries than there are',
    file: () => apk([manifest, dex], { end: { entryCount: 9 } }),
    android: 'refused',
    source: `${LIB} (ParseZipArchive: each entry counted must be there)`,
    salvaged: TRUTH,
    warnings: ['zip-directory-cut-short'],
  },
  {
    id: 'appended',
    what: 'data behind the end of the archive',
    file: () => apk([manifest, dex], { suffix: bytes('#'.repeat(5000)) }),
    android: 'refused',
    source: `${LIB} (FindCentralDirectoryInfo: the comment must end the file)`,
    salvaged: TRUTH,
    warnings: ['zip-data-after-end'],
  },
  {
    id: 'overlapping',
    what: 'two entries share their data',
    file: () =>
      apk([
        manifest,
        dex,
        rawEntry('assets/x', DECOY_MANIFEST, { localHeaderOffset: 0, central: { name: 'assets/x' } }),
      ]),
    android: TRUTH,
    source: `${LIB} (an entry is looked at when it is asked for)`,
    warnings: ['zip-overlapping-entries', 'zip-local-header', 'zip-crc-mismatch'],
  },
];

/** The true archive, with a comment that is an archive of its own (its offsets count from the start of the file). */
function withComment(isFalse: boolean): Uint8Array {
  const comment = (start: number): Uint8Array => {
    const whole = rawZip([decoy(MANIFEST), dex], {
      prefix: new Uint8Array(start),
      countPrefix: true,
      end: isFalse ? { commentLength: 77 } : {},
    });
    return whole.subarray(start);
  };
  const length = comment(0).length;
  const plain = rawZip([manifest, dex]);
  const start = plain.length;
  if (length > 0xffff) throw new Error(`a comment has 65,535 bytes at most, not ${length}`);
  return join(plain.subarray(0, start - 2), u16(length), comment(start));
}
