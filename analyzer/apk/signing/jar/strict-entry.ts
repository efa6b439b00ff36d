import type { ByteSource } from '../../../bytes/source.ts';
import { ReadError } from '../../../errors.ts';
import { Warnings } from '../../../warnings.ts';
import type { Archive, ArchiveEntry } from '../../zip/archive.ts';
import { CentralEntry } from '../../zip/central-directory.ts';
import { readLocalHeader } from '../../zip/local-header.ts';
import type { SigningFault } from '../fault.ts';
import { jarFaults } from './faults.ts';

/**
 * Whether Android and apksig would open each entry at all. `Archive` reads by the directory alone, so that an app made to
 * mislead is still read; v1 is verified over what can be opened (libziparchive `FindEntry`, apksig `LocalFileRecord`).
 *
 * @param entries best in the order of the archive: local headers are then read many at a time
 */
export async function unopenable(
  archive: Archive,
  entries: readonly ArchiveEntry[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<ArchiveEntry, SigningFault>> {
  const faults = new Map<ArchiveEntry, SigningFault>();
  const source = new WindowSource(archive.source);
  for (const entry of entries) {
    signal?.throwIfAborted();
    const fault = await openFault(source, entry, archive.centralDirectory.offset);
    if (fault !== null) faults.set(entry, fault);
  }
  return faults;
}

/** General purpose bit flag, APPNOTE.TXT 4.4.4 bit 3. */
const HAS_DESCRIPTOR = 0x0008;

async function openFault(
  source: ByteSource,
  entry: ArchiveEntry,
  directory: number,
): Promise<SigningFault | null> {
  if (!(entry instanceof CentralEntry)) throw new TypeError(`not an entry of an archive: ${entry.name}`);
  const warnings = new Warnings();
  try {
    const { dataOffset, hasDescriptor } = await readLocalHeader(source, entry, warnings);
    if (hasDescriptor !== ((entry.flags & HAS_DESCRIPTOR) !== 0))
      return jarFaults.entryHeadersDiffer(entry.name);
    if (dataOffset + entry.compressedSize > directory) return jarFaults.entryOverlaps(entry.name);
  } catch (error) {
    if (error instanceof ReadError) return jarFaults.entryUnreadable(entry.name, error.text);
    throw error;
  }
  const [first] = warnings.list;
  return first === undefined ? null : jarFaults.entryUnreadable(entry.name, first.text);
}

const WINDOW = 64 * 1024;

/** A source that reads ahead: neighbouring headers come from one read. */
class WindowSource implements ByteSource {
  readonly size: number;
  readonly #source: ByteSource;
  #start = 0;
  #window = new Uint8Array();

  constructor(source: ByteSource) {
    this.#source = source;
    this.size = source.size;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const at = offset - this.#start;
    if (at >= 0 && at + length <= this.#window.length) return this.#window.subarray(at, at + length);
    if (length > WINDOW || offset >= this.size) return this.#source.read(offset, length);
    this.#window = Uint8Array.from(
      await this.#source.read(offset, Math.max(length, Math.min(WINDOW, this.size - offset))),
    );
    this.#start = offset;
    return this.#window.subarray(0, length);
  }
}
