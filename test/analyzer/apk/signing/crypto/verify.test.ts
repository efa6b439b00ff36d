import { constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HashName } from '../../../../../analyzer/apk/signing/crypto/digest.ts';
import { describePublicKey, parsePublicKey } from '../../../../../analyzer/apk/signing/crypto/public-key.ts';
import { type SignatureKind, verifySignature } from '../../../../../analyzer/apk/signing/crypto/verify.ts';

/** Keys that Node makes: the independent signer. */
const KEYS: readonly (readonly [string, SignatureKind, { publicKey: KeyObject; privateKey: KeyObject }])[] = [
  ['RSA 1024', 'RSA-PKCS1', generateKeyPairSync('rsa', { modulusLength: 1024 })],
  ['RSA 2048', 'RSA-PKCS1', generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 })],
  ['RSA 2049', 'RSA-PKCS1', generateKeyPairSync('rsa', { modulusLength: 2049 })],
  ['RSA 1030', 'RSA-PKCS1', generateKeyPairSync('rsa', { modulusLength: 1030, publicExponent: 0xffffffff })],
  ['RSA 2048', 'RSA-PSS', generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ['RSA 2049', 'RSA-PSS', generateKeyPairSync('rsa', { modulusLength: 2049 })],
  ['RSA 2055', 'RSA-PSS', generateKeyPairSync('rsa', { modulusLength: 2055 })],
  ['EC P-256', 'ECDSA', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['EC P-384', 'ECDSA', generateKeyPairSync('ec', { namedCurve: 'P-384' })],
  ['EC P-521', 'ECDSA', generateKeyPairSync('ec', { namedCurve: 'P-521' })],
  ['DSA 1024', 'DSA', generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 })],
  ['DSA 2048', 'DSA', generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 })],
];
const HASHES: readonly HashName[] = ['MD5', 'SHA-1', 'SHA-224', 'SHA-256', 'SHA-384', 'SHA-512'];

function makeSignature(kind: SignatureKind, key: KeyObject, hash: HashName, data: Uint8Array): Uint8Array {
  const padding =
    kind === 'RSA-PSS'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : {};
  return new Uint8Array(sign(hash.replace('-', ''), data, { key, ...padding }));
}

const spki = (key: KeyObject) => new Uint8Array(key.export({ type: 'spki', format: 'der' }));

describe.each(KEYS)('%s, %s', (name, kind, { publicKey, privateKey }) => {
  const key = parsePublicKey(spki(publicKey));

  test('is described', () => {
    // OpenSSL may make an RSA key a bit shorter than asked.
    const bits = publicKey.asymmetricKeyDetails?.modulusLength;
    expect(describePublicKey(key)).toBe(name.startsWith('RSA') ? `RSA ${bits}` : name);
  });

  // OpenSSL signs with MD5 by RSA only, and nothing that Android takes is otherwise.
  test.each(kind.startsWith('RSA') ? HASHES : HASHES.slice(1))(
    'with %s: takes the signature of Node, and no other',
    async (hash) => {
      const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 });
      await fc.assert(
        fc.asyncProperty(bytes, fc.nat(), fc.nat(7), async (data, at, bit) => {
          const signature = makeSignature(kind, privateKey, hash, data);
          expect(await verifySignature(key, kind, hash, data, signature)).toBe(true);
          const wrong = Uint8Array.from(signature);
          wrong[at % wrong.length] = (wrong[at % wrong.length] as number) ^ (1 << bit);
          expect(await verifySignature(key, kind, hash, data, wrong)).toBe(false);
          const other = Uint8Array.from(data);
          other[at % other.length] = (other[at % other.length] as number) ^ (1 << bit);
          expect(await verifySignature(key, kind, hash, other, signature)).toBe(false);
        }),
        { numRuns: 4 },
      );
    },
  );

  test('refuses a signature of another length, and nothing at all', async () => {
    const data = new Uint8Array(10);
    const signature = makeSignature(kind, privateKey, 'SHA-256', data);
    for (const wrong of [
      new Uint8Array(),
      signature.subarray(1),
      new Uint8Array([...signature, 0]),
      new Uint8Array([0, ...signature]),
    ]) {
      expect(await verifySignature(key, kind, 'SHA-256', data, wrong)).toBe(false);
    }
  });
});

describe('a key that is not for the algorithm, or of use at all', () => {
  const data = new Uint8Array(1);
  const rsa = parsePublicKey(spki(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey));

  test('another kind', async () => {
    await expect(verifySignature(rsa, 'ECDSA', 'SHA-256', data, data)).rejects.toMatchObject({
      code: 'key-kind-mismatch',
    });
    const ed = parsePublicKey(spki(generateKeyPairSync('ed25519').publicKey));
    await expect(verifySignature(ed, 'ECDSA', 'SHA-256', data, data)).rejects.toMatchObject({
      code: 'key-kind-mismatch',
    });
  });

  test('a curve that is not here, which is said', async () => {
    const key = parsePublicKey(spki(generateKeyPairSync('ec', { namedCurve: 'secp224r1' }).publicKey));
    await expect(verifySignature(key, 'ECDSA', 'SHA-256', data, data)).rejects.toMatchObject({
      unavailable: true,
    });
  });

  test.each([
    ['RSA of one bit', { kind: 'RSA', modulus: 1n, exponent: 3n }],
    ['RSA of modulus zero', { kind: 'RSA', modulus: 0n, exponent: 3n }],
    ['RSA larger than any Android takes', { kind: 'RSA', modulus: 1n << 16384n, exponent: 3n }],
    [
      'RSA with an exponent to keep the verifier busy',
      { kind: 'RSA', modulus: (1n << 8191n) + 1n, exponent: 1n << 8000n },
    ],
    ['RSA with exponent one', { kind: 'RSA', modulus: (1n << 2047n) + 1n, exponent: 1n }],
    ['DSA with a subgroup of one', { kind: 'DSA', p: (1n << 1023n) + 1n, q: 1n, g: 2n, y: 2n }],
    [
      'DSA whose generator is one',
      { kind: 'DSA', p: (1n << 1023n) + 1n, q: (1n << 159n) + 1n, g: 1n, y: 2n },
    ],
    ['a point that is not on the curve', { kind: 'EC', curve: 'P-256', point: new Uint8Array(65).fill(4) }],
    ['the point at infinity', { kind: 'EC', curve: 'P-256', point: new Uint8Array(1) }],
  ] as const)('%s', async (_, key) => {
    const kind = { RSA: 'RSA-PKCS1', DSA: 'DSA', EC: 'ECDSA' } as const;
    const signed = verifySignature(key, kind[key.kind], 'SHA-256', data, data);
    await expect(signed).rejects.toMatchObject({ code: 'public-key-malformed', unavailable: false });
  });

  test('any bytes at all are refused as a key in one way', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        try {
          parsePublicKey(bytes);
        } catch (error) {
          expect(error).toMatchObject({ name: 'SigningFault' });
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test('a padding that only looks right at its end is refused', async () => {
  // Bleichenbacher 2006: with exponent 3, bytes behind the digest let anyone make a signature that a lax reader takes.
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 });
  const key = parsePublicKey(spki(publicKey));
  if (key.kind !== 'RSA') throw new Error('an RSA key expected');
  const data = new Uint8Array(3);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  const info = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), hash]);
  const head = Buffer.concat([Buffer.from('0001ffffffffffffffffffff00', 'hex'), info]);
  const wanted = BigInt(`0x${Buffer.concat([head, Buffer.alloc(256 - head.length, 0xff)]).toString('hex')}`);
  const root = cubeRoot(wanted);
  const forged = Buffer.from(root.toString(16).padStart(512, '0'), 'hex');
  const opened = Buffer.from((root ** 3n % key.modulus).toString(16).padStart(512, '0'), 'hex');
  expect(opened.subarray(0, head.length).equals(head)).toBe(true);
  expect(await verifySignature(key, 'RSA-PKCS1', 'SHA-256', data, new Uint8Array(forged))).toBe(false);
});

/** The largest integer whose cube is not above `value`. */
function cubeRoot(value: bigint): bigint {
  let root = 0n;
  for (let bit = 1n << 700n; bit > 0n; bit >>= 1n) if ((root | bit) ** 3n <= value) root |= bit;
  return root;
}
