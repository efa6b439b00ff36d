import { equalBytes, type HashName } from '../crypto/digest.ts';
import { SigningFault } from '../fault.ts';
import { attribute, type Section } from './manifest.ts';

export interface ExpectedDigest {
  readonly hash: HashName;
  readonly value: Uint8Array;
}

const ANDROID_4_3 = 18;

/** Names as Android before 4.3 knew them, and the API level since which it did. */
const OLD_NAMES: Readonly<Record<string, { readonly hash: HashName; readonly since: number }>> = {
  MD5: { hash: 'MD5', since: 0 },
  SHA: { hash: 'SHA-1', since: 0 },
  SHA1: { hash: 'SHA-1', since: 0 },
  'SHA-1': { hash: 'SHA-1', since: 0 },
  'SHA-256': { hash: 'SHA-256', since: 0 },
  'SHA-384': { hash: 'SHA-384', since: 9 },
  'SHA-512': { hash: 'SHA-512', since: 9 },
};

/** Strongest first: Android 4.3 and later take the first that is there. */
const NEW_NAMES = [
  ['SHA-512', 'SHA-512'],
  ['SHA-384', 'SHA-384'],
  ['SHA-256', 'SHA-256'],
  ['SHA1', 'SHA-1'],
] as const;

/**
 * The digests that the Android versions of the range look at (apksig, `V1SchemeVerifier.getDigestsToVerify`). Empty when
 * some of them would find none: that fails there.
 *
 * @param suffix `-Digest`, `-Digest-Manifest`, …
 * @throws {SigningFault} when a digest is not Base64
 */
export function digestsToVerify(
  section: Section,
  suffix: string,
  minSdk: number,
  maxSdk: number,
): readonly ExpectedDigest[] {
  const digests: ExpectedDigest[] = [];
  if (minSdk < ANDROID_4_3) {
    const old = oldDigest(section, suffix, minSdk);
    if (old === null) return [];
    digests.push(old);
  }
  if (maxSdk >= ANDROID_4_3) {
    const found = NEW_NAMES.find(([name]) => attribute(section, name + suffix) !== null);
    if (found !== undefined) {
      const [name, hash] = found;
      const value = decodeBase64(attribute(section, name + suffix) ?? '');
      const isSame = digests.some((one) => one.hash === hash && equalBytes(one.value, value));
      if (!isSame) digests.push({ hash, value });
    }
  }
  return digests;
}

/** Before 4.3: the first algorithm of the section's own list, or SHA-1. */
function oldDigest(section: Section, suffix: string, minSdk: number): ExpectedDigest | null {
  const names = (attribute(section, 'Digest-Algorithms') ?? 'SHA SHA1').split(/[ \t\n\r\f]+/);
  // Each once, in any letter case: a list may have millions.
  for (const name of new Set(names.map((one) => one.toUpperCase()))) {
    const known = Object.hasOwn(OLD_NAMES, name) ? OLD_NAMES[name] : undefined;
    if (known === undefined || known.since > minSdk) continue;
    const value = attribute(section, name + suffix);
    if (value !== null) {
      return { hash: known.hash, value: decodeBase64(value) };
    }
  }
  return null;
}

/** RFC 4648 section 4, padding optional, nothing else allowed (java.util.Base64's basic decoder). */
function decodeBase64(text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw notBase64();
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    throw notBase64();
  }
}

function notBase64(): SigningFault {
  return new SigningFault('digest-malformed', {
    zh: '清单中的摘要不是有效的 Base64',
    en: 'a digest in the manifest is not Base64',
  });
}
