import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { hashFiles, writeBag } from '../../../analyzer/evidence/bag.ts';
import { verifyEvidence } from '../../../analyzer/evidence/verify.ts';
import { fuzzPlatform } from '../engine/seeds.ts';
import { assert, encode, type FuzzTarget, readOrRefuse } from '../engine/target.ts';
import { ZIP_MUTATIONS } from '../engine/zip-mutations.ts';

const NOTHING = { zh: '无', en: 'none' };

async function bag(): Promise<Uint8Array> {
  const about = { title: NOTHING, source: null, obtainedAt: null, obtainedBy: NOTHING, shows: NOTHING };
  const files = hashFiles(
    [
      { path: 'report/report.json', bytes: encode('{}'), ...about },
      { path: 'a%b', bytes: encode('x'), ...about },
    ],
    fuzzPlatform,
  );
  const info = { createdAt: new Date(0), description: 'x', operator: null };
  return (await writeBag(files, { 'README.txt': 'x' }, info, fuzzPlatform)).zip;
}

const untouched = await bag();

/** Verifies an evidence package: one that is not byte by byte what was made is never found whole with the same root hash. */
export const target: FuzzTarget = {
  covers: [
    'analyzer/evidence/verify.ts',
    'analyzer/evidence/zip-layout.ts',
    'analyzer/evidence/timestamp.ts',
  ],
  mutations: ZIP_MUTATIONS,
  maximumLength: 6144,
  seeds: () => [untouched],
  run: (data) =>
    readOrRefuse(async () => {
      const verification = await verifyEvidence(new MemorySource(data), fuzzPlatform);
      const isWhole = verification.discrepancies.length === 0;
      assert(!isWhole || verification.filesChecked > 0, 'whole, and nothing was checked');
      if (isWhole && verification.rootHash === rootHash)
        assert(sameBytes(data, untouched), 'a change that is not found');
      return verification;
    }),
};

const { rootHash } = await verifyEvidence(new MemorySource(untouched), fuzzPlatform);

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
