import { Archive } from '../../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { Warnings } from '../../../analyzer/warnings.ts';
import { rawEntry, rawZip } from '../../support/raw-zip.ts';
import { fuzzPlatform, smallestShared } from '../engine/seeds.ts';
import { assert, assertWarnings, type FuzzTarget, readOrRefuse } from '../engine/target.ts';
import { ZIP_MUTATIONS } from '../engine/zip-mutations.ts';

const MAXIMUM_CONTENT = 1 << 16;
const MAXIMUM_READ = 8;

/** Opens an archive and reads its first entries: each content is as long as declared, or a warning says otherwise. */
export const target: FuzzTarget = {
  covers: [
    'analyzer/apk/zip/',
    'analyzer/bytes/slice.ts',
    'analyzer/bytes/source.ts',
    'analyzer/bytes/view.ts',
  ],
  mutations: ZIP_MUTATIONS,
  maximumLength: 4096,
  seeds: () => [
    rawZip([rawEntry('a', 'stored'), rawEntry('dir/b', 'deflated deflated', { deflate: true })]),
    rawZip([rawEntry('a', 'x', { both: { flags: 8 } }), rawEntry('a', 'y', { both: { method: 12 } })], {
      prefix: Uint8Array.of(1, 2, 3),
    }),
    rawZip([rawEntry('é', 'x', { deflate: true, both: { flags: 1 } })], { zip64: true }),
    rawZip([rawEntry('n', 'x')], { end: { comment: Uint8Array.of(1, 2) }, suffix: Uint8Array.of(0, 0) }),
    ...smallestShared('apks/apksig', '.apk', 6),
  ],
  run: (data) =>
    readOrRefuse(async () => {
      const warnings = new Warnings();
      const archive = await Archive.open(new MemorySource(data), fuzzPlatform, warnings);
      assert(archive.entries.length * 46 <= data.length, 'more entries than the file has room for');
      const contents = [];
      for (const entry of archive.entries.slice(0, MAXIMUM_READ)) {
        const before = warnings.list.length;
        contents.push(
          await readOrRefuse(async () => {
            const bytes = await archive.read(entry, MAXIMUM_CONTENT);
            const isSaid =
              warnings.list.length > before || warnings.list.some(({ where }) => where.entry === entry.name);
            assert(
              bytes.length === entry.uncompressedSize || isSaid,
              `${bytes.length} bytes without a warning`,
            );
            assert(bytes.length <= MAXIMUM_CONTENT, 'more than was asked for');
            const found = archive.get(entry.name);
            assert(found !== undefined, 'an entry that its own name does not find');
            return bytes.length;
          }),
          await readOrRefuse(async () => (await archive.readRaw(entry)).length),
          await readOrRefuse(async () => (await archive.openStored(entry))?.size ?? null),
        );
      }
      assertWarnings(warnings.list);
      return { entries: archive.entries.map(({ name }) => name), contents, warnings: warnings.list };
    }),
};
