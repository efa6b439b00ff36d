import { equalBytes } from '../crypto/digest.ts';
import { encodeRsaKey, type PublicKey, parsePublicKey } from '../crypto/public-key.ts';
import { Asn1, malformed, TAG } from './asn1.ts';
import { type DistinguishedName, readName } from './name.ts';

/** What the verifiers and `CertificateFacts` need of an X.509 certificate (RFC 5280 section 4.1). */
export interface Certificate {
  /** As it stands in the signature: what Android compares and hashes. */
  readonly encoded: Uint8Array;
  readonly serialNumber: bigint;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SubjectPublicKeyInfo as it stands in the certificate. */
  readonly spki: Uint8Array;
  readonly key: PublicKey;
  /** False when a keyUsage extension allows neither digitalSignature nor nonRepudiation. */
  readonly maySign: boolean;
  /** Object identifiers of critical extensions that Java's and Android's readers do not know. */
  readonly unknownCritical: readonly string[];
}

const NOTHING = new Uint8Array();

/** @throws {SigningFault} */
export function parseCertificate(encoded: Uint8Array): Certificate {
  const [tbs, outerAlgorithm] = Asn1.parse(encoded).parts();
  const fields = tbs?.parts() ?? [];
  const start = fields[0]?.isContext(0) === true ? 1 : 0;
  const [serial, algorithm, issuer, validity, subject, spki, ...optional] = fields.slice(start);
  if (!serial || !algorithm || !issuer || !validity || !subject || !spki)
    throw malformed('certificate cut off');
  if (!equalBytes(algorithm.encoded, outerAlgorithm?.encoded ?? NOTHING)) {
    throw malformed('two different signature algorithms in one certificate');
  }
  const [notBefore, notAfter] = validity.parts();
  if (!notBefore || !notAfter) throw malformed('validity cut off');
  const extensions = optional.find((field) => field.isContext(3));
  return {
    encoded,
    serialNumber: serial.integer(),
    issuer: readName(issuer),
    subject: readName(subject),
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    spki: spki.encoded,
    key: parsePublicKey(spki.encoded),
    ...readExtensions(extensions?.children[0]?.parts() ?? []),
  };
}

/** UTCTime or GeneralizedTime (RFC 5280 section 4.1.2.5), seconds and zone optional as older signers wrote them. */
function readTime(node: Asn1): Date {
  const text = String.fromCharCode(...node.content.subarray(0, 32));
  const shape = node.is(TAG.utcTime)
    ? /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})$/
    : node.is(TAG.generalizedTime)
      ? /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:[.,]\d+)?(Z|[+-]\d{4})$/
      : null;
  const match = shape?.exec(text);
  if (!match) throw malformed('time of an unknown form');
  const [, years, months, days, hours, minutes, seconds, zone] = match;
  // RFC 5280 section 4.1.2.5.1: two digits below 50 are of this century.
  const year = Number(years) + (years?.length === 4 ? 0 : Number(years) < 50 ? 2000 : 1900);
  const date = new Date(0);
  date.setUTCFullYear(year, Number(months) - 1, Number(days));
  date.setUTCHours(Number(hours), Number(minutes), Number(seconds ?? 0), 0);
  if (zone !== undefined && zone !== 'Z') {
    const offset = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
    date.setTime(date.getTime() - (zone.startsWith('-') ? -1 : 1) * offset * 60_000);
  }
  return date;
}

const KEY_USAGE = '2.5.29.15';

/** Critical extensions that sun.security.x509 reads; what is not here makes a JAR signer unacceptable. */
const KNOWN_EXTENSIONS = new Set([
  ...[14, 15, 16, 17, 18, 19, 20, 21, 27, 28, 30, 31, 32, 33, 35, 36, 37, 46, 54].map(
    (arc) => `2.5.29.${arc}`,
  ),
  '1.3.6.1.5.5.7.1.1',
  '1.3.6.1.5.5.7.1.11',
  '1.3.6.1.5.5.7.48.1.5',
  '2.16.840.1.113730.1.1',
]);

function readExtensions(nodes: readonly Asn1[]): Pick<Certificate, 'maySign' | 'unknownCritical'> {
  let maySign = true;
  const unknownCritical: string[] = [];
  for (const node of nodes) {
    const [identifier, second, third] = node.parts();
    if (identifier === undefined || second === undefined) throw malformed('extension cut off');
    const oid = identifier.oid();
    const isCritical = second.is(TAG.boolean) && second.content[0] !== 0;
    const value = second.is(TAG.boolean) ? third : second;
    if (isCritical && !KNOWN_EXTENSIONS.has(oid)) unknownCritical.push(oid);
    // KeyUsage, RFC 5280 section 4.2.1.3: bit 0 digitalSignature, bit 1 nonRepudiation.
    if (oid === KEY_USAGE && value !== undefined)
      maySign = ((Asn1.parse(value.octets()).bits()[0] ?? 0) & 0xc0) !== 0;
  }
  return { maySign, unknownCritical };
}

/**
 * Whether `spki`, as it stands beside a signature, is the certificate's public key: byte for byte, or as Java writes an
 * RSA key that the certificate has in another form, such as a modulus without its leading zero (apksig,
 * `ApkSigningBlockUtils.encodePublicKey`).
 */
export function isKeyOf({ spki: own, key }: Certificate, spki: Uint8Array): boolean {
  return equalBytes(own, spki) || (key.kind === 'RSA' && equalBytes(encodeRsaKey(key), spki));
}
