import { p256, p384, p521 } from '@noble/curves/nist.js';
import { digest, type HashName } from './digest.ts';
import { toBytes } from './integers.ts';

export interface EcKey {
  readonly kind: 'EC';
  readonly curve: CurveName;
  /** SEC 1 section 2.3.3, compressed or not. */
  readonly point: Uint8Array;
}

export type CurveName = 'P-256' | 'P-384' | 'P-521';

/** By object identifier (RFC 5480 section 2.1.1.1). */
export const CURVES: Readonly<Record<string, CurveName>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
};

const IMPLEMENTATION = { 'P-256': p256, 'P-384': p384, 'P-521': p521 } as const;

/** Bytes of an element of the field and of the group order, which these curves share. */
const SIZE = { 'P-256': 32, 'P-384': 48, 'P-521': 66 } as const;

export function isUsableEcKey({ curve, point }: EcKey): boolean {
  return IMPLEMENTATION[curve].utils.isValidPublicKey(point, point[0] !== 4);
}

/**
 * ECDSA verification (FIPS 186-4 section 6.4) in script rather than WebCrypto: that one has no SHA-224, and what it takes
 * differs between browsers.
 */
export async function verifyEcdsa(
  key: EcKey,
  hash: HashName,
  data: Uint8Array,
  { r, s }: { readonly r: bigint; readonly s: bigint },
): Promise<boolean> {
  const size = SIZE[key.curve];
  const limit = 1n << BigInt(size * 8);
  if (r <= 0n || s <= 0n || r >= limit || s >= limit) return false;
  const signature = new Uint8Array(size * 2);
  signature.set(toBytes(r, size));
  signature.set(toBytes(s, size), size);
  const hashed = await digest(hash, data);
  return IMPLEMENTATION[key.curve].verify(signature, hashed, key.point, { prehash: false, lowS: false });
}
