import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSigning } from '../../../../analyzer/apk/signing/read-signing.ts';
import { Archive } from '../../../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../../../analyzer/bytes/source.ts';
import { ReadError } from '../../../../analyzer/errors.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { nodePlatform } from '../../../../cli/node-platform.ts';
import { rawZip } from '../../../support/raw-zip.ts';
import { makeIdentity } from './identity.ts';
import {
  concat,
  contentDigest,
  ENTRIES,
  field,
  NEWEST,
  pair,
  signedApk,
  signer,
  signingBlock,
  u32,
  u64,
  V2,
  V3,
  verify,
} from './signed-apk.ts';

const identity = makeIdentity('Signer');
const rsa = makeIdentity('Signer', 'RSA 2048');
const digest = contentDigest(ENTRIES);
const v2 = field(signer({ identity, digest }));
const v3 = field(signer({ identity: rsa, digest, range: [28, NEWEST] }));

/** Whether it still verifies; what is no archive any more does not. */
async function verifies(apk: Uint8Array, minSdk: number): Promise<boolean | null> {
  try {
    const archive = await Archive.open(new MemorySource(apk), nodePlatform, new Warnings());
    return (await readSigning(archive, { minSdk })).verified;
  } catch (error) {
    if (error instanceof ReadError) return false;
    throw error;
  }
}

describe('no byte of a signed package can change', () => {
  test.each([
    ['v2', signedApk([[V2, v2]]), 24],
    ['v3', signedApk([[V3, v3]]), 28],
  ] as const)('%s: every byte, one at a time', async (_, apk, minSdk) => {
    expect(await verifies(apk, minSdk)).toBe(true);
    const unnoticed: number[] = [];
    for (let at = 0; at < apk.length; at++) {
      const changed = Uint8Array.from(apk);
      changed[at] = (changed[at] as number) ^ (1 << (at % 8));
      if ((await verifies(changed, minSdk)) !== false) unnoticed.push(at);
    }
    expect(unnoticed).toEqual([]);
  });

  test('any bytes, put in, taken out or changed', async () => {
    const apk = signedApk([[V2, v2]]);
    const edit = fc.record({
      at: fc.nat(apk.length),
      remove: fc.nat(64),
      insert: fc.uint8Array({ maxLength: 64 }),
    });
    await fc.assert(
      fc.asyncProperty(edit, async ({ at, remove, insert }) => {
        const changed = concat(apk.subarray(0, at), insert, apk.subarray(at + remove));
        fc.pre(Buffer.compare(changed, apk) !== 0);
        expect(await verifies(changed, 24)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('but what Android passes over may: pairs of the signing block that it does not know', async () => {
    const padded = (value: Uint8Array) =>
      rawZip(ENTRIES, { beforeDirectory: signingBlock([pair(V2, v2), pair(0x42726577, value)]) });
    expect(await verifies(padded(new Uint8Array(100)), 24)).toBe(true);
    expect(await verifies(padded(new Uint8Array(100).fill(9)), 24)).toBe(true);
  });
});

describe('a signing block made to mislead', () => {
  const withBlock = (block: Uint8Array) => rawZip(ENTRIES, { beforeDirectory: block });
  const magic = new TextEncoder().encode('APK Sig Block 42');
  const sizes = [
    0n,
    1n,
    7n,
    23n,
    24n,
    2n ** 31n - 1n,
    2n ** 31n,
    2n ** 32n,
    2n ** 53n,
    2n ** 63n,
    2n ** 64n - 1n,
  ];

  test.each(sizes)('whose size says %d is not found', async (size) => {
    const body = pair(V2, v2);
    const facts = await verify(withBlock(concat(u64(size), body, u64(size), magic)), { minSdk: 24 });
    expect(facts).toMatchObject({ verified: false, present: [] });
  });

  test.each(sizes)('whose pair says it has %d bytes ends there', async (size) => {
    const lying = concat(u64(size), u32(V2), v2);
    const facts = await verify(withBlock(signingBlock([lying])), { minSdk: 24 });
    expect(facts).toMatchObject({ verified: false });
    const behind = await verify(withBlock(signingBlock([lying, pair(V2, v2)])), { minSdk: 24 });
    expect(behind.verified).toBe(false);
    const before = await verify(withBlock(signingBlock([pair(V2, v2), lying])), { minSdk: 24 });
    expect(before).toMatchObject({ present: ['v2'] });
  });

  test('whose first pair of an ID counts', async () => {
    const wrong = field(signer({ identity, digest: new Uint8Array(32) }));
    expect(await verifies(withBlock(signingBlock([pair(V2, v2), pair(V2, wrong)])), 24)).toBe(true);
    // The digest over the contents is the same: the block itself is not part of it.
    expect(await verifies(withBlock(signingBlock([pair(V2, wrong), pair(V2, v2)])), 24)).toBe(false);
  });

  test('of more pairs, or larger, than is read is not called wrong', async () => {
    const many = Array.from({ length: 4097 }, () => pair(1, new Uint8Array()));
    const facts = await verify(withBlock(signingBlock([...many, pair(V2, v2)])), { minSdk: 24 });
    expect(facts.verified).toBeNull();
    expect(facts.problems.map((one) => one.code)).toEqual(['signing-block-limit']);
    const large = await verify(withBlock(signingBlock([pair(V2, new Uint8Array(5 * 2 ** 20))])), {
      minSdk: 24,
    });
    expect(large.verified).toBeNull();
  });

  test('of more signers than Android takes is refused', async () => {
    const signers = Array.from({ length: 11 }, () => signer({ identity, digest }));
    const facts = await verify(signedApk([[V2, field(...signers)]]), { minSdk: 24 });
    expect(facts.problems.map((one) => one.code)).toEqual(['too-many-signers']);
    expect(await verifies(signedApk([[V2, field(...signers.slice(1))]]), 24)).toBe(true);
  });

  test('of any bytes at all ends in an answer, and never verifies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(V2, V3), fc.uint8Array({ maxLength: 400 }), async (id, value) => {
        expect(await verifies(signedApk([[id, value]]), 28)).not.toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('of any field lengths ends in an answer, and never verifies', async () => {
    const places = fc.uniqueArray(fc.nat(v3.length - 4), { minLength: 1, maxLength: 3 });
    const lengths = fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff, v3.length);
    await fc.assert(
      fc.asyncProperty(places, lengths, async (where, length) => {
        const block = Uint8Array.from(v3);
        for (const at of where) block.set(u32(length), at);
        fc.pre(Buffer.compare(block, v3) !== 0);
        expect(await verifies(signedApk([[V3, block]]), 28)).not.toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
