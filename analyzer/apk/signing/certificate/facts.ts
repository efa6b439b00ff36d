import type { CertificateFacts } from '../../../facts/package.ts';
import { digest } from '../crypto/digest.ts';
import { describePublicKey } from '../crypto/public-key.ts';
import type { Certificate } from './certificate.ts';
import { commonName, formatName } from './name.ts';

/** The Android SDK's debug keystore signs with this name (`CN=Android Debug,O=Android,C=US`). */
const DEBUG_NAME = 'Android Debug';

export async function certificateFacts(certificate: Certificate): Promise<CertificateFacts> {
  return {
    sha256: hex(await digest('SHA-256', certificate.encoded)),
    subject: formatName(certificate.subject),
    issuer: formatName(certificate.issuer),
    serialNumber: formatSerial(certificate.serialNumber),
    notBefore: formatDate(certificate.notBefore),
    notAfter: formatDate(certificate.notAfter),
    publicKey: describePublicKey(certificate.key),
    isDebug: commonName(certificate.subject) === DEBUG_NAME,
  };
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function formatSerial(serial: bigint): string {
  const digits = (serial < 0n ? -serial : serial).toString(16);
  return `${serial < 0n ? '-' : ''}${digits.length % 2 === 0 ? '' : '0'}${digits}`;
}

/** ISO 8601 to the second; a date that the calendar does not have (month 13) has already moved to one that it has. */
function formatDate(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}
