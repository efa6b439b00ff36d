import { Asn1, malformed, TAG } from '../certificate/asn1.ts';
import { type Certificate, parseCertificate } from '../certificate/certificate.ts';
import { type DistinguishedName, readName, sameName } from '../certificate/name.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';

/** What a signature block file (.RSA, .DSA, .EC) holds: CMS SignedData, RFC 5652 section 5.1. */
export interface SignedData {
  readonly contentType: string;
  readonly certificates: readonly Certificate[];
  readonly signers: readonly SignerInfo[];
}

/** RFC 5652 section 5.3. */
export interface SignerInfo {
  /** `null`: named by key identifier, which Android does not look up. */
  readonly certificate: { readonly issuer: DistinguishedName; readonly serialNumber: bigint } | null;
  readonly digestOid: string;
  readonly signatureOid: string;
  readonly signature: Uint8Array;
  readonly signedAttributes: SignedAttributes | null;
}

export interface SignedAttributes {
  /** What is signed: as it stands but with the tag of a SET (section 5.4), not sorted again, as Android does. */
  readonly signed: Uint8Array;
  readonly contentType: string | null;
  readonly messageDigest: Uint8Array | null;
}

/** @throws {SigningFault} */
export function parseSignedData(bytes: Uint8Array): SignedData {
  const [type, content] = Asn1.parse(bytes).parts();
  if (type?.oid() !== SIGNED_DATA) throw malformed('not CMS SignedData');
  const fields = content?.children[0]?.parts() ?? [];
  const [version, digestAlgorithms, encapsulated, ...rest] = fields;
  version?.integer();
  for (const algorithm of digestAlgorithms?.parts(TAG.set) ?? []) algorithm.parts()[0]?.oid();
  const contentType = encapsulated?.parts()[0]?.oid();
  const signers = rest.at(-1);
  if (contentType === undefined || signers === undefined) throw malformed('SignedData cut off');
  const certificates = rest.find((field) => field.isContext(0));
  return {
    contentType,
    certificates: (certificates?.children ?? []).map((node) => parseCertificate(node.encoded)),
    signers: signers.parts(TAG.set).map(readSignerInfo),
  };
}

function readSignerInfo(node: Asn1): SignerInfo {
  const [version, identifier, digestAlgorithm, ...rest] = node.parts();
  version?.integer();
  const attributes = rest[0]?.isContext(0) === true ? rest.shift() : undefined;
  const [signatureAlgorithm, signature] = rest;
  const digestOid = digestAlgorithm?.parts()[0]?.oid();
  const signatureOid = signatureAlgorithm?.parts()[0]?.oid();
  if (!identifier || !signature || digestOid === undefined || signatureOid === undefined) {
    throw malformed('SignerInfo cut off');
  }
  return {
    certificate: identifier.is(TAG.sequence) ? readIssuerAndSerial(identifier) : null,
    digestOid,
    signatureOid,
    signature: signature.octets(),
    signedAttributes: attributes === undefined ? null : readSignedAttributes(attributes),
  };
}

function readIssuerAndSerial(node: Asn1): NonNullable<SignerInfo['certificate']> {
  const [issuer, serialNumber] = node.parts();
  if (issuer === undefined || serialNumber === undefined) throw malformed('issuer and serial number cut off');
  return { issuer: readName(issuer), serialNumber: serialNumber.integer() };
}

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';

function readSignedAttributes(node: Asn1): SignedAttributes {
  const values = new Map<string, Asn1>();
  for (const child of node.children) {
    const [type, set] = child.parts();
    if (type === undefined || set === undefined) throw malformed('signed attribute cut off');
    const [value, second] = set.parts(TAG.set);
    const oid = type.oid();
    if (oid !== CONTENT_TYPE && oid !== MESSAGE_DIGEST) continue;
    if (value === undefined || second !== undefined || values.has(oid))
      throw malformed('signed attribute of several values');
    values.set(oid, value);
  }
  const signed = Uint8Array.from(node.encoded);
  signed[0] = 0x31;
  return {
    signed,
    contentType: values.get(CONTENT_TYPE)?.oid() ?? null,
    messageDigest: values.get(MESSAGE_DIGEST)?.octets() ?? null,
  };
}

export function findCertificate(data: SignedData, signer: SignerInfo): Certificate | null {
  const wanted = signer.certificate;
  if (wanted === null) return null;
  const found = data.certificates.find(
    (one) => one.serialNumber === wanted.serialNumber && sameName(one.issuer, wanted.issuer),
  );
  return found ?? null;
}
