import type { Certificate } from './certificate/certificate.ts';
import { equalBytes } from './crypto/digest.ts';
import type { Problem } from './fault.ts';
import type { SchemeResult } from './scheme.ts';
import { ANDROID_11 } from './sdk-levels.ts';

/** The results that there are, by scheme. */
export interface Results {
  readonly v1: SchemeResult | null;
  readonly v2: SchemeResult | null;
  readonly v3: SchemeResult | null;
  readonly v31: SchemeResult | null;
}

/**
 * What must hold between signatures that each verify (apksig, `ApkVerifier.verify`): otherwise the app would have one
 * owner on one Android version and another on the next.
 */
export function disagreements(results: Results): readonly Problem[] {
  const v1 = verified(results.v1);
  const v2 = verified(results.v2);
  const v3 = verified(results.v3);
  const problems: Problem[] = [];
  if (v1 !== null && v2 !== null) problems.push(...sameSigners(v1.certificates, v2.certificates));
  const older = v1 ?? v2;
  if (v3 !== null && older !== null) {
    const lineage = verified(results.v31)?.lineage ?? [];
    problems.push(...sameOwner(older, v3, lineage.length > 0 ? lineage : v3.lineage));
  }
  return problems;
}

function verified(result: SchemeResult | null): SchemeResult | null {
  return result?.verified === true ? result : null;
}

function sameSigners(v1: readonly Certificate[], v2: readonly Certificate[]): readonly Problem[] {
  const problems: Problem[] = [];
  if (!v1.every((one) => includes(v2, one))) {
    problems.push({
      scheme: 'v1',
      code: 'v2-signer-missing',
      text: { zh: '有 v1 签名者没有 v2 签名', en: 'a signer of v1 did not sign with v2' },
    });
  }
  if (!v2.every((one) => includes(v1, one))) {
    problems.push({
      scheme: 'v2',
      code: 'v1-signer-missing',
      text: { zh: '有 v2 签名者没有 v1 签名', en: 'a signer of v2 did not sign with v1' },
    });
  }
  return problems;
}

function includes(certificates: readonly Certificate[], wanted: Certificate): boolean {
  return certificates.some((one) => equalBytes(one.encoded, wanted.encoded));
}

/** The v1 or v2 signer is the v3 signer, or the root of its proof of rotation. */
function sameOwner(
  older: SchemeResult,
  v3: SchemeResult,
  lineage: readonly Certificate[],
): readonly Problem[] {
  const problems: Problem[] = [];
  const [signer, another] = older.certificates;
  if (another !== undefined) {
    problems.push({
      scheme: 'v3',
      code: 'several-past-signers',
      text: { zh: 'v3 签名只允许一个旧签名者', en: 'a v3 signature goes with a single signer of v1 or v2' },
    });
  }
  if (lineage.length === 0 && v3.certificates.length !== 1) {
    problems.push({
      scheme: 'v3',
      code: 'several-signers',
      text: {
        zh: '没有密钥轮换证明却有多个 v3 签名者',
        en: 'there are several v3 signers without a proof of rotation',
      },
    });
  }
  const root = lineage[0] ?? v3.certificates[0];
  if (signer === undefined || root === undefined || !equalBytes(signer.encoded, root.encoded)) {
    problems.push({
      scheme: 'v3',
      code: 'past-signer-mismatch',
      text: {
        zh: `v3 签名者与 ${older.scheme} 签名者不同，也未由其轮换而来`,
        en: `the v3 signer is not the ${older.scheme} signer, nor rotated from it`,
      },
    });
  }
  return problems;
}

/** Apps for Android 11 and later must be signed with v2 or newer (apksig, MIN_SIG_SCHEME_FOR_TARGET_SDK_NOT_MET). */
export function targetNeedsNewerScheme(results: Results, targetSdk: number, maxSdk: number): Problem | null {
  if (targetSdk < ANDROID_11 || maxSdk < targetSdk) return null;
  if ([results.v2, results.v3, results.v31].some((result) => result?.verified !== false && result !== null))
    return null;
  return {
    scheme: null,
    code: 'scheme-too-old-for-target',
    text: {
      zh: `targetSdkVersion 为 ${targetSdk}，须有 v2 或更新的签名`,
      en: `targetSdkVersion is ${targetSdk}, which needs a signature of v2 or newer`,
    },
  };
}
