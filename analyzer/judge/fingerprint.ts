import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Names a finding across versions of an app: over the rule and what it is about, not over lines, offsets or paths.
 * Two findings of one rule on one subject differ by `ordinal`, their place in the audit's own order.
 */
export function fingerprint(rule: string, subject: string, ordinal: number): string {
  const text = ordinal === 0 ? `${rule}\0${subject}` : `${rule}\0${subject}\0${ordinal}`;
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32);
}
