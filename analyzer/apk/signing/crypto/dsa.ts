import { digest, type HashName } from './digest.ts';
import { bitLength, fromBytes, modPow } from './integers.ts';

export interface DsaKey {
  readonly kind: 'DSA';
  readonly p: bigint;
  readonly q: bigint;
  readonly g: bigint;
  readonly y: bigint;
}

/** Sizes of FIPS 186-4 section 4.2 and the smaller ones before it; bounded, so that no key keeps the verifier busy. */
export function isUsableDsaKey({ p, q, g, y }: DsaKey): boolean {
  const bits = bitLength(p);
  return (
    bits >= 512 &&
    bits <= 10_000 &&
    [160, 224, 256].includes(bitLength(q)) &&
    g > 1n &&
    g < p &&
    y > 0n &&
    y < p
  );
}

/** DSA verification (FIPS 186-4 section 4.7). WebCrypto has no DSA. `q` is taken to be prime, as every verifier does. */
export async function verifyDsa(
  key: DsaKey,
  hash: HashName,
  data: Uint8Array,
  { r, s }: { readonly r: bigint; readonly s: bigint },
): Promise<boolean> {
  const { p, q, g, y } = key;
  if (r <= 0n || r >= q || s <= 0n || s >= q) return false;
  const w = modPow(s, q - 2n, q);
  const z = leftmostBits(await digest(hash, data), bitLength(q));
  const v = ((modPow(g, (z * w) % q, p) * modPow(y, (r * w) % q, p)) % p) % q;
  return v === r;
}

function leftmostBits(hashed: Uint8Array, bits: number): bigint {
  const value = fromBytes(hashed);
  const excess = hashed.length * 8 - bits;
  return excess > 0 ? value >> BigInt(excess) : value;
}
