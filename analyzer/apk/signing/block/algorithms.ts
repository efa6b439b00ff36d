import type { HashName } from '../crypto/digest.ts';
import type { SignatureKind } from '../crypto/verify.ts';

/** How the APK's contents are digested (apksig, `ContentDigestAlgorithm`). */
export type ContentDigest = 'chunked-sha256' | 'chunked-sha512' | 'verity-sha256';

export interface SignatureAlgorithm {
  readonly id: number;
  readonly name: string;
  /** `null`: known to Android, not to this tool. */
  readonly kind: SignatureKind | null;
  readonly hash: HashName;
  readonly content: ContentDigest;
  /** First API level that verifies it. */
  readonly minSdk: number;
}

/** apksig, `SignatureAlgorithm`; source.android.com, "APK Signature Scheme v2", "Signature algorithm IDs". */
const ALGORITHMS: readonly SignatureAlgorithm[] = [
  algorithm(0x0101, 'RSA-PSS with SHA-256', 'RSA-PSS', 'SHA-256', 'chunked-sha256', 24),
  algorithm(0x0102, 'RSA-PSS with SHA-512', 'RSA-PSS', 'SHA-512', 'chunked-sha512', 24),
  algorithm(0x0103, 'RSA PKCS#1 v1.5 with SHA-256', 'RSA-PKCS1', 'SHA-256', 'chunked-sha256', 24),
  algorithm(0x0104, 'RSA PKCS#1 v1.5 with SHA-512', 'RSA-PKCS1', 'SHA-512', 'chunked-sha512', 24),
  algorithm(0x0201, 'ECDSA with SHA-256', 'ECDSA', 'SHA-256', 'chunked-sha256', 24),
  algorithm(0x0202, 'ECDSA with SHA-512', 'ECDSA', 'SHA-512', 'chunked-sha512', 24),
  algorithm(0x0301, 'DSA with SHA-256', 'DSA', 'SHA-256', 'chunked-sha256', 24),
  algorithm(
    0x0421,
    'RSA PKCS#1 v1.5 with SHA-256 over fs-verity',
    'RSA-PKCS1',
    'SHA-256',
    'verity-sha256',
    28,
  ),
  algorithm(0x0423, 'ECDSA with SHA-256 over fs-verity', 'ECDSA', 'SHA-256', 'verity-sha256', 28),
  algorithm(0x0425, 'DSA with SHA-256 over fs-verity', 'DSA', 'SHA-256', 'verity-sha256', 28),
  algorithm(0x0501, 'ML-DSA', null, 'SHA-512', 'chunked-sha512', 36),
];

function algorithm(
  id: number,
  name: string,
  kind: SignatureKind | null,
  hash: HashName,
  content: ContentDigest,
  minSdk: number,
): SignatureAlgorithm {
  return { id, name, kind, hash, content, minSdk };
}

const BY_ID = new Map(ALGORITHMS.map((one) => [one.id, one]));

export function algorithmById(id: number): SignatureAlgorithm | undefined {
  return BY_ID.get(id);
}

const STRENGTH: Readonly<Record<ContentDigest, number>> = {
  'chunked-sha256': 0,
  'verity-sha256': 1,
  'chunked-sha512': 2,
};

/**
 * The signatures that some Android of the range verifies: on each, the strongest of those it knows (apksig,
 * `ApkSigningBlockUtilsLite.getSignaturesToVerify`). `null` when `minSdk` knows none of them.
 */
export function signaturesToVerify<T extends { readonly algorithm: SignatureAlgorithm }>(
  signatures: readonly T[],
  minSdk: number,
  maxSdk: number,
): readonly T[] | null {
  const best = new Map<number, T>();
  for (const one of signatures) {
    const since = one.algorithm.minSdk;
    if (since > maxSdk) continue;
    const rival = best.get(since);
    if (rival === undefined || STRENGTH[one.algorithm.content] > STRENGTH[rival.algorithm.content])
      best.set(since, one);
  }
  if (best.size === 0 || minSdk < Math.min(...best.keys())) return null;
  return [...best.values()].sort((one, other) => one.algorithm.id - other.algorithm.id);
}
