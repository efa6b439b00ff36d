import type { Archive, ArchiveEntry } from '../../zip/archive.ts';
import type { Tick } from '../block/content-digests.ts';
import { MAXIMUM_SIGNERS, type SchemeRange } from '../block/scheme-v2.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { asFault } from '../fault.ts';
import { Findings, type SchemeResult } from '../scheme.ts';
import { checkEntries, isCovered, type JarSigner, readEntry } from './entries.ts';
import { jarFaults } from './faults.ts';
import { parseSections, type Section } from './manifest.ts';
import { type NamedBytes, verifySignatureBlock } from './signature-block.ts';
import { type FoundSchemes, type JarManifest, verifySignatureFile } from './signature-file.ts';
import { unopenable } from './strict-entry.ts';

const FOLDER = 'META-INF/';
const MANIFEST = 'META-INF/MANIFEST.MF';
/** The most that a manifest or a signature file may hold. That of the largest apps has a few megabytes. */
const MAXIMUM_FILE = 64 * 1024 * 1024;

export interface V1Context extends SchemeRange {
  readonly found: FoundSchemes;
  readonly tick: Tick;
  readonly signal: AbortSignal | undefined;
}

interface SignaturePair {
  readonly block: ArchiveEntry;
  readonly file: ArchiveEntry;
}

interface V1Signer extends JarSigner {
  readonly certificate: Certificate;
}

/** Whether the archive has anything of a JAR signature. */
export function hasJarSignature(archive: Archive): boolean {
  return archive.entries.some((entry) => isSignatureBlock(entry.name));
}

function isSignatureBlock(name: string): boolean {
  return name.startsWith(FOLDER) && /\.(?:RSA|DSA|EC)$/.test(name);
}

/** JAR signing, v1, as Android has it: stricter and laxer than the JAR specification (apksig, `V1SchemeVerifier`). */
export async function verifyV1(archive: Archive, context: V1Context): Promise<SchemeResult> {
  const findings = new Findings('v1');
  const named: Certificate[] = [];
  let signers: readonly V1Signer[] = [];
  try {
    signers = await verifySigners(archive, context, findings, named);
  } catch (error) {
    findings.fault(asFault(error));
  }
  const certificates = findings.hasFaults ? named : signers.map((signer) => signer.certificate);
  return {
    scheme: 'v1',
    verified: findings.verified,
    certificates,
    lineage: [],
    problems: findings.problems,
  };
}

async function verifySigners(
  archive: Archive,
  context: V1Context,
  findings: Findings,
  named: Certificate[],
): Promise<readonly V1Signer[]> {
  checkDuplicates(archive, findings);
  const manifestEntry = archive.entries.find((entry) => entry.name === MANIFEST);
  if (manifestEntry === undefined) throw jarFaults.noManifest();
  const pairs = findPairs(archive, findings);
  const own = [manifestEntry, ...pairs.slice(0, MAXIMUM_SIGNERS).flatMap(({ block, file }) => [block, file])];
  for (const [, fault] of await unopenable(archive, own, context.signal)) throw fault;
  const manifest = parseManifest((await readNamed(archive, manifestEntry)).bytes, archive, findings);
  if (pairs.length === 0) throw jarFaults.noSignatures();
  if (pairs.length > MAXIMUM_SIGNERS) throw jarFaults.tooManySigners(MAXIMUM_SIGNERS);
  const signers: V1Signer[] = [];
  for (const pair of pairs) {
    context.signal?.throwIfAborted();
    try {
      const signer = await verifyPair(archive, pair, manifest, context, findings, named);
      if (signer !== null) signers.push(signer);
    } catch (error) {
      findings.fault(asFault(error));
    }
  }
  if (findings.hasFaults) return signers;
  if (signers.length === 0) throw jarFaults.noSignatures();
  const { tick, signal } = context;
  const checked = await checkEntries({ archive, manifest, range: context, tick, signal }, signers);
  for (const fault of checked.faults) findings.fault(fault);
  noteUnprotected(archive, checked.signers, findings);
  return checked.signers;
}

/** Two entries of one name: which of them an Android version takes is not said. Folders count for nothing. */
function checkDuplicates(archive: Archive, findings: Findings): void {
  const seen = new Set<string>();
  const reported = new Set<string>();
  for (const { name } of archive.entries) {
    if (name.endsWith('/') || reported.has(name)) continue;
    if (!seen.has(name)) seen.add(name);
    else {
      reported.add(name);
      findings.fault(jarFaults.duplicateEntry(name));
      // More are not listed; each costs what an exception does.
      if (reported.size > Findings.MAXIMUM) return;
    }
  }
}

function parseManifest(bytes: Uint8Array, archive: Archive, findings: Findings): JarManifest {
  const [main, ...sections] = parseSections(bytes);
  const names = new Set(archive.entries.map((entry) => entry.name).filter((name) => !name.endsWith('/')));
  const byName = new Map<string, Section>();
  for (const [index, section] of sections.entries()) {
    const { name } = section;
    if (name === null) findings.oneOfMany(() => jarFaults.unnamedSection(MANIFEST, index + 1));
    else if (byName.has(name)) findings.oneOfMany(() => jarFaults.duplicateSection(MANIFEST, name));
    else {
      byName.set(name, section);
      if (!names.has(name)) findings.oneOfMany(() => jarFaults.entryMissing(name));
    }
  }
  return { bytes, main: main ?? null, byName };
}

/** Each signature block file with the signature file of the same name. */
function findPairs(archive: Archive, findings: Findings): readonly SignaturePair[] {
  const byName = new Map(archive.entries.map((entry) => [entry.name, entry]));
  return archive.entries
    .filter((entry) => isSignatureBlock(entry.name))
    .flatMap((block) => {
      const name = block.name.replace(/\.[^.]*$/, '.SF');
      const file = byName.get(name);
      if (file !== undefined) return [{ block, file }];
      findings.note('signature-file-missing', {
        zh: `有 ${block.name} 而没有 ${name}`,
        en: `there is ${block.name}, but no ${name}`,
      });
      return [];
    });
}

async function verifyPair(
  archive: Archive,
  pair: SignaturePair,
  manifest: JarManifest,
  context: V1Context,
  findings: Findings,
  named: Certificate[],
): Promise<V1Signer | null> {
  const block = await readNamed(archive, pair.block);
  const file = await readNamed(archive, pair.file);
  const certificate = await verifySignatureBlock(block, file, context);
  named.push(certificate);
  const names = await verifySignatureFile(file, manifest, context.found, context, findings);
  return names === null ? null : { signatureFile: file.name, blockFile: block.name, names, certificate };
}

async function readNamed(archive: Archive, entry: ArchiveEntry): Promise<NamedBytes> {
  return { name: entry.name, bytes: await readEntry(archive, entry, MAXIMUM_FILE) };
}

/** Files in META-INF can be added to a package without breaking its v1 signature. */
function noteUnprotected(archive: Archive, signers: readonly V1Signer[], findings: Findings): void {
  const own = new Set([MANIFEST, ...signers.flatMap((signer) => [signer.signatureFile, signer.blockFile])]);
  const open = archive.entries.filter(
    ({ name }) => !isCovered(name) && !name.endsWith('/') && !own.has(name),
  );
  if (open.length === 0) return;
  const examples = open.slice(0, 3).map((entry) => entry.name);
  findings.note('unprotected-entries', {
    zh: `META-INF 中有 ${open.length} 个文件不受 v1 签名保护，如 ${examples.join('、')}`,
    en: `${open.length} files in META-INF are not protected by the v1 signature, e.g. ${examples.join(', ')}`,
  });
}
