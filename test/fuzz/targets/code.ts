import { bareManifest } from '../../../analyzer/apk/read-manifest.ts';
import { Archive } from '../../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { loadCodeCatalogues } from '../../../analyzer/code/catalogues.ts';
import { openCode, readCode } from '../../../analyzer/code/read-code.ts';
import { Warnings } from '../../../analyzer/warnings.ts';
import { rawEntry, rawZip } from '../../support/raw-zip.ts';
import { tinyManifest } from '../../support/tiny-manifest.ts';
import { dexSeeds } from '../engine/dex-seeds.ts';
import { fuzzPlatform } from '../engine/seeds.ts';
import { assert, assertWarnings, type FuzzTarget, readOrRefuse } from '../engine/target.ts';

const { manifest } = bareManifest(tinyManifest(), 'AndroidManifest.xml', new Warnings());

/** Reads what the code of a package does, of a dex file that need not make sense. */
export const target: FuzzTarget = {
  covers: ['analyzer/code/', 'analyzer/apk/dex/'],
  mutations: [],
  maximumLength: 4096,
  seeds: dexSeeds,
  run: (data) =>
    readOrRefuse(async () => {
      const source = new MemorySource(rawZip([rawEntry('classes.dex', data)]));
      const archive = await Archive.open(source, fuzzPlatform, new Warnings());
      const facts = await readCode(openCode([{ file: null, archive }]), manifest, loadCodeCatalogues(), {
        input: 0,
      });
      const isRead = facts.calls !== null || facts.warnings.length > 0;
      assert(isRead, 'a dex file that was neither read nor warned of');
      assertWarnings(facts.warnings);
      return facts;
    }),
};
