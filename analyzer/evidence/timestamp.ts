import { Boolean as Asn1Boolean, Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { Asn1, malformed, TAG } from '../apk/signing/certificate/asn1.ts';
import { certificateFacts, hex } from '../apk/signing/certificate/facts.ts';
import { digest, equalBytes } from '../apk/signing/crypto/digest.ts';
import { verifySignature } from '../apk/signing/crypto/verify.ts';
import { SigningFault } from '../apk/signing/fault.ts';
import { jarAlgorithm } from '../apk/signing/jar/algorithms.ts';
import { findCertificate, parseSignedData } from '../apk/signing/jar/signed-data.ts';
import type { CertificateFacts } from '../facts/package.ts';
import type { Text } from '../text.ts';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/**
 * A request for a time stamp on a SHA-256 digest (RFC 3161 section 2.4.1), asking for the authority's certificate. It has
 * no nonce: the same digest gives the same request.
 */
export function timestampRequest(sha256: Uint8Array): Uint8Array {
  const algorithm = new Sequence({ value: [new ObjectIdentifier({ value: SHA256 }), new Null()] });
  const imprint = new Sequence({ value: [algorithm, new OctetString({ valueHex: sha256.slice().buffer })] });
  const request = new Sequence({
    value: [new Integer({ value: 1 }), imprint, new Asn1Boolean({ value: true })],
  });
  return new Uint8Array(request.toBER());
}

/** What a token says, once its signature and its imprint were checked. */
export interface Timestamp {
  /** ISO 8601, UTC: when the authority says it saw the digest. */
  readonly time: string;
  /** Object identifier of the policy it stamps under. */
  readonly policy: string;
  /** Hexadecimal. */
  readonly serialNumber: string;
  /** Who signed. Whether that authority is to be trusted is not decided here. */
  readonly authority: CertificateFacts;
}

export type TimestampCheck =
  | { readonly ok: true; readonly timestamp: Timestamp }
  | { readonly ok: false; readonly reason: Text };

/**
 * Checks a time-stamp response or a bare token (RFC 3161 section 2.4.2) against the digest it is to be of: granted, of
 * this digest, signed by the certificate that it carries, at a time when that was valid. The certificate's own chain is for
 * whoever relies on it to check (`openssl ts -verify -CAfile …`).
 */
export async function checkTimestamp(bytes: Uint8Array, sha256: Uint8Array): Promise<TimestampCheck> {
  try {
    return await check(bytes, sha256);
  } catch (error) {
    if (error instanceof SigningFault) return { ok: false, reason: error.text };
    throw error;
  }
}

async function check(bytes: Uint8Array, sha256: Uint8Array): Promise<TimestampCheck> {
  const whole = Asn1.parse(bytes);
  if (whole.encoded.length !== bytes.length) throw malformed('bytes after the token');
  const [first, second] = whole.parts();
  const isResponse = first?.is(TAG.sequence) === true;
  // PKIStatus: 0 granted, 1 granted with changes.
  if (isResponse && (first.parts()[0]?.integer() ?? 2n) > 1n) return { ok: false, reason: REFUSED };
  const token = isResponse ? second : whole;
  if (token === undefined) return { ok: false, reason: REFUSED };
  const info = tstInfo(token);
  const data = parseSignedData(token.encoded);
  if (data.contentType !== TST_INFO) throw malformed('no time stamp');
  const [signer, more] = data.signers;
  if (signer === undefined || more !== undefined) throw malformed('a time stamp has one signer');
  if (info.imprint.oid !== SHA256 || !equalBytes(info.imprint.bytes, sha256))
    return { ok: false, reason: OTHER };
  const certificate = findCertificate(data, signer);
  if (certificate === null) return { ok: false, reason: NO_CERTIFICATE };
  const algorithm = jarAlgorithm(signer.digestOid, signer.signatureOid);
  const attributes = signer.signedAttributes;
  if (algorithm === null || attributes === null || attributes.messageDigest === null)
    throw malformed('unsigned');
  const isOfContent =
    attributes.contentType === TST_INFO &&
    equalBytes(attributes.messageDigest, await digest(algorithm.digest, info.encoded));
  const isSigned =
    isOfContent &&
    (await verifySignature(
      certificate.key,
      algorithm.kind,
      algorithm.hash,
      attributes.signed,
      signer.signature,
    ));
  if (!isSigned) return { ok: false, reason: NOT_SIGNED };
  if (info.time < certificate.notBefore || info.time > certificate.notAfter)
    return { ok: false, reason: NOT_VALID_THEN };
  return {
    ok: true,
    timestamp: {
      time: info.time.toISOString(),
      policy: info.policy,
      serialNumber: info.serialNumber,
      authority: await certificateFacts(certificate),
    },
  };
}

interface TstInfo {
  /** What is signed. */
  readonly encoded: Uint8Array;
  readonly policy: string;
  readonly imprint: { readonly oid: string; readonly bytes: Uint8Array };
  readonly serialNumber: string;
  readonly time: Date;
}

/** TSTInfo inside the SignedData's encapsulated content (RFC 3161 section 2.4.2, RFC 5652 section 5.2). */
function tstInfo(token: Asn1): TstInfo {
  const [, content] = token.parts();
  const [, , encapsulated] = content?.children[0]?.parts() ?? [];
  const [, wrapped] = encapsulated?.parts() ?? [];
  const octets = wrapped?.children[0]?.octets();
  if (octets === undefined) throw malformed('a time stamp without its content');
  const encoded = Uint8Array.from(octets);
  const [, policy, imprint, serial, time] = Asn1.parse(encoded).parts();
  const [algorithm, hashed] = imprint?.parts() ?? [];
  const oid = algorithm?.parts()[0]?.oid();
  if (!policy || !hashed || oid === undefined || !serial || !time) throw malformed('a time stamp cut off');
  return {
    encoded,
    policy: policy.oid(),
    imprint: { oid, bytes: Uint8Array.from(hashed.octets()) },
    serialNumber: hex(Uint8Array.from(serial.content)),
    time: generalizedTime(time),
  };
}

/** RFC 3161 section 2.4.2: GeneralizedTime in UTC with an optional fraction. */
function generalizedTime(node: Asn1): Date {
  const text = String.fromCharCode(...node.content.subarray(0, 32));
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d{1,9})?Z$/.exec(text);
  if (!node.is(TAG.generalizedTime) || match === null) throw malformed('a time that is none');
  const [, year, month, day, hour, minute, second, fraction = ''] = match;
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
  if (Number.isNaN(time.getTime())) throw malformed('a time that is none');
  return time;
}

const REFUSED: Text = {
  zh: '时间戳机构未签发（响应中没有时间戳）',
  en: 'the authority granted no time stamp',
};
const OTHER: Text = {
  zh: '时间戳不是本证据包的（摘要不符）',
  en: 'the time stamp is of something else: its digest is not this package’s',
};
const NO_CERTIFICATE: Text = {
  zh: '时间戳中没有签发者的证书（请求时应要求附带）',
  en: 'the time stamp does not carry its signer’s certificate (the request asks for it)',
};
const NOT_SIGNED: Text = { zh: '时间戳的签名不成立', en: 'the signature of the time stamp does not verify' };
const NOT_VALID_THEN: Text = {
  zh: '时间戳所述时间不在签发者证书的有效期内',
  en: 'the time it states lies outside the validity of the signer’s certificate',
};
