import type { HashName } from '../crypto/digest.ts';
import type { SignatureKind } from '../crypto/verify.ts';

/** API levels, both ends included. */
type Levels = readonly (readonly [from: number, to: number])[];

const NEWEST = 0x7fffffff;
const ALWAYS: Levels = [[0, NEWEST]];
/** Android 5.0 to 6.0 took most digest algorithms beside most signature algorithms; 7.0 no more. */
const LOLLIPOP_TO_M: Levels = [[21, 23]];
const since = (level: number): Levels => [[level, NEWEST]];
/** Old releases to 2.2, and again since `level`. */
const toFroyoAndSince = (level: number): Levels => [
  [0, 8],
  [level, NEWEST],
];

const DIGEST_OIDS: ReadonlyMap<string, HashName> = new Map([
  ['1.2.840.113549.2.5', 'MD5'],
  ['1.3.14.3.2.26', 'SHA-1'],
  ['2.16.840.1.101.3.4.2.4', 'SHA-224'],
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
]);

type Family = 'RSA' | 'DSA' | 'ECDSA';

/** `hash`: `null` where the object identifier names the key only and the digest algorithm says the rest. */
const SIGNATURE_OIDS: ReadonlyMap<string, { readonly family: Family; readonly hash: HashName | null }> =
  new Map([
    ['1.2.840.113549.1.1.1', { family: 'RSA', hash: null }],
    ['1.2.840.113549.1.1.4', { family: 'RSA', hash: 'MD5' }],
    ['1.2.840.113549.1.1.5', { family: 'RSA', hash: 'SHA-1' }],
    ['1.2.840.113549.1.1.14', { family: 'RSA', hash: 'SHA-224' }],
    ['1.2.840.113549.1.1.11', { family: 'RSA', hash: 'SHA-256' }],
    ['1.2.840.113549.1.1.12', { family: 'RSA', hash: 'SHA-384' }],
    ['1.2.840.113549.1.1.13', { family: 'RSA', hash: 'SHA-512' }],
    ['1.2.840.10040.4.1', { family: 'DSA', hash: null }],
    ['1.2.840.10040.4.3', { family: 'DSA', hash: 'SHA-1' }],
    ['2.16.840.1.101.3.4.3.1', { family: 'DSA', hash: 'SHA-224' }],
    ['2.16.840.1.101.3.4.3.2', { family: 'DSA', hash: 'SHA-256' }],
    ['2.16.840.1.101.3.4.3.3', { family: 'DSA', hash: 'SHA-384' }],
    ['2.16.840.1.101.3.4.3.4', { family: 'DSA', hash: 'SHA-512' }],
    ['1.2.840.10045.2.1', { family: 'ECDSA', hash: null }],
    ['1.2.840.10045.4.1', { family: 'ECDSA', hash: 'SHA-1' }],
    ['1.2.840.10045.4.3.1', { family: 'ECDSA', hash: 'SHA-224' }],
    ['1.2.840.10045.4.3.2', { family: 'ECDSA', hash: 'SHA-256' }],
    ['1.2.840.10045.4.3.3', { family: 'ECDSA', hash: 'SHA-384' }],
    ['1.2.840.10045.4.3.4', { family: 'ECDSA', hash: 'SHA-512' }],
  ]);

/** Where the signature algorithm names no hash: digest algorithm to API levels. */
const PLAIN: Readonly<Record<Family, Readonly<Partial<Record<HashName, Levels>>>>> = {
  RSA: {
    MD5: ALWAYS,
    'SHA-1': ALWAYS,
    'SHA-224': toFroyoAndSince(21),
    'SHA-256': toFroyoAndSince(18),
    'SHA-384': since(18),
    'SHA-512': since(18),
  },
  DSA: { 'SHA-1': ALWAYS, 'SHA-224': since(22), 'SHA-256': since(22) },
  ECDSA: {
    'SHA-1': since(18),
    'SHA-224': since(21),
    'SHA-256': since(18),
    'SHA-384': since(18),
    'SHA-512': since(18),
  },
};

/** Where both name the same hash. */
const MATCHING: Readonly<Record<Family, Readonly<Partial<Record<HashName, Levels>>>>> = {
  RSA: {
    MD5: toFroyoAndSince(21),
    'SHA-1': ALWAYS,
    'SHA-224': toFroyoAndSince(21),
    'SHA-256': toFroyoAndSince(18),
    'SHA-384': since(21),
    'SHA-512': since(21),
  },
  DSA: { 'SHA-1': since(9), 'SHA-224': since(21), 'SHA-256': since(21) },
  ECDSA: {
    'SHA-1': since(18),
    'SHA-224': since(21),
    'SHA-256': since(21),
    'SHA-384': since(21),
    'SHA-512': since(21),
  },
};

/** Where they name different hashes: Android 5.0 to 6.0 took most, by the signature algorithm's. */
function crossed(family: Family, digest: HashName, signature: HashName): Levels {
  if (family === 'DSA' && !['SHA-1', 'SHA-224', 'SHA-256'].includes(signature)) return [];
  if (family === 'ECDSA' && signature === 'MD5') return [];
  const pair = `${digest}/${signature}`;
  // The three pairs that 5.0 took and 5.1 did not.
  if (family === 'RSA' && ['SHA-224/SHA-256', 'SHA-256/SHA-1', 'SHA-512/SHA-384'].includes(pair))
    return [[21, 21]];
  return LOLLIPOP_TO_M;
}

export interface JarAlgorithm {
  readonly kind: SignatureKind;
  /** Of the signature. */
  readonly hash: HashName;
  /** Of the signature file, where signed attributes hold it. */
  readonly digest: HashName;
  readonly levels: Levels;
}

/**
 * What a SignerInfo's two object identifiers mean, and which Android versions take them together (apksig,
 * `V1SchemeVerifier`, SUPPORTED_SIG_ALG_OIDS); `null` for what none takes.
 */
export function jarAlgorithm(digestOid: string, signatureOid: string): JarAlgorithm | null {
  const digest = DIGEST_OIDS.get(digestOid);
  const signature = SIGNATURE_OIDS.get(signatureOid);
  if (digest === undefined || signature === undefined) return null;
  const { family, hash } = signature;
  const levels =
    (hash === null
      ? PLAIN[family][digest]
      : hash === digest
        ? MATCHING[family][digest]
        : crossed(family, digest, hash)) ?? [];
  const kind = family === 'RSA' ? 'RSA-PKCS1' : family;
  return levels.length === 0 ? null : { kind, hash: hash ?? digest, digest, levels };
}

/** The first API level of the range that is in none of `levels`; `null` when all are. */
export function firstUnsupported(levels: Levels, minSdk: number, maxSdk: number): number | null {
  let level = minSdk;
  for (const [from, to] of levels) {
    if (level < from) return level;
    if (level <= to) level = to + 1;
    if (level > maxSdk) return null;
  }
  return level;
}
