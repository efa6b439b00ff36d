import type { Certificate } from '../certificate/certificate.ts';
import { asFault, SigningFault } from '../fault.ts';
import { Findings, type SchemeResult } from '../scheme.ts';
import type { ContentDigests } from './content-digests.ts';
import { blockFaults } from './faults.ts';
import { FieldReader } from './reader.ts';
import { checkContents, readSigner, type Signer } from './signer.ts';

/** apksig, `Constants.MAX_APK_SIGNERS`. */
export const MAXIMUM_SIGNERS = 10;

const STRIPPING_PROTECTION = 0xbeeff00d;

export interface SchemeRange {
  readonly minSdk: number;
  readonly maxSdk: number;
}

/**
 * APK Signature Scheme v2 (source.android.com, "APK Signature Scheme v2"; apksig `V2SchemeVerifier`).
 * @param hasNewer whether a v3 signature has been found, which the v2 signature may say there must be
 */
export async function verifyV2(
  block: Uint8Array,
  digests: ContentDigests,
  range: SchemeRange,
  hasNewer: boolean,
): Promise<SchemeResult> {
  const findings = new Findings('v2');
  const named: Certificate[] = [];
  const layout = { hasSdkRange: false, ...range, onCertificate: (one: Certificate) => named.push(one) };
  const signers = await readSigners(block, findings, async (reader) => {
    const signer = await readSigner(reader, layout);
    checkAttributes(signer, range, hasNewer, findings);
    return signer;
  });
  if (!findings.hasFaults) await checkAllContents(signers, digests, findings);
  return {
    scheme: 'v2',
    verified: findings.verified,
    certificates: named,
    lineage: [],
    problems: findings.problems,
  };
}

/** The sequence of signers that v2, v3 and v3.1 blocks are; a signer that fails does not keep the others from being read. */
export async function readSigners<T>(
  block: Uint8Array,
  findings: Findings,
  readOne: (reader: FieldReader) => Promise<T>,
): Promise<readonly T[]> {
  const signers: T[] = [];
  try {
    const sequence = new FieldReader(block).field();
    if (!sequence.hasMore) throw blockFaults.noSigners();
    for (let count = 0; sequence.hasMore; count++) {
      if (count === MAXIMUM_SIGNERS) throw blockFaults.tooManySigners(MAXIMUM_SIGNERS);
      const reader = sequence.field();
      try {
        signers.push(await readOne(reader));
      } catch (error) {
        findings.fault(asFault(error));
      }
    }
  } catch (error) {
    findings.fault(asFault(error));
  }
  return signers;
}

export async function checkAllContents(
  signers: readonly Signer[],
  digests: ContentDigests,
  findings: Findings,
): Promise<void> {
  for (const signer of signers) {
    try {
      await checkContents(signer, digests);
    } catch (error) {
      // A file that can no longer be read is not a wrong signature.
      if (!(error instanceof SigningFault)) throw error;
      findings.fault(error);
    }
  }
}

function checkAttributes(
  signer: Signer,
  { maxSdk }: SchemeRange,
  hasNewer: boolean,
  findings: Findings,
): void {
  for (const { id, value } of signer.attributes) {
    if (id !== STRIPPING_PROTECTION) {
      noteAttribute(id, findings);
      continue;
    }
    const scheme = new FieldReader(value).u32();
    if (scheme === 3 && maxSdk >= 28 && !hasNewer) throw blockFaults.stripped('v3');
  }
}

export function noteAttribute(id: number, findings: Findings): void {
  const name = `0x${id.toString(16).padStart(8, '0')}`;
  findings.note('unknown-attribute', {
    zh: `签名含未知的附加属性 ${name}`,
    en: `the signature has an unknown additional attribute ${name}`,
  });
}
