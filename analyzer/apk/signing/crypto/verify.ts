import { Asn1 } from '../certificate/asn1.ts';
import { SigningFault } from '../fault.ts';
import type { HashName } from './digest.ts';
import { verifyDsa } from './dsa.ts';
import { verifyEcdsa } from './ecdsa.ts';
import { checkUsable, describePublicKey, type PublicKey } from './public-key.ts';
import { verifyPkcs1, verifyPss } from './rsa.ts';

export type SignatureKind = 'RSA-PKCS1' | 'RSA-PSS' | 'DSA' | 'ECDSA';

/**
 * Whether `signature` over `data` is of `key`.
 * @throws {SigningFault} when the key is of another kind than the algorithm, unusable, or one this tool has not got
 */
export async function verifySignature(
  key: PublicKey,
  kind: SignatureKind,
  hash: HashName,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (key.kind === 'other')
    throw key.family === 'EC' && kind === 'ECDSA' ? unavailable(key.name) : mismatch(key, kind);
  checkUsable(key);
  if (key.kind === 'RSA' && kind === 'RSA-PKCS1') return verifyPkcs1(key, hash, data, signature);
  if (key.kind === 'RSA' && kind === 'RSA-PSS') return verifyPss(key, hash, data, signature);
  if (key.kind === 'DSA' && kind === 'DSA') {
    const pair = readPair(signature);
    return pair !== null && verifyDsa(key, hash, data, pair);
  }
  if (key.kind === 'EC' && kind === 'ECDSA') {
    const pair = readPair(signature);
    return pair !== null && verifyEcdsa(key, hash, data, pair);
  }
  throw mismatch(key, kind);
}

function unavailable(name: string): SigningFault {
  return new SigningFault(
    'key-algorithm-unavailable',
    { zh: `公钥算法 ${name} 无法由本工具验证`, en: `this tool cannot verify with a public key of ${name}` },
    true,
  );
}

function mismatch(key: PublicKey, kind: SignatureKind): SigningFault {
  const name = describePublicKey(key);
  return new SigningFault('key-kind-mismatch', {
    zh: `签名算法 ${kind} 与公钥（${name}）不符`,
    en: `the signature algorithm ${kind} does not go with the public key (${name})`,
  });
}

/** Dss-Sig-Value and ECDSA-Sig-Value (RFC 3279 sections 2.2.2 and 2.2.3); `null` when it is not one. */
function readPair(signature: Uint8Array): { readonly r: bigint; readonly s: bigint } | null {
  try {
    const whole = Asn1.parse(signature);
    const [r, s, more] = whole.parts();
    if (r === undefined || s === undefined || more !== undefined) return null;
    return whole.encoded.length === signature.length ? { r: r.integer(), s: s.integer() } : null;
  } catch (error) {
    if (error instanceof SigningFault) return null;
    throw error;
  }
}
