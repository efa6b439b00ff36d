import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readSigning } from '../../../../analyzer/apk/signing/read-signing.ts';
import { Archive } from '../../../../analyzer/apk/zip/archive.ts';
import type { ByteSource } from '../../../../analyzer/bytes/source.ts';
import { MemorySource } from '../../../../analyzer/bytes/source.ts';
import { ReadError } from '../../../../analyzer/errors.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { nodePlatform } from '../../../../cli/node-platform.ts';
import { rawEntry } from '../../../support/raw-zip.ts';
import { makeIdentity } from './identity.ts';
import {
  codes,
  contentDigest,
  ENTRIES,
  field,
  lineage,
  NEWEST,
  ROTATION,
  ROTATION_MIN_SDK,
  type SignerSpec,
  STRIPPING,
  signedApk,
  signer,
  u32,
  V2,
  V3,
  V31,
  V32,
  verify,
} from './signed-apk.ts';

const alice = makeIdentity('Alice');
const bob = makeIdentity('Bob');
const carol = makeIdentity('Carol', 'RSA 2048');
const digest = contentDigest(ENTRIES);

function v2(spec: Partial<SignerSpec> = {}): readonly [number, Uint8Array] {
  return [V2, field(signer({ identity: alice, digest, ...spec }))];
}

function v3(spec: Partial<SignerSpec> = {}, id: number = V3): readonly [number, Uint8Array] {
  return [id, field(signer({ identity: alice, digest, range: [28, NEWEST], ...spec }))];
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a package that is well signed', () => {
  test('verifies and names its signer', async () => {
    const facts = await verify(signedApk([v2()]), { minSdk: 24 });
    expect(facts).toMatchObject({
      verified: true,
      schemes: ['v2'],
      present: ['v2'],
      problems: [],
      lineage: [],
    });
    expect(facts.certificates).toMatchObject([
      {
        sha256: sha256(alice.certificate),
        subject: 'CN=Alice',
        issuer: 'CN=Alice',
        publicKey: 'EC P-256',
        isDebug: false,
      },
    ]);
    expect(facts.unverifiedCertificates).toEqual([]);
  });

  test('with several v2 signers names them all, in order', async () => {
    const both = field(signer({ identity: alice, digest }), signer({ identity: carol, digest }));
    const facts = await verify(signedApk([[V2, both]]), { minSdk: 24 });
    expect(facts.verified).toBe(true);
    expect(facts.certificates.map((one) => one.subject)).toEqual(['CN=Alice', 'CN=Carol']);
  });

  test('with v3 is not asked for v2 where no supported Android looks at it', async () => {
    const wrong = v2({ digest: new Uint8Array(32) });
    expect(await verify(signedApk([wrong, v3()]), { minSdk: 28 })).toMatchObject({
      verified: true,
      schemes: ['v3'],
    });
    expect(await verify(signedApk([wrong, v3()]), { minSdk: 24 })).toMatchObject({
      verified: false,
      schemes: [],
    });
  });

  test('of more than one chunk verifies, read in ranges no longer than a chunk', async () => {
    const large = [...ENTRIES, rawEntry('assets/large', new Uint8Array(5_000_000).fill(7))];
    const apk = signedApk([v2({ digest: contentDigest(large) })], large);
    let longest = 0;
    const source: ByteSource = {
      size: apk.length,
      read: (offset, length) => {
        longest = Math.max(longest, length);
        return new MemorySource(apk).read(offset, length);
      },
    };
    const archive = await Archive.open(source, nodePlatform, new Warnings());
    expect(await readSigning(archive, { minSdk: 24 })).toMatchObject({ verified: true });
    expect(longest).toBeLessThanOrEqual(2 ** 20);
  });

  test('a v4 signature beside it is noted', async () => {
    const facts = await verify(signedApk([v2()]), { minSdk: 24, idsig: true });
    expect(facts).toMatchObject({ verified: true, present: ['v2', 'v4'] });
    expect(codes(facts)).toEqual(['v4-not-evaluated']);
  });
});

describe('a package that does not verify', () => {
  test('when a newer signature does not do for the oldest Android that it supports', async () => {
    const facts = await verify(signedApk([v2()]), { minSdk: 23 });
    expect(facts).toMatchObject({ verified: false, schemes: [], certificates: [] });
    expect(codes(facts)).toEqual(['older-android-needs-v1', 'no-jar-manifest']);
    expect(facts.unverifiedCertificates.map((one) => one.subject)).toEqual(['CN=Alice']);
  });

  test('when its contents were changed', async () => {
    const facts = await verify(signedApk([v2({ digest: contentDigest(ENTRIES.slice(1)) })]), { minSdk: 24 });
    expect(facts).toMatchObject({ verified: false, present: ['v2'] });
    expect(codes(facts)).toEqual(['content-digest-mismatch']);
  });

  test('when nothing is signed', async () => {
    const facts = await verify(signedApk([]), { minSdk: 24 });
    expect(facts).toMatchObject({ verified: false, present: [], unverifiedCertificates: [] });
    expect(codes(facts)).toEqual(['no-jar-manifest']);
  });

  test('when its v3 signature was taken away', async () => {
    const facts = await verify(signedApk([v2({ attributes: [{ id: STRIPPING, value: u32(3) }] })]), {
      minSdk: 24,
    });
    expect(facts.verified).toBe(false);
    expect(codes(facts)).toEqual(['scheme-stripped']);
  });

  test('when the v2 and the v3 signer are not the same', async () => {
    const facts = await verify(signedApk([v2({ identity: bob }), v3()]), { minSdk: 24 });
    expect(facts.verified).toBe(false);
    expect(codes(facts)).toEqual(['past-signer-mismatch']);
  });

  test('when the app is for an Android that wants v2', async () => {
    const facts = await verify(signedApk([]), { minSdk: 24, targetSandboxVersion: 2 });
    expect(codes(facts)).toContain('scheme-too-old-for-sandbox');
  });

  test.each([
    [
      'something before it',
      'archive-directory-misplaced',
      (apk: Uint8Array) => Buffer.concat([Buffer.from('MZ'), apk]),
    ],
    [
      'something behind it',
      'archive-end-misplaced',
      (apk: Uint8Array) => Buffer.concat([apk, Buffer.from('!')]),
    ],
  ])('when the archive has %s', async (_, code, change) => {
    const facts = await verify(new Uint8Array(change(signedApk([v2()]))), { minSdk: 24 });
    expect(facts.verified).toBe(false);
    expect(codes(facts)).toEqual([code]);
  });

  test('when there is no manifest', async () => {
    const facts = await verify(
      signedApk([v2({ digest: contentDigest(ENTRIES.slice(1)) })], ENTRIES.slice(1)),
      { minSdk: 24 },
    );
    expect(codes(facts)).toEqual(['android-manifest-missing']);
  });
});

describe('key rotation', () => {
  const proof = (...identities: (typeof alice)[]) => ({ id: ROTATION, value: lineage(identities) });

  test('is followed from the v2 signer to the v3 signer', async () => {
    const rotated = v3({ identity: carol, attributes: [proof(alice, bob, carol)] });
    const facts = await verify(signedApk([v2(), rotated]), { minSdk: 24 });
    expect(facts).toMatchObject({ verified: true, schemes: ['v2', 'v3'] });
    expect(facts.certificates.map((one) => one.subject)).toEqual(['CN=Carol']);
    expect(facts.lineage.map((one) => one.subject)).toEqual(['CN=Alice', 'CN=Bob', 'CN=Carol']);
  });

  test('must begin at the v2 signer', async () => {
    const rotated = v3({ identity: carol, attributes: [proof(bob, carol)] });
    expect(codes(await verify(signedApk([v2(), rotated]), { minSdk: 24 }))).toEqual(['past-signer-mismatch']);
  });

  test.each([
    ['ends with another certificate', [proof(alice, bob)], 'lineage-signer-mismatch'],
    ['comes back to a certificate it had', [proof(carol, alice, carol)], 'lineage-repeated'],
    ['is of an unknown version', [{ id: ROTATION, value: u32(2) }], 'lineage-malformed'],
    ['is cut off', [{ id: ROTATION, value: lineage([alice, carol]).subarray(0, -9) }], 'lineage-malformed'],
  ])('is refused when it %s', async (_, attributes, code) => {
    const facts = await verify(signedApk([v3({ identity: carol, attributes })]), { minSdk: 28 });
    expect(facts.verified).toBe(false);
    expect(codes(facts)).toEqual([code]);
  });

  test('is refused when a step is not signed by the one before', async () => {
    const value = lineage([alice, carol]);
    const at = value.length - 8;
    value[at] = (value[at] as number) ^ 1;
    const facts = await verify(signedApk([v3({ identity: carol, attributes: [{ id: ROTATION, value }] })]), {
      minSdk: 28,
    });
    expect(codes(facts)).toEqual(['lineage-mismatch']);
  });

  test('of more steps than are followed is not called wrong', async () => {
    // The certificate's own signature is not looked at: each of these is another certificate of the same key.
    const many = Array.from({ length: 101 }, (_, index) => {
      const certificate = Uint8Array.from(alice.certificate);
      certificate[certificate.length - 1] = index;
      return { ...alice, certificate };
    });
    const rotated = (count: number) =>
      v3({ identity: many[count - 1] ?? alice, attributes: [proof(...many.slice(0, count))] });
    expect(await verify(signedApk([rotated(100)]), { minSdk: 28 })).toMatchObject({ verified: true });
    const facts = await verify(signedApk([rotated(101)]), { minSdk: 28 });
    expect(facts.verified).toBeNull();
    expect(codes(facts)).toEqual(['lineage-limit']);
  });
});

describe('v3.1', () => {
  const until32 = { range: [28, 32], attributes: [{ id: ROTATION_MIN_SDK, value: u32(33) }] } as const;
  const from33 = {
    identity: bob,
    range: [33, NEWEST],
    attributes: [{ id: ROTATION, value: lineage([alice, bob]) }],
  } as const;

  test('takes over from v3 at its API level', async () => {
    const facts = await verify(signedApk([v3(until32), v3(from33, V31)]), { minSdk: 28 });
    expect(facts).toMatchObject({
      verified: true,
      schemes: ['v3', 'v3.1'],
      present: ['v3', 'v3.1'],
      problems: [],
    });
    expect(facts.certificates.map((one) => one.subject)).toEqual(['CN=Bob']);
    expect(facts.lineage).toHaveLength(2);
  });

  test('cannot be taken away', async () => {
    expect(codes(await verify(signedApk([v3(until32)]), { minSdk: 28 }))).toEqual(['scheme-stripped']);
    expect(await verify(signedApk([v3(until32)]), { minSdk: 28, maxSdk: 32 })).toMatchObject({
      verified: true,
    });
  });

  test('cannot be moved to another API level', async () => {
    const moved = { ...from33, range: [34, NEWEST] } as const;
    expect(codes(await verify(signedApk([v3(until32), v3(moved, V31)]), { minSdk: 28 }))).toEqual([
      'rotation-sdk-mismatch',
    ]);
  });

  test('does not go without v3', async () => {
    expect(codes(await verify(signedApk([v3(from33, V31)]), { minSdk: 28 }))).toEqual(['v3-missing']);
  });

  test('is of the same contents', async () => {
    const other = { ...from33, digest: new Uint8Array(32) };
    expect(codes(await verify(signedApk([v3(until32), v3(other, V31)]), { minSdk: 28 }))).toEqual([
      'content-digest-mismatch',
    ]);
  });
});

describe('ranges of API levels', () => {
  const signers = (...ranges: readonly (readonly [number, number])[]) =>
    signedApk([[V3, field(...ranges.map((range) => signer({ identity: alice, digest, range })))]]);

  test.each([
    [
      'cover what is asked',
      [
        [28, 32],
        [33, NEWEST],
      ],
      [],
    ],
    [
      'leave a gap',
      [
        [28, 30],
        [33, NEWEST],
      ],
      ['sdk-ranges-inconsistent'],
    ],
    [
      'overlap',
      [
        [28, 33],
        [33, NEWEST],
      ],
      ['sdk-ranges-inconsistent'],
    ],
    [
      'are the same',
      [
        [28, NEWEST],
        [28, NEWEST],
      ],
      ['sdk-ranges-inconsistent'],
    ],
    ['begin too late', [[30, NEWEST]], ['sdk-ranges-incomplete']],
    ['end too early', [[28, 33]], ['sdk-ranges-incomplete']],
    ['are upside down', [[33, 28]], ['sdk-range-invalid']],
  ] as const)('that %s', async (_, ranges, expected) => {
    const facts = await verify(signers(...ranges), { minSdk: 28 });
    expect(codes(facts)).toEqual(expected);
    expect(facts.verified).toBe(expected.length === 0);
  });
});

describe('what this tool cannot evaluate is not called wrong', () => {
  test('a signature algorithm', async () => {
    const facts = await verify(signedApk([v3({ algorithm: 0x0501, range: [36, NEWEST] })]), { minSdk: 36 });
    expect(facts).toMatchObject({ verified: null, schemes: [] });
    expect(codes(facts)).toEqual(['algorithm-unavailable']);
  });

  test('an elliptic curve', async () => {
    const facts = await verify(signedApk([v2({ identity: makeIdentity('Old', 'EC P-224') })]), {
      minSdk: 24,
    });
    expect(facts.verified).toBeNull();
    expect(codes(facts)).toEqual(['key-algorithm-unavailable']);
  });

  test('a hybrid signature beside one that verifies', async () => {
    const facts = await verify(signedApk([v3(), [V32, new Uint8Array(8)]]), { minSdk: 28 });
    expect(facts).toMatchObject({ verified: null, schemes: ['v3'] });
    expect(codes(facts)).toEqual(['v3.2-not-evaluated']);
  });

  test('but what is wrong besides is wrong', async () => {
    const facts = await verify(signedApk([v3({ digest: new Uint8Array(32) }), [V32, new Uint8Array(8)]]), {
      minSdk: 28,
    });
    expect(facts.verified).toBe(false);
  });
});

describe('the caller', () => {
  test('is told of progress, from little to all', async () => {
    const seen: number[] = [];
    await verify(signedApk([v2(), v3()]), { minSdk: 18, onProgress: (fraction) => seen.push(fraction) });
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(seen.at(-1)).toBe(1);
  });

  test('can stop it', async () => {
    const apk = signedApk([v2()]);
    await expect(verify(apk, { minSdk: 24, signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
    const controller = new AbortController();
    const options = { minSdk: 24, signal: controller.signal, onProgress: () => controller.abort() };
    await expect(verify(apk, options)).rejects.toThrow(/abort/i);
  });

  test('learns of a file that can no longer be read', async () => {
    const apk = signedApk([v2()]);
    let reads = 0;
    const source: ByteSource = {
      size: apk.length,
      read: async (offset, length) => {
        if (length > 100 && offset === 0 && reads++ > 0)
          throw new ReadError('truncated', { zh: '读取失败', en: 'gone' });
        return new MemorySource(apk).read(offset, length);
      },
    };
    const archive = await Archive.open(source, nodePlatform, new Warnings());
    reads = 1;
    await expect(readSigning(archive, { minSdk: 24 })).rejects.toThrow('gone');
  });
});
