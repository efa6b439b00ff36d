import type { SchemeRange } from '../block/scheme-v2.ts';
import { digest, equalBytes } from '../crypto/digest.ts';
import type { SigningFault } from '../fault.ts';
import type { Findings } from '../scheme.ts';
import { jarFaults } from './faults.ts';
import { attribute, parseSections, type Section } from './manifest.ts';
import { digestsToVerify } from './section-digests.ts';
import type { NamedBytes } from './signature-block.ts';

const ANDROID_7 = 24;
const ANDROID_9 = 28;
const LF = 0x0a;

/** MANIFEST.MF, parsed. */
export interface JarManifest {
  readonly bytes: Uint8Array;
  readonly main: Section | null;
  readonly byName: ReadonlyMap<string, Section>;
}

/** Which newer schemes were found: a signature file may name those that there must be. */
export interface FoundSchemes {
  readonly v2: boolean;
  readonly v3: boolean;
}

/**
 * Verifies a signature file (.SF) against the manifest (apksig, `V1SchemeVerifier.Signer.verifySigFileAgainstManifest`).
 *
 * @returns the names of the entries that it covers; `null` when Android passes over this signer
 * @throws {SigningFault} when Android refuses the package because of it
 */
export async function verifySignatureFile(
  file: NamedBytes,
  manifest: JarManifest,
  found: FoundSchemes,
  range: SchemeRange,
  findings: Findings,
): Promise<ReadonlySet<string> | null> {
  const [main, ...sections] = parseSections(file.bytes);
  if (main === undefined || attribute(main, 'Signature-Version') === null) {
    findings.note('signer-ignored', jarFaults.noVersion(file.name).text);
    return null;
  }
  if (range.maxSdk >= ANDROID_7) checkStripping(file.name, main, found, range, findings);
  const isSigntool = attribute(main, 'Created-By')?.includes('signtool') === true;
  const isWhole = await isManifestIntact(file.name, main, isSigntool, manifest, range, findings);
  if (!isSigntool) await checkMainSection(file.name, main, manifest, range);
  return checkSections(file.name, sections, isWhole, isSigntool, manifest, range, findings);
}

/** One wrong digest refuses the package, unless something else about the file makes Android pass over it altogether. */
async function checkSections(
  file: string,
  sections: readonly Section[],
  isWhole: boolean,
  isSigntool: boolean,
  manifest: JarManifest,
  range: SchemeRange,
  findings: Findings,
): Promise<ReadonlySet<string> | null> {
  const names = new Set<string>();
  let wrong: SigningFault | null = null;
  for (const [index, section] of sections.entries()) {
    const signed = section.name === null ? undefined : manifest.byName.get(section.name);
    const ignored = whyIgnored(file, section, index, names, isWhole || signed !== undefined);
    if (ignored !== null) {
      findings.note('signer-ignored', ignored.text);
      return null;
    }
    names.add(section.name ?? '');
    if (isWhole || signed === undefined || wrong !== null) continue;
    wrong = await sectionFault(file, section, signed, isSigntool, manifest, range);
  }
  if (wrong !== null) throw wrong;
  return names;
}

function whyIgnored(
  file: string,
  { name }: Section,
  index: number,
  names: ReadonlySet<string>,
  isCovered: boolean,
): SigningFault | null {
  if (name === null) return jarFaults.unnamedSection(file, index + 1);
  if (names.has(name)) return jarFaults.duplicateSection(file, name);
  return isCovered ? null : jarFaults.sectionWithoutDigest(file, name);
}

/** `X-Android-APK-Signed`: the schemes that the package was signed with besides, so that they cannot be taken away. */
function checkStripping(
  file: string,
  main: Section,
  found: FoundSchemes,
  { maxSdk }: SchemeRange,
  findings: Findings,
): void {
  const value = attribute(main, 'X-Android-APK-Signed');
  if (value === null) {
    if (!found.v2 && !found.v3) return;
    findings.note('no-stripping-protection', {
      zh: `${file} 未声明另有更新方案的签名，删去后者不会被旧版安卓察觉`,
      en: `${file} does not say that there is a newer signature: taking that away would go unnoticed`,
    });
    return;
  }
  const schemes = value.split(',').map(Number);
  if (schemes.includes(2) && !found.v2) throw jarFaults.stripped(file, 'v2');
  if (schemes.includes(3) && maxSdk >= ANDROID_9 && !found.v3) throw jarFaults.stripped(file, 'v3');
}

/** Whether the digest of the whole manifest is right; when it is not, the sections are looked at one by one. */
async function isManifestIntact(
  file: string,
  main: Section,
  isSigntool: boolean,
  manifest: JarManifest,
  { minSdk, maxSdk }: SchemeRange,
  findings: Findings,
): Promise<boolean> {
  const expected = digestsToVerify(main, isSigntool ? '-Digest' : '-Digest-Manifest', minSdk, maxSdk);
  if (expected.length === 0) return false;
  for (const { hash, value } of expected) {
    if (equalBytes(await digest(hash, manifest.bytes), value)) continue;
    findings.note('manifest-digest-mismatch', {
      zh: `${file} 中 MANIFEST.MF 的整体摘要不符，改为逐节校验`,
      en: `the digest of MANIFEST.MF as a whole in ${file} is wrong; its sections were checked instead`,
    });
    return false;
  }
  return true;
}

async function checkMainSection(
  file: string,
  main: Section,
  manifest: JarManifest,
  { minSdk, maxSdk }: SchemeRange,
): Promise<void> {
  const expected = digestsToVerify(main, '-Digest-Manifest-Main-Attributes', minSdk, maxSdk);
  for (const { hash, value } of expected) {
    const start = manifest.main?.start ?? 0;
    const bytes = manifest.bytes.subarray(start, start + (manifest.main?.size ?? 0));
    if (!equalBytes(await digest(hash, bytes), value)) throw jarFaults.mainSectionChanged(file);
  }
}

async function sectionFault(
  file: string,
  section: Section,
  signed: Section,
  isSigntool: boolean,
  manifest: JarManifest,
  { minSdk, maxSdk }: SchemeRange,
): Promise<SigningFault | null> {
  const name = signed.name ?? '';
  const expected = digestsToVerify(section, '-Digest', minSdk, maxSdk);
  if (expected.length === 0) return jarFaults.sectionWithoutDigest(file, name);
  const end = signed.start + signed.size;
  // signtool left the empty line at the end out of the digest.
  const isTrimmed = isSigntool && manifest.bytes[end - 1] === LF && manifest.bytes[end - 2] === LF;
  const bytes = manifest.bytes.subarray(signed.start, isTrimmed ? end - 1 : end);
  for (const { hash, value } of expected) {
    if (!equalBytes(await digest(hash, bytes), value)) return jarFaults.sectionChanged(file, name);
  }
  return null;
}
