import { type Certificate, isKeyOf, parseCertificate } from '../certificate/certificate.ts';
import { equalBytes } from '../crypto/digest.ts';
import { parsePublicKey } from '../crypto/public-key.ts';
import { verifySignature } from '../crypto/verify.ts';
import {
  algorithmById,
  type ContentDigest,
  type SignatureAlgorithm,
  signaturesToVerify,
} from './algorithms.ts';
import type { ContentDigests } from './content-digests.ts';
import { blockFaults } from './faults.ts';
import { FieldReader } from './reader.ts';

/** One signer of a v2, v3 or v3.1 block, its signature over its signed data verified. */
export interface Signer {
  /** The signing certificate first. */
  readonly certificates: readonly Certificate[];
  /** By signature algorithm ID, as signed. */
  readonly digests: readonly { readonly id: number; readonly value: Uint8Array }[];
  /** Those of the verified signatures: what the file's contents must have. */
  readonly contents: ReadonlySet<ContentDigest>;
  readonly attributes: readonly { readonly id: number; readonly value: Uint8Array }[];
  /** v3: the API levels that this signer is for. v2: those that were asked for. */
  readonly minSdk: number;
  readonly maxSdk: number;
}

/** What differs between the layouts of a v2 and a v3 signer. */
export interface SignerLayout {
  readonly hasSdkRange: boolean;
  readonly minSdk: number;
  readonly maxSdk: number;
  /** Told of each certificate as it is read, so that a signer that fails later is still named. */
  readonly onCertificate: (certificate: Certificate) => void;
}

/**
 * Reads and verifies a signer (source.android.com, "APK Signature Scheme v2" and "v3", "Format" and "Verification";
 * apksig `V2SchemeVerifier.parseSigner`, `V3SchemeVerifier.parseSigner`).
 * @throws {SigningFault} @throws {ReadError}
 */
export async function readSigner(reader: FieldReader, layout: SignerLayout): Promise<Signer> {
  const signedData = reader.prefixed();
  const range = layout.hasSdkRange ? readRange(reader) : layout;
  const signatures = readSignatures(reader.field());
  const publicKey = reader.prefixed();
  const contents = await verifySignatures(signatures, publicKey, signedData, range);

  const signed = new FieldReader(signedData);
  const digestFields = signed.field();
  const certificateFields = signed.field();
  if (layout.hasSdkRange && (signed.i32() !== range.minSdk || signed.i32() !== range.maxSdk)) {
    throw blockFaults.sdkRangeDiffers();
  }
  const attributeFields = signed.field();

  const certificates: Certificate[] = [];
  while (certificateFields.hasMore) {
    const certificate = parseCertificate(certificateFields.prefixed());
    if (certificates.length === 0) layout.onCertificate(certificate);
    certificates.push(certificate);
  }
  const [main] = certificates;
  if (main === undefined) throw blockFaults.noCertificates();
  if (!isKeyOf(main, publicKey)) throw blockFaults.keyIsNotOfCertificate();

  const digests = readDigests(digestFields);
  const sameAlgorithms =
    digests.length === signatures.length && digests.every(({ id }, index) => id === signatures[index]?.id);
  if (!sameAlgorithms) throw blockFaults.algorithmsDiffer();
  return {
    certificates,
    digests,
    contents,
    attributes: readAttributes(attributeFields),
    minSdk: range.minSdk,
    maxSdk: range.maxSdk,
  };
}

interface RawSignature {
  readonly id: number;
  readonly bytes: Uint8Array;
}

function readRange(reader: FieldReader): { readonly minSdk: number; readonly maxSdk: number } {
  const minSdk = reader.i32();
  const maxSdk = reader.i32();
  if (minSdk < 0 || minSdk > maxSdk) throw blockFaults.sdkRange(minSdk, maxSdk);
  return { minSdk, maxSdk };
}

function readSignatures(fields: FieldReader): readonly RawSignature[] {
  const signatures: RawSignature[] = [];
  while (fields.hasMore) {
    const field = fields.field();
    signatures.push({ id: field.u32(), bytes: field.prefixed() });
  }
  if (signatures.length === 0) throw blockFaults.noSignatures();
  return signatures;
}

function readDigests(fields: FieldReader): Signer['digests'] {
  const digests: { id: number; value: Uint8Array }[] = [];
  while (fields.hasMore) {
    const field = fields.field();
    digests.push({ id: field.u32(), value: field.prefixed() });
  }
  return digests;
}

function readAttributes(fields: FieldReader): Signer['attributes'] {
  const attributes: { id: number; value: Uint8Array }[] = [];
  while (fields.hasMore) {
    const field = fields.field();
    attributes.push({ id: field.u32(), value: field.rest() });
  }
  return attributes;
}

/** Verifies the signatures that some Android of the range looks at; unknown algorithms are passed over, as there. */
async function verifySignatures(
  signatures: readonly RawSignature[],
  publicKey: Uint8Array,
  signedData: Uint8Array,
  { minSdk, maxSdk }: { readonly minSdk: number; readonly maxSdk: number },
): Promise<ReadonlySet<ContentDigest>> {
  const known = signatures.flatMap(({ id, bytes }) => {
    const algorithm = algorithmById(id);
    return algorithm === undefined ? [] : [{ algorithm, bytes }];
  });
  const chosen = signaturesToVerify(known, minSdk, maxSdk);
  if (chosen === null) throw blockFaults.noSupportedSignatures();
  const contents = new Set<ContentDigest>();
  for (const { algorithm, bytes } of chosen) {
    await verifyOne(algorithm, publicKey, signedData, bytes);
    contents.add(algorithm.content);
  }
  return contents;
}

async function verifyOne(
  { kind, hash, name }: SignatureAlgorithm,
  publicKey: Uint8Array,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<void> {
  if (kind === null) throw blockFaults.algorithmUnavailable(name);
  const verified = await verifySignature(parsePublicKey(publicKey), kind, hash, data, signature);
  if (!verified) throw blockFaults.signatureWrong(name);
}

const DIGEST_NAME: Readonly<Record<ContentDigest, string>> = {
  'chunked-sha256': 'SHA-256',
  'chunked-sha512': 'SHA-512',
  'verity-sha256': 'fs-verity',
};

/**
 * Holds the file's contents against what the signer signed. Digests of algorithms that no Android of the range looks at
 * are not looked at.
 */
export async function checkContents(signer: Signer, digests: ContentDigests): Promise<void> {
  for (const { id, value } of signer.digests) {
    const content = algorithmById(id)?.content;
    if (content === undefined || !signer.contents.has(content)) continue;
    if (!equalBytes(await digests.get(content), value))
      throw blockFaults.contentsChanged(DIGEST_NAME[content]);
  }
}
