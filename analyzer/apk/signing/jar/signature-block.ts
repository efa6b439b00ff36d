import type { SchemeRange } from '../block/scheme-v2.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { digest, equalBytes } from '../crypto/digest.ts';
import { verifySignature } from '../crypto/verify.ts';
import { firstUnsupported, jarAlgorithm } from './algorithms.ts';
import { jarFaults } from './faults.ts';
import {
  findCertificate,
  parseSignedData,
  type SignedAttributes,
  type SignedData,
  type SignerInfo,
} from './signed-data.ts';

const ANDROID_4_4 = 19;
const ANDROID_7 = 24;
/** Android 7 and later try every SignerInfo; each costs a signature. */
const MAXIMUM_SIGNER_INFOS = 32;

/** A file of META-INF with its name, for messages. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Verifies a signature block file against its signature file (apksig, `V1SchemeVerifier.Signer.verifySigBlockAgainstSigFile`)
 * and returns the signing certificate.
 * @throws {SigningFault}
 */
export async function verifySignatureBlock(
  block: NamedBytes,
  signatureFile: NamedBytes,
  range: SchemeRange,
): Promise<Certificate> {
  const data = parseSignedData(block.bytes);
  if (data.signers.length === 0) throw jarFaults.noSigner(block.name);
  if (data.signers.length > MAXIMUM_SIGNER_INFOS) {
    throw jarFaults.tooManySignerInfos(block.name, MAXIMUM_SIGNER_INFOS);
  }
  // Before Android 7 only the first was looked at.
  const signers = range.minSdk < ANDROID_7 ? data.signers.slice(0, 1) : data.signers;
  let signing: Certificate | null = null;
  for (const signer of signers) {
    const verified = await verifySigner(data, signer, block.name, signatureFile.bytes, range);
    signing ??= verified;
  }
  if (signing === null) throw jarFaults.signatureWrong(block.name, signatureFile.name);
  return signing;
}

/** The certificate, when the signature is of the file; `null` when it is not, which leaves the other signers a chance. */
async function verifySigner(
  data: SignedData,
  signer: SignerInfo,
  file: string,
  content: Uint8Array,
  range: SchemeRange,
): Promise<Certificate | null> {
  const { digestOid, signatureOid, signedAttributes } = signer;
  const algorithm = jarAlgorithm(digestOid, signatureOid);
  const unsupported =
    algorithm === null ? range.minSdk : firstUnsupported(algorithm.levels, range.minSdk, range.maxSdk);
  if (algorithm === null || unsupported !== null) {
    throw jarFaults.algorithmUnsupported(file, unsupported ?? range.minSdk, digestOid, signatureOid);
  }
  const certificate = findCertificate(data, signer);
  if (certificate === null) throw jarFaults.certificateMissing(file);
  const [critical] = certificate.unknownCritical;
  if (critical !== undefined) throw jarFaults.criticalExtension(file, critical);
  if (!certificate.maySign) throw jarFaults.certificateNotForSigning(file);
  let signed = content;
  if (signedAttributes !== null) {
    if (range.minSdk < ANDROID_4_4) throw jarFaults.attributesBeforeKitKat(file);
    const fileDigest = await digest(algorithm.digest, content);
    if (!attributesFit(signedAttributes, data.contentType, fileDigest, file, range)) return null;
    signed = signedAttributes.signed;
  }
  const { kind, hash } = algorithm;
  return (await verifySignature(certificate.key, kind, hash, signed, signer.signature)) ? certificate : null;
}

/** RFC 5652 section 5.3, signedAttrs: both are obligatory; Android before 7.0 did not look at the content type. */
function attributesFit(
  attributes: SignedAttributes,
  contentType: string,
  fileDigest: Uint8Array,
  file: string,
  { maxSdk }: SchemeRange,
): boolean {
  if (maxSdk >= ANDROID_7) {
    if (attributes.contentType === null) throw jarFaults.attributeMissing(file);
    if (attributes.contentType !== contentType) return false;
  }
  if (attributes.messageDigest === null) throw jarFaults.attributeMissing(file);
  return equalBytes(attributes.messageDigest, fileDigest);
}
