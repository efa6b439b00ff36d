import { ReadError } from '../../../errors.ts';
import type { Archive, ArchiveEntry } from '../../zip/archive.ts';
import type { Tick } from '../block/content-digests.ts';
import type { SchemeRange } from '../block/scheme-v2.ts';
import { digest, equalBytes, runningHash } from '../crypto/digest.ts';
import { asFault, type SigningFault } from '../fault.ts';
import { jarFaults } from './faults.ts';
import { digestsToVerify, type ExpectedDigest } from './section-digests.ts';
import type { JarManifest } from './signature-file.ts';
import { unopenable } from './strict-entry.ts';

/** A signer whose signature and signature file verify, and the entries that the latter names. */
export interface JarSigner {
  readonly signatureFile: string;
  readonly blockFile: string;
  readonly names: ReadonlySet<string>;
}

export interface EntryCheck {
  readonly archive: Archive;
  readonly manifest: JarManifest;
  readonly range: SchemeRange;
  readonly tick: Tick;
  readonly signal: AbortSignal | undefined;
}

/** META-INF is where the signatures are; nothing in it need be signed, as Android has it. */
export function isCovered(name: string): boolean {
  return !name.startsWith('META-INF/') && !name.endsWith('/');
}

/**
 * Holds every entry that must be signed against the manifest, and checks that the same signers signed each (apksig,
 * `V1SchemeVerifier.verifyJarEntriesAgainstManifestAndSigners`).
 *
 * @returns the signers that signed, a part of those given, and every fault, in the order of the archive's data
 */
export async function checkEntries<T extends JarSigner>(
  check: EntryCheck,
  signers: readonly T[],
): Promise<{ readonly signers: readonly T[]; readonly faults: readonly SigningFault[] }> {
  const covered = check.archive.entries
    .filter((entry) => isCovered(entry.name))
    .sort((one, other) => one.localHeaderOffset - other.localHeaderOffset);
  const faults: (SigningFault | undefined)[] = [];
  let first: { readonly name: string; readonly signers: readonly T[] } | null = null;
  const toHash: {
    readonly index: number;
    readonly entry: ArchiveEntry;
    readonly expected: readonly ExpectedDigest[];
  }[] = [];
  const closed = await unopenable(check.archive, covered, check.signal);
  for (const [index, entry] of covered.entries()) {
    const { name } = entry;
    faults[index] = closed.get(entry);
    if (faults[index] !== undefined) continue;
    const section = check.manifest.byName.get(name);
    const own = signers.filter((signer) => signer.names.has(name));
    if (section === undefined || own.length === 0) {
      faults[index] = jarFaults.entryNotSigned(name);
      continue;
    }
    first ??= { name, signers: own };
    if (own.length !== first.signers.length || own.some((signer, at) => signer !== first?.signers[at])) {
      faults[index] = jarFaults.signersDiffer(first.name, name);
      continue;
    }
    try {
      const expected = digestsToVerify(section, '-Digest', check.range.minSdk, check.range.maxSdk);
      if (expected.length === 0) throw jarFaults.sectionWithoutDigest('META-INF/MANIFEST.MF', name);
      toHash.push({ index, entry, expected });
    } catch (error) {
      faults[index] = asFault(error);
    }
  }
  if (first === null) return { signers: [], faults: [...faults.filter(isFault), jarFaults.nothingSigned()] };
  const work = async ({ index, entry, expected }: (typeof toHash)[number]): Promise<void> => {
    check.signal?.throwIfAborted();
    const fault = await checkEntry(check, entry, expected);
    if (fault !== null) faults[index] = fault;
    check.tick(entry.uncompressedSize);
  };
  await inTurns(toHash, ({ entry }) => entry.uncompressedSize, work);
  return { signers: first.signers, faults: faults.filter(isFault) };
}

function isFault(fault: SigningFault | undefined): fault is SigningFault {
  return fault !== undefined;
}

/** Entries being inflated and hashed at a time. */
const IN_FLIGHT = 8;
/** What they may hold together, bytes; a larger entry is read alone. */
const BUDGET = 32 * 1024 * 1024;

/** Works on several items at a time, as long as their sizes are within the budget. */
async function inTurns<T>(
  items: readonly T[],
  sizeOf: (item: T) => number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  let used = 0;
  for (const item of items) {
    const size = sizeOf(item);
    while (running.size === IN_FLIGHT || (running.size > 0 && used + size > BUDGET))
      await Promise.race(running);
    used += size;
    const task: Promise<void> = work(item).finally(() => {
      used -= size;
      running.delete(task);
    });
    running.add(task);
  }
  await Promise.all(running);
}

async function checkEntry(
  { archive, signal }: EntryCheck,
  entry: ArchiveEntry,
  expected: readonly ExpectedDigest[],
): Promise<SigningFault | null> {
  try {
    const actual = await hashEntry(archive, entry, expected, signal);
    const isRight = expected.every(({ value }, at) => equalBytes(actual[at] ?? new Uint8Array(), value));
    return isRight ? null : jarFaults.entryChanged(entry.name);
  } catch (error) {
    if (error instanceof ReadError && error.code !== 'limit')
      return jarFaults.entryUnreadable(entry.name, error.text);
    return asFault(error);
  }
}

const STORED = 0;
const DEFLATED = 8;
/** Above this many bytes a stored entry is hashed part by part, which takes longer than hashing it whole. */
const STREAMED = 64 * 1024 * 1024;
const WINDOW = 4 * 1024 * 1024;

async function hashEntry(
  archive: Archive,
  entry: ArchiveEntry,
  expected: readonly ExpectedDigest[],
  signal: AbortSignal | undefined,
): Promise<readonly Uint8Array[]> {
  const stored = entry.uncompressedSize > STREAMED ? await archive.openStored(entry) : null;
  if (stored === null) {
    const bytes = await readEntry(archive, entry);
    return Promise.all(expected.map(({ hash }) => digest(hash, bytes)));
  }
  const hashes = expected.map(({ hash }) => runningHash(hash));
  for (let at = 0; at < stored.size; at += WINDOW) {
    signal?.throwIfAborted();
    const window = await stored.read(at, Math.min(WINDOW, stored.size - at));
    for (const hash of hashes) hash.update(window);
  }
  return hashes.map((hash) => hash.digest());
}

/**
 * An entry's content as Android's v1 verification reads it: all that is not stored is inflated (libcore
 * `StrictJarFile.getZipInputStream`), while `Archive` takes an unknown method for what it turns out to be.
 * @throws {SigningFault} @throws {ReadError}
 */
export async function readEntry(
  archive: Archive,
  entry: ArchiveEntry,
  maxBytes?: number,
): Promise<Uint8Array> {
  const bytes = await archive.read(entry, maxBytes);
  if (bytes.length !== entry.uncompressedSize) throw jarFaults.entryShort(entry.name);
  const isPlain = entry.method === STORED || entry.method === DEFLATED;
  if (!isPlain && equalBytes(bytes, await archive.readRaw(entry))) {
    throw jarFaults.entryMethodUnknown(entry.name, entry.method);
  }
  return bytes;
}
