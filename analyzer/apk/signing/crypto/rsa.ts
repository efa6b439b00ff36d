import { digest, equalBytes, HASH_LENGTH, type HashName } from './digest.ts';
import { bitLength, fromBytes, modPow, toBytes } from './integers.ts';

export interface RsaKey {
  readonly kind: 'RSA';
  readonly modulus: bigint;
  readonly exponent: bigint;
}

/**
 * Whether a key is one that Android and Java take: 512 to 16384 bits, and a public exponent that cannot be used to keep
 * a verifier busy (at most 64 bits above 3072 bits of modulus; sun.security.rsa.RSAKeyFactory).
 */
export function isUsableRsaKey({ modulus, exponent }: RsaKey): boolean {
  const bits = bitLength(modulus);
  if (bits < 512 || bits > 16384) return false;
  if (exponent < 3n || exponent >= modulus) return false;
  return bits <= 3072 || bitLength(exponent) <= 64;
}

/** RSAVP1 (RFC 8017 section 5.2.2); `null` when the signature is not of the modulus's length or range. */
function open(key: RsaKey, signature: Uint8Array): bigint | null {
  if (signature.length !== Math.ceil(bitLength(key.modulus) / 8)) return null;
  const value = fromBytes(signature);
  return value < key.modulus ? modPow(value, key.exponent, key.modulus) : null;
}

/** DER of the digest algorithm's object identifier (RFC 8017 section 9.2, note 1). */
const OID_DER: Readonly<Record<HashName, readonly number[]>> = {
  MD5: [0x06, 0x08, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x05],
  'SHA-1': [0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a],
  'SHA-224': [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x04],
  'SHA-256': [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01],
  'SHA-384': [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02],
  'SHA-512': [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03],
};

/** DigestInfo; `withNull` is the AlgorithmIdentifier's NULL parameter, which some signers left out. */
function digestInfo(hash: HashName, hashed: Uint8Array, withNull: boolean): Uint8Array {
  const algorithm = [...OID_DER[hash], ...(withNull ? [0x05, 0x00] : [])];
  const inner = [0x30, algorithm.length, ...algorithm, 0x04, hashed.length];
  return Uint8Array.from([0x30, inner.length + hashed.length, ...inner, ...hashed]);
}

/** RSASSA-PKCS1-v1_5 verification (RFC 8017 section 8.2.2): builds what must have been signed and compares it whole. */
export async function verifyPkcs1(
  key: RsaKey,
  hash: HashName,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const opened = open(key, signature);
  if (opened === null) return false;
  const encoded = toBytes(opened, signature.length);
  const hashed = await digest(hash, data);
  return [true, false].some((withNull) => {
    const info = digestInfo(hash, hashed, withNull);
    if (encoded.length < info.length + 11) return false;
    const expected = new Uint8Array(encoded.length).fill(0xff);
    expected[0] = 0;
    expected[1] = 1;
    expected[encoded.length - info.length - 1] = 0;
    expected.set(info, encoded.length - info.length);
    return equalBytes(encoded, expected);
  });
}

/** MGF1 (RFC 8017 appendix B.2.1). */
async function mask(hash: HashName, seed: Uint8Array, length: number): Promise<Uint8Array> {
  const size = HASH_LENGTH[hash];
  const out = new Uint8Array(Math.ceil(length / size) * size);
  const input = new Uint8Array(seed.length + 4);
  input.set(seed);
  for (let counter = 0; counter * size < length; counter++) {
    new DataView(input.buffer).setUint32(seed.length, counter);
    out.set(await digest(hash, input), counter * size);
  }
  return out.subarray(0, length);
}

/** RSASSA-PSS verification (RFC 8017 sections 8.1.2 and 9.1.2), salt as long as the hash, MGF1 with the same hash. */
export async function verifyPss(
  key: RsaKey,
  hash: HashName,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const opened = open(key, signature);
  if (opened === null) return false;
  const size = HASH_LENGTH[hash];
  const bits = bitLength(key.modulus) - 1;
  const length = Math.ceil(bits / 8);
  if (length < size * 2 + 2 || bitLength(opened) > bits) return false;
  const encoded = toBytes(opened, length);
  if (encoded.at(-1) !== 0xbc) return false;
  const masked = encoded.subarray(0, length - size - 1);
  const h = encoded.subarray(length - size - 1, length - 1);
  const db = await mask(hash, h, masked.length);
  for (let index = 0; index < db.length; index++)
    db[index] = (db[index] as number) ^ (masked[index] as number);
  db[0] = (db[0] as number) & (0xff >> (8 * length - bits));
  const separator = length - size * 2 - 2;
  if (db.subarray(0, separator).some((byte) => byte !== 0) || db[separator] !== 1) return false;
  const again = new Uint8Array(8 + size * 2);
  again.set(await digest(hash, data), 8);
  again.set(db.subarray(separator + 1), 8 + size);
  return equalBytes(await digest(hash, again), h);
}
