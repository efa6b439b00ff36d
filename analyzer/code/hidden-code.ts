import { ReadError } from '../errors.ts';
import type { CodeArchive } from './members.ts';

/** Code by its name, wherever it stands. */
const CODE_NAME = /\.(dex|odex|jar|apk|vdex)$/i;
/** Where an app keeps what it loads by itself under a name that says nothing. */
const OWN_FILES = /^(assets\/|res\/raw[^/]*\/|[^/]+$)/;
const NOT_CODE = /^(AndroidManifest\.xml|resources\.arsc)$/;

/** Bounds of what is looked into, bytes: one file, and all of them. */
const MAXIMUM_FILE = 4 << 20;
const MAXIMUM_ALL = 16 << 20;
const MAXIMUM_FILES = 2000;

/**
 * Entries with code that the system does not load by itself: by their name, and among the app's own files by what they
 * begin with, since a dex file may be called anything.
 * @param loaded names of those that it loads
 * @param searched what was looked into already, of a bundle's other packages
 */
export async function codeElsewhere(
  archive: CodeArchive,
  loaded: ReadonlySet<string>,
  onEach: () => void,
  searched = { bytes: 0, files: 0 },
): Promise<string[]> {
  const found: string[] = [];
  for (const entry of archive.entries) {
    const { name } = entry;
    if (loaded.has(name)) continue;
    if (CODE_NAME.test(name)) {
      found.push(name);
      continue;
    }
    if (
      !OWN_FILES.test(name) ||
      NOT_CODE.test(name) ||
      searched.bytes > MAXIMUM_ALL ||
      searched.files >= MAXIMUM_FILES
    )
      continue;
    if ((entry.uncompressedSize ?? 0) > MAXIMUM_FILE) continue;
    onEach();
    searched.files++;
    const content = await contentOf(archive, entry);
    // One that cannot be read may have cost as much as the largest.
    searched.bytes += content?.length ?? MAXIMUM_FILE;
    if (content !== null && isCode(content)) found.push(name);
  }
  return found;
}

/** `null` when it holds more than it declares, or cannot be read. */
async function contentOf(
  archive: CodeArchive,
  entry: CodeArchive['entries'][number],
): Promise<Uint8Array | null> {
  try {
    return await archive.read(entry, MAXIMUM_FILE);
  } catch (error) {
    if (error instanceof ReadError) return null;
    throw error;
  }
}

/** A dex file (`dex\n`, `cdex`), or an archive that names one. */
function isCode(bytes: Uint8Array): boolean {
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  if (magic === 'dex\n' || magic === 'cdex') return true;
  return magic === 'PK\u0003\u0004' && includes(bytes, 'classes.dex');
}

function includes(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1;
    while (length < text.length && bytes[at + length] === text.charCodeAt(length)) length++;
    if (length === text.length) return true;
  }
  return false;
}
