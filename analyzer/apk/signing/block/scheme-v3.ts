import type { Certificate } from '../certificate/certificate.ts';
import { equalBytes } from '../crypto/digest.ts';
import { asFault } from '../fault.ts';
import { Findings, type SchemeResult } from '../scheme.ts';
import type { ContentDigests } from './content-digests.ts';
import { blockFaults } from './faults.ts';
import { joinLineages, type LineageNode, readSignerLineage } from './lineage.ts';
import { FieldReader } from './reader.ts';
import { checkAllContents, noteAttribute, readSigners, type SchemeRange } from './scheme-v2.ts';
import { readSigner, type Signer } from './signer.ts';

/** IDs of additional attributes (apksig, `V3SchemeConstants`). */
const ATTRIBUTE = {
  proofOfRotation: 0x3ba06f8c,
  rotationMinSdk: 0x559f8b02,
  rotationOnDevelopmentRelease: 0xc2a6b3ba,
  hybridMinSdk: 0xbf940529,
  hybridMaxSdk: 0x9f06b79c,
} as const;

const ANDROID_9 = 28;
const ANDROID_13 = 33;

export interface V3Context extends SchemeRange {
  readonly scheme: 'v3' | 'v3.1';
  /** For v3: the lowest API level of the v3.1 signers; `null` when there is no v3.1 block. */
  readonly rotationMinSdk: number | null;
  /** Whether the block holds a v3.2 signature, which an attribute may say there must be. */
  readonly hasHybrid: boolean;
}

/** With what v3 needs to know of v3.1. */
export interface V3Result extends SchemeResult {
  readonly minSdk: number;
}

interface V3Signer extends Signer {
  readonly lineage: readonly LineageNode[] | null;
  readonly isForDevelopmentRelease: boolean;
}

/** APK Signature Scheme v3 and v3.1 (source.android.com, "APK Signature Scheme v3"; apksig `V3SchemeVerifier`). */
export async function verifyV3(
  block: Uint8Array,
  digests: ContentDigests,
  context: V3Context,
): Promise<V3Result> {
  const findings = new Findings(context.scheme);
  const named: Certificate[] = [];
  const layout = {
    hasSdkRange: true,
    minSdk: 0,
    maxSdk: 0,
    onCertificate: (one: Certificate) => named.push(one),
  };
  const signers = await readSigners(block, findings, async (reader) => {
    const signer = await readSigner(reader, layout);
    return { ...signer, ...(await readV3Attributes(signer, context, findings)) };
  });
  let lineage: readonly LineageNode[] = [];
  if (!findings.hasFaults) {
    await checkAllContents(signers, digests, findings);
    try {
      checkRanges(signers, context);
      lineage = joinLineages(signers.flatMap((signer) => (signer.lineage === null ? [] : [signer.lineage])));
    } catch (error) {
      findings.fault(asFault(error));
    }
  }
  return {
    scheme: context.scheme,
    verified: findings.verified,
    certificates: named,
    lineage: lineage.map((node) => node.certificate),
    problems: findings.problems,
    minSdk: Math.min(...signers.map((signer) => signer.minSdk)),
  };
}

async function readV3Attributes(
  signer: Signer,
  context: V3Context,
  findings: Findings,
): Promise<Pick<V3Signer, 'lineage' | 'isForDevelopmentRelease'>> {
  let lineage: readonly LineageNode[] | null = null;
  let isForDevelopmentRelease = false;
  for (const { id, value } of signer.attributes) {
    if (id === ATTRIBUTE.proofOfRotation) lineage = await readOwnLineage(value, signer);
    else if (id === ATTRIBUTE.rotationMinSdk) checkRotation(new FieldReader(value).i32(), context);
    else if (id === ATTRIBUTE.rotationOnDevelopmentRelease) isForDevelopmentRelease = true;
    else if (id === ATTRIBUTE.hybridMinSdk || id === ATTRIBUTE.hybridMaxSdk) {
      if (!context.hasHybrid) throw blockFaults.stripped('v3.2');
    } else noteAttribute(id, findings);
  }
  return { lineage, isForDevelopmentRelease };
}

async function readOwnLineage(value: Uint8Array, signer: Signer): Promise<readonly LineageNode[]> {
  const lineage = await readSignerLineage(value);
  const last = lineage.at(-1)?.certificate.encoded;
  const own = signer.certificates[0]?.encoded;
  if (last === undefined || own === undefined || !equalBytes(last, own))
    throw blockFaults.lineageEndsElsewhere();
  return lineage;
}

/** The v3 signer says from which API level a v3.1 signature takes its place, so that it cannot be taken away. */
function checkRotation(said: number, { rotationMinSdk, maxSdk }: V3Context): void {
  if (maxSdk < ANDROID_13) return;
  if (rotationMinSdk === null) throw blockFaults.stripped('v3.1');
  if (said !== rotationMinSdk) throw blockFaults.rotationRangeDiffers(said, rotationMinSdk);
}

/** The signers together cover every API level asked for, without overlap, and never with a shorter lineage than before. */
function checkRanges(signers: readonly V3Signer[], context: V3Context): void {
  const sorted = signers.toSorted((one, other) => one.maxSdk - other.maxSdk);
  let previous: V3Signer | undefined;
  let lineageSize = 0;
  for (const signer of sorted) {
    if (previous !== undefined && signer.minSdk !== previous.maxSdk + 1) {
      const isNextRelease = signer.minSdk === previous.maxSdk && signer.isForDevelopmentRelease;
      if (!isNextRelease) throw blockFaults.sdkRangesInconsistent();
    }
    previous = signer;
    if (signer.lineage === null) continue;
    if (signer.lineage.length < lineageSize) throw blockFaults.lineagesInconsistent();
    lineageSize = signer.lineage.length;
  }
  const first = sorted[0]?.minSdk ?? 0;
  const last = previous?.maxSdk ?? 0;
  // A v3.1 block may begin anywhere, as long as the v3 block covers what is before.
  const needFrom = context.scheme === 'v3.1' ? context.maxSdk : Math.max(context.minSdk, ANDROID_9);
  const needTo = context.rotationMinSdk === null ? context.maxSdk : context.rotationMinSdk - 1;
  if (first > needFrom || last < needTo) throw blockFaults.sdkRangesMissing(first, last);
}
