import { Archive, type ArchiveEntry } from '../apk/zip/archive.ts';
import type { ByteSource } from '../bytes/source.ts';
import { ReadError } from '../errors.ts';
import type { Platform } from '../platform.ts';
import type { Text } from '../text.ts';
import { Warnings } from '../warnings.ts';
import { checkTimestamp, type Timestamp, type TimestampCheck } from './timestamp.ts';
import { hasPlainLayout } from './zip-layout.ts';

/** One thing that is not as it was when the package was made. */
export interface Discrepancy {
  readonly path: string;
  readonly kind: 'changed' | 'missing' | 'added' | 'malformed';
  readonly text: Text;
}

export interface Verification {
  readonly discrepancies: readonly Discrepancy[];
  readonly filesChecked: number;
  /** SHA-256 of `tagmanifest-sha256.txt`: to be compared with the one written down when the package was made. */
  readonly rootHash: string | null;
  /** What the package's time stamp says; `null` when it carries none (one that is not of this package is a discrepancy). */
  readonly timestamp: Timestamp | null;
}

/** No time stamp is larger, bytes. */
const MAXIMUM_TOKEN = 4 * 2 ** 20;
/** The most that one file of a package may hold, bytes: 2 GiB. */
const MAXIMUM_FILE = 2 ** 31;

/**
 * Checks an evidence package: every file against the manifests (RFC 8493 3), nothing missing, nothing added, and no
 * byte of the zip outside its entries. Finds accidents and later changes; who could rewrite the whole package could
 * rewrite its digests, so the root hash must be kept elsewhere (or time-stamped).
 * @throws {ReadError} when the file is no zip at all
 */
export async function verifyEvidence(source: ByteSource, platform: Platform): Promise<Verification> {
  const warnings = new Warnings();
  const archive = await Archive.open(source, platform, warnings);
  const discrepancies: Discrepancy[] = [];
  const report = (path: string, kind: Discrepancy['kind'], text: Text) =>
    discrepancies.push({ path, kind, text });
  for (const warning of warnings.list) report(warning.where.entry ?? '', 'malformed', warning.text);
  const oddities = warnings.list.length;

  const root = rootFolder(archive.entries);
  if (root === null) {
    report('bagit.txt', 'missing', {
      zh: '不是证据包：没有 bagit.txt',
      en: 'not an evidence package: no bagit.txt',
    });
    return { discrepancies, filesChecked: 0, rootHash: null, timestamp: null };
  }
  const listed = new Map<string, string>();
  const tagManifest = await readText(archive, `${root}tagmanifest-sha256.txt`, platform);
  if (tagManifest === null) {
    report('tagmanifest-sha256.txt', 'missing', MISSING);
    return { discrepancies, filesChecked: 0, rootHash: null, timestamp: null };
  }
  listManifest(tagManifest.text, listed, report, 'tagmanifest-sha256.txt');
  const manifest = await readText(archive, `${root}manifest-sha256.txt`, platform);
  if (manifest !== null) listManifest(manifest.text, listed, report, 'manifest-sha256.txt');

  const stamp = archive.get(`${root}timestamp.tsr`);
  const seen = new Set<string>();
  for (const entry of archive.entries) {
    const path = entry.name.startsWith(root) ? entry.name.slice(root.length) : entry.name;
    if (path === 'tagmanifest-sha256.txt' && entry.name.startsWith(root)) continue;
    if (entry === stamp) continue;
    const expected = entry.name.startsWith(root) ? listed.get(path) : undefined;
    if (expected === undefined || seen.has(path)) {
      report(path, 'added', { zh: '清单中没有此文件', en: 'not in the manifests' });
      continue;
    }
    seen.add(path);
    const actual = await digestEntry(archive, entry, platform);
    if (actual !== expected) report(path, 'changed', { zh: '内容已被改动', en: 'its content has changed' });
  }
  for (const path of listed.keys()) if (!seen.has(path)) report(path, 'missing', MISSING);
  if (!(await hasPlainLayout(archive, source))) report('', 'malformed', ODD_LAYOUT);
  const timestamp = stamp === undefined ? null : await readTimestamp(archive, stamp, tagManifest.sha256);
  // What reading met: a CRC-32 that is not the content's, which for the time stamp is what holds its bytes.
  for (const warning of warnings.list.slice(oddities))
    report(shortName(warning.where.entry ?? '', root), 'changed', warning.text);
  if (timestamp !== null && !timestamp.ok) report('timestamp.tsr', 'changed', timestamp.reason);
  return {
    discrepancies,
    filesChecked: seen.size,
    rootHash: tagManifest.sha256,
    timestamp: timestamp?.ok === true ? timestamp.timestamp : null,
  };
}

function shortName(entry: string, root: string): string {
  return entry.startsWith(root) ? entry.slice(root.length) : entry;
}

/** Its bytes are held by the archive's CRC-32, what it says by its signature. */
async function readTimestamp(
  archive: Archive,
  entry: ArchiveEntry,
  rootHash: string,
): Promise<TimestampCheck> {
  try {
    const token = await archive.read(entry, MAXIMUM_TOKEN);
    const digest = Uint8Array.from(rootHash.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    return await checkTimestamp(token, digest);
  } catch (error) {
    if (error instanceof ReadError) return { ok: false, reason: error.text };
    throw error;
  }
}

const ODD_LAYOUT: Text = {
  zh: '压缩包中有不属于任何文件的字节，或文件头与目录不一致',
  en: 'the zip has bytes that belong to no file, or headers that disagree with its directory',
};
const MISSING: Text = { zh: '缺少此文件', en: 'it is missing' };

function rootFolder(entries: readonly ArchiveEntry[]): string | null {
  const bagit = entries.find((entry) => /^[^/]+\/bagit\.txt$/.test(entry.name));
  return bagit === undefined ? null : bagit.name.slice(0, -'bagit.txt'.length);
}

async function readText(
  archive: Archive,
  name: string,
  platform: Platform,
): Promise<{ text: string; sha256: string } | null> {
  const entry = archive.get(name);
  if (entry === undefined) return null;
  const bytes = await archive.read(entry, 64 * 2 ** 20);
  const hash = platform.hash('sha256');
  hash.update(bytes);
  return { text: new TextDecoder().decode(bytes), sha256: hash.hex() };
}

function listManifest(
  text: string,
  listed: Map<string, string>,
  report: (path: string, kind: Discrepancy['kind'], text: Text) => void,
  name: string,
): void {
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const match = /^([0-9a-f]{64}) {2}(.+)$/.exec(line);
    if (match === null) {
      report(name, 'malformed', {
        zh: `清单中有无法读取的一行：${line}`,
        en: `a line that cannot be read: ${line}`,
      });
      continue;
    }
    const [, hash = '', path = ''] = match;
    listed.set(path.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%'), hash);
  }
}

async function digestEntry(
  archive: Archive,
  entry: ArchiveEntry,
  platform: Platform,
): Promise<string | null> {
  try {
    const hash = platform.hash('sha256');
    hash.update(await archive.read(entry, MAXIMUM_FILE));
    return hash.hex();
  } catch (error) {
    if (error instanceof ReadError) return null;
    throw error;
  }
}
