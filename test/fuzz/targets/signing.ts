import { readSigning } from '../../../analyzer/apk/signing/read-signing.ts';
import { Archive } from '../../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { Warnings } from '../../../analyzer/warnings.ts';
import { fuzzPlatform, sharedFile, smallestShared } from '../engine/seeds.ts';
import { assert, type FuzzTarget, readOrRefuse } from '../engine/target.ts';
import { ZIP_MUTATIONS } from '../engine/zip-mutations.ts';

/** Verifies signatures: what was changed must never verify, unless not one signed byte was. */
export const target: FuzzTarget = {
  covers: ['analyzer/apk/signing/'],
  mutations: ZIP_MUTATIONS,
  maximumLength: 17408,
  seeds: () => [
    ...smallestShared('apks/apksig', '.apk', 24),
    sharedFile('apks/apksig/v3-only-with-rsa-pkcs1-sha256-2048.apk'),
    sharedFile('apks/apksig/golden-aligned-v1v2v3-lineage-out.apk'),
  ],
  run: (data) =>
    readOrRefuse(async () => {
      const archive = await Archive.open(new MemorySource(data), fuzzPlatform, new Warnings());
      const facts = await readSigning(archive, { minSdk: 18 });
      assert(facts.verified !== true || facts.schemes.length > 0, 'verified by no scheme');
      assert(facts.verified !== true || facts.certificates.length > 0, 'verified without a certificate');
      assert(facts.verified !== false || facts.problems.length > 0, 'refused without a reason');
      return facts;
    }),
};
