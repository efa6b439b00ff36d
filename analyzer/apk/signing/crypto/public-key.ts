import { Asn1, malformed, TAG } from '../certificate/asn1.ts';
import { SigningFault } from '../fault.ts';
import { type DsaKey, isUsableDsaKey } from './dsa.ts';
import { CURVES, type EcKey, isUsableEcKey } from './ecdsa.ts';
import { bitLength, toBytes } from './integers.ts';
import { isUsableRsaKey, type RsaKey } from './rsa.ts';

/** A key of a kind that Android verifies apps with, or the name of one that it (or this tool) does not. */
export type PublicKey = RsaKey | DsaKey | EcKey | OtherKey;

interface OtherKey {
  readonly kind: 'other';
  /** `EC`: of a form that Android's BoringSSL takes and this tool has not got. `null`: one that signs no app. */
  readonly family: 'EC' | null;
  readonly name: string;
}

const RSA = '1.2.840.113549.1.1.1';
const DSA = '1.2.840.10040.4.1';
const EC = '1.2.840.10045.2.1';
const P224 = '1.3.132.0.33';
const EXPLICIT = 'explicit parameters';

/**
 * SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7; RFC 3279 sections 2.3.1 and 2.3.2; RFC 5480 section 2).
 * @throws {SigningFault} when it is not one
 */
export function parsePublicKey(spki: Uint8Array): PublicKey {
  const [algorithm, key] = Asn1.parse(spki).parts();
  const [identifier, parameters] = algorithm?.parts() ?? [];
  if (identifier === undefined || key === undefined) throw malformed('public key cut off');
  const oid = identifier.oid();
  if (oid === RSA) {
    const [modulus, exponent] = Asn1.parse(key.bits()).parts();
    if (modulus === undefined || exponent === undefined) throw malformed('RSA key cut off');
    return { kind: 'RSA', modulus: modulus.magnitude(), exponent: exponent.magnitude() };
  }
  if (oid === DSA) {
    const [p, q, g] = parameters?.parts() ?? [];
    if (p === undefined || q === undefined || g === undefined) throw malformed('DSA key without parameters');
    const y = Asn1.parse(key.bits()).magnitude();
    return { kind: 'DSA', p: p.magnitude(), q: q.magnitude(), g: g.magnitude(), y };
  }
  if (oid === EC) {
    if (parameters?.is(TAG.oid) !== true && parameters?.is(TAG.sequence) !== true) {
      throw malformed('EC key without parameters');
    }
    const named = parameters.is(TAG.oid) ? parameters.oid() : EXPLICIT;
    const curve = CURVES[named];
    if (curve !== undefined) return { kind: 'EC', curve, point: key.bits() };
    const isOnAndroid = named === P224 || named === EXPLICIT;
    return { kind: 'other', family: isOnAndroid ? 'EC' : null, name: `EC ${named}` };
  }
  return { kind: 'other', family: null, name: oid };
}

/** E.g. `RSA 2048`, `EC P-256`, `DSA 1024`. */
export function describePublicKey(key: PublicKey): string {
  switch (key.kind) {
    case 'RSA':
      return `RSA ${bitLength(key.modulus)}`;
    case 'DSA':
      return `DSA ${bitLength(key.p)}`;
    case 'EC':
      return `EC ${key.curve}`;
    case 'other':
      return key.name;
  }
}

/**
 * @throws {SigningFault} unless the key is one that Android and Java would verify with, and this tool can
 */
export function checkUsable(key: Exclude<PublicKey, OtherKey>): void {
  const isUsable =
    key.kind === 'RSA' ? isUsableRsaKey(key) : key.kind === 'DSA' ? isUsableDsaKey(key) : isUsableEcKey(key);
  if (isUsable) return;
  throw new SigningFault('public-key-malformed', {
    zh: `公钥（${describePublicKey(key)}）不可用`,
    en: `the public key (${describePublicKey(key)}) is not usable`,
  });
}

/** SubjectPublicKeyInfo of an RSA key in DER: what Java makes of a key that was written otherwise. */
export function encodeRsaKey({ modulus, exponent }: RsaKey): Uint8Array {
  const numbers = tlv(TAG.sequence | CONSTRUCTED, [...derInteger(modulus), ...derInteger(exponent)]);
  return Uint8Array.from(
    tlv(TAG.sequence | CONSTRUCTED, [...RSA_IDENTIFIER, ...tlv(TAG.bitString, [0, ...numbers])]),
  );
}

const CONSTRUCTED = 0x20;
/** AlgorithmIdentifier of rsaEncryption, with its NULL parameters (RFC 3279 section 2.3.1). */
const RSA_IDENTIFIER = [
  0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
];

function derInteger(value: bigint): readonly number[] {
  // One bit more than the value, for the sign.
  return tlv(TAG.integer, [...toBytes(value, Math.floor(bitLength(value) / 8) + 1)]);
}

function tlv(tag: number, content: readonly number[]): readonly number[] {
  const length = content.length;
  if (length < 0x80) return [tag, length, ...content];
  const bytes = toBytes(BigInt(length), Math.ceil(bitLength(BigInt(length)) / 8));
  return [tag, 0x80 | bytes.length, ...bytes, ...content];
}
