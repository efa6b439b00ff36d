import type { CertificateFacts, SigningFacts, SigningScheme } from '../../facts/package.ts';
import type { Archive } from '../zip/archive.ts';
import { disagreements, type Results, targetNeedsNewerScheme } from './agreement.ts';
import { archiveProblem } from './archive-shape.ts';
import { ContentDigests, protectedContents, type Tick } from './block/content-digests.ts';
import { blockFaults } from './block/faults.ts';
import { verifyV2 } from './block/scheme-v2.ts';
import { type V3Result, verifyV3 } from './block/scheme-v3.ts';
import { findSigningBlock, type SigningBlock } from './block/signing-block.ts';
import type { Certificate } from './certificate/certificate.ts';
import { certificateFacts } from './certificate/facts.ts';
import { asFault, type Problem } from './fault.ts';
import { isCovered } from './jar/entries.ts';
import { hasJarSignature, verifyV1 } from './jar/scheme-v1.ts';
import type { SchemeResult } from './scheme.ts';
import { ANDROID_7, ANDROID_8, ANDROID_9, ANDROID_13, NEWEST } from './sdk-levels.ts';

export interface SigningOptions {
  /** API level; of a codename or an absent attribute: `signingMinSdk`. */
  readonly minSdk: number;
  /** Of a codename or when absent: as `minSdk`. */
  readonly targetSdk?: number;
  /** `android:targetSandboxVersion` of the manifest element; 1 when absent. */
  readonly targetSandboxVersion?: number;
  /** The newest Android version to verify for; none by default. */
  readonly maxSdk?: number;
  readonly signal?: AbortSignal;
  /** Called with 0 to 1, never less than before. */
  readonly onProgress?: (fraction: number) => void;
  /** Whether a v4 signature file (`.idsig`) lies beside the package. It is noted, not evaluated. */
  readonly idsig?: boolean;
}

/**
 * Verifies the signatures of a package as `apksigner verify` does (AOSP tools/apksig, `ApkVerifier.verify`): it verifies
 * when every Android version from `minSdk` to `maxSdk` accepts it. Memory is bounded by the largest compressed entry,
 * which v1 must inflate.
 *
 * @throws {ReadError} when the source cannot be read
 * @throws the signal's reason when aborted
 */
export async function readSigning(archive: Archive, options: SigningOptions): Promise<SigningFacts> {
  const shape = await archiveProblem(archive);
  if (shape !== null) return new Verdict(archive, null, options).facts([shape], false);
  let block: SigningBlock | null;
  try {
    block = await findSigningBlock(archive);
  } catch (error) {
    const { code, text, unavailable } = asFault(error);
    return new Verdict(archive, null, options).facts(
      [{ scheme: null, code, text }],
      unavailable ? null : false,
    );
  }
  const facts = await new Verdict(archive, block, options).verify();
  options.signal?.throwIfAborted();
  options.onProgress?.(1);
  return facts;
}

/** One verification: the schemes in the order of apksig, newest first, until one refuses the package. */
class Verdict {
  readonly #archive: Archive;
  readonly #block: SigningBlock | null;
  readonly #options: SigningOptions;
  readonly #minSdk: number;
  readonly #maxSdk: number;
  #results: Results = { v1: null, v2: null, v3: null, v31: null };

  constructor(archive: Archive, block: SigningBlock | null, options: SigningOptions) {
    this.#archive = archive;
    this.#block = block;
    this.#options = options;
    this.#minSdk = options.minSdk;
    this.#maxSdk = options.maxSdk ?? NEWEST;
  }

  async verify(): Promise<SigningFacts> {
    const tick = this.#progress();
    if (this.#block !== null && this.#maxSdk >= ANDROID_7) await this.#verifyBlock(this.#block, tick);
    const { v2, v3, v31 } = this.#results;
    const isRefused = [v2, v3, v31].some((result) => result?.verified === false);
    if (isRefused) return this.facts([], false);
    const found = { v2: v2 !== null, v3: v3 !== null };
    const hasNewer = v2 !== null || v3 !== null || v31 !== null;
    const problems: Problem[] = [];
    if (!hasNewer && this.#maxSdk >= ANDROID_8 && (this.#options.targetSandboxVersion ?? 1) > 1) {
      problems.push(SANDBOX_NEEDS_V2);
    }
    if (this.#minSdk < ANDROID_7 || !hasNewer) {
      const { signal } = this.#options;
      const v1 = await verifyV1(this.#archive, { ...this.#range(1), found, tick, signal });
      this.#results = { ...this.#results, v1 };
      if (v1.verified === false && hasNewer) problems.push(olderAndroidNeedsV1(this.#minSdk));
    }
    if (this.#results.v1?.verified === false || problems.length > 0) return this.facts(problems, false);
    problems.push(...disagreements(this.#results));
    const target = targetNeedsNewerScheme(
      this.#results,
      this.#options.targetSdk ?? this.#minSdk,
      this.#maxSdk,
    );
    if (target !== null) problems.push(target);
    return this.facts(problems, problems.length === 0);
  }

  async #verifyBlock(block: SigningBlock, tick: Tick): Promise<void> {
    const contents = await protectedContents(this.#archive.source, block);
    const digests = new ContentDigests(contents, tick, this.#options.signal);
    const hasHybrid = block.schemes.v32 !== undefined;
    let rotation: V3Result | null = null;
    if (block.schemes.v31 !== undefined && this.#maxSdk >= ANDROID_13) {
      const context = {
        ...this.#range(ANDROID_13),
        scheme: 'v3.1',
        rotationMinSdk: null,
        hasHybrid,
      } as const;
      rotation = await verifyV3(block.schemes.v31, digests, context);
      this.#results = { ...this.#results, v31: rotation };
      if (rotation.verified === false) return;
    }
    if (block.schemes.v3 !== undefined && this.#maxSdk >= ANDROID_9) {
      const rotationMinSdk = rotation?.minSdk ?? null;
      const context = { ...this.#range(ANDROID_9), scheme: 'v3', rotationMinSdk, hasHybrid } as const;
      const v3 = await verifyV3(block.schemes.v3, digests, context);
      this.#results = { ...this.#results, v3 };
      if (v3.verified === false) return;
    } else if (rotation !== null) {
      this.#results = { ...this.#results, v31: refused(rotation, blockFaults.v3Missing()) };
      return;
    }
    const hasV3 = this.#results.v3 !== null;
    if (block.schemes.v2 !== undefined && (this.#minSdk < ANDROID_9 || !hasV3)) {
      const v2 = await verifyV2(block.schemes.v2, digests, this.#range(ANDROID_7), hasV3);
      this.#results = { ...this.#results, v2 };
    }
  }

  #range(from: number): { readonly minSdk: number; readonly maxSdk: number } {
    return { minSdk: Math.max(this.#minSdk, from), maxSdk: this.#maxSdk };
  }

  /** Counts the bytes to be hashed: the file once for its block, the entries' contents once for v1. */
  #progress(): Tick {
    const { onProgress } = this.#options;
    if (onProgress === undefined) return () => {};
    const hasNewer = Object.keys(this.#block?.schemes ?? {}).length > 0;
    let total = hasNewer ? this.#archive.source.size : 0;
    if (this.#minSdk < ANDROID_7 || !hasNewer) {
      for (const { name, uncompressedSize } of this.#archive.entries)
        if (isCovered(name)) total += uncompressedSize;
    }
    let done = 0;
    return (bytes) => {
      done += bytes;
      onProgress(total === 0 ? 0 : Math.min(1, done / total));
    };
  }

  /** @param outcome what the parts between the schemes say; `true` still needs every scheme to have been evaluated */
  async facts(problems: readonly Problem[], outcome: boolean | null): Promise<SigningFacts> {
    const { v1, v2, v3, v31 } = this.#results;
    const all = [v31, v3, v2, v1].filter((result) => result !== null);
    const hybrid =
      this.#block?.schemes.v32 === undefined || this.#maxSdk < ANDROID_9 ? [] : [HYBRID_NOT_EVALUATED];
    const isOpen = hybrid.length > 0 || all.some((result) => result.verified === null);
    const verified = outcome === true && isOpen ? null : outcome;
    const good = verified === false ? [] : all.filter((result) => result.verified === true);
    const newest = good[0];
    return {
      schemes: good.map((result) => result.scheme).toReversed(),
      present: this.#present(),
      verified,
      certificates: newest === undefined ? [] : await describe(signingCertificates(newest)),
      unverifiedCertificates:
        verified === true ? [] : await describe(claimedBy(all.find((one) => !good.includes(one)))),
      lineage: await describe(good.find((result) => result.lineage.length > 0)?.lineage ?? []),
      problems: [...problems, ...all.flatMap((result) => result.problems), ...hybrid, ...this.#idsig()],
    };
  }

  #present(): readonly (SigningScheme | 'v4')[] {
    const schemes = this.#block?.schemes ?? {};
    return [
      ...(hasJarSignature(this.#archive) ? (['v1'] as const) : []),
      ...(schemes.v2 !== undefined ? (['v2'] as const) : []),
      ...(schemes.v3 !== undefined ? (['v3'] as const) : []),
      ...(schemes.v31 !== undefined ? (['v3.1'] as const) : []),
      ...(this.#options.idsig === true ? (['v4'] as const) : []),
    ];
  }

  #idsig(): readonly Problem[] {
    return this.#options.idsig === true ? [V4_NOT_EVALUATED] : [];
  }
}

/** v3 signers are for ranges of API levels, the last for the newest; v1 and v2 signers all sign everything. */
function signingCertificates({ scheme, certificates }: SchemeResult): readonly Certificate[] {
  return scheme === 'v3' || scheme === 'v3.1' ? certificates.slice(-1) : certificates;
}

function claimedBy(result: SchemeResult | undefined): readonly Certificate[] {
  return result?.certificates ?? [];
}

function describe(certificates: readonly Certificate[]): Promise<readonly CertificateFacts[]> {
  return Promise.all(certificates.map(certificateFacts));
}

function refused(
  result: V3Result,
  { code, text }: { readonly code: string; readonly text: Problem['text'] },
): V3Result {
  return {
    ...result,
    verified: false,
    problems: [...result.problems, { scheme: result.scheme, code, text }],
  };
}

const SANDBOX_NEEDS_V2: Problem = {
  scheme: null,
  code: 'scheme-too-old-for-sandbox',
  text: {
    zh: 'targetSandboxVersion 大于 1，须有 v2 或更新的签名',
    en: 'targetSandboxVersion is above 1, which needs a signature of v2 or newer',
  },
};

const HYBRID_NOT_EVALUATED: Problem = {
  scheme: null,
  code: 'v3.2-not-evaluated',
  text: {
    zh: '另有 v3.2（混合后量子）签名，本工具无法验证',
    en: 'there is a v3.2 (hybrid post-quantum) signature too, which this tool cannot verify',
  },
};

const V4_NOT_EVALUATED: Problem = {
  scheme: null,
  code: 'v4-not-evaluated',
  text: {
    zh: '另有 v4 签名文件（.idsig），只用于增量安装，未作验证',
    en: 'there is a v4 signature file (.idsig) too; it serves incremental installation and was not verified',
  },
};

function olderAndroidNeedsV1(minSdk: number): Problem {
  return {
    scheme: null,
    code: 'older-android-needs-v1',
    text: {
      zh: `minSdkVersion 为 ${minSdk}，而安卓 7.0 之前只认 v1 签名：新方案的签名不足以让所有受支持的版本接受`,
      en: `minSdkVersion is ${minSdk}, and Android before 7.0 knows v1 only: the newer signature does not do for all supported versions`,
    },
  };
}
