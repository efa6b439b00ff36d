import JSZip from 'jszip';
import { MemorySource } from '../bytes/source.ts';
import { ReadError } from '../errors.ts';
import type { Platform } from '../platform.ts';
import { BAG } from './bag.ts';
import { checkTimestamp } from './timestamp.ts';
import { verifyEvidence } from './verify.ts';

/** Where a package keeps the token on its tag manifest; the manifest cannot list it, being what it stamps. */
export const TOKEN_NAME = 'timestamp.tsr';

/**
 * The package with a time stamp in it, once the package was found intact and the stamp to be on it.
 * @throws {ReadError} `malformed` when either is not so
 */
export async function addTimestamp(
  zip: Uint8Array,
  token: Uint8Array,
  platform: Platform,
): Promise<Uint8Array> {
  const { discrepancies, rootHash } = await verifyEvidence(new MemorySource(zip), platform);
  if (rootHash === null || discrepancies.length > 0) {
    throw new ReadError('malformed', {
      zh: '证据包不完好，不能加入时间戳（zhizhi evidence verify 说明原因）',
      en: 'the package is not intact, so no time stamp is added (zhizhi evidence verify says why)',
    });
  }
  const checked = await checkTimestamp(token, fromHex(rootHash));
  if (!checked.ok) throw new ReadError('malformed', checked.reason);
  const archive = await JSZip.loadAsync(zip);
  const path = `${BAG}/${TOKEN_NAME}`;
  const date = archive.file(`${BAG}/bagit.txt`)?.date ?? new Date(0);
  archive.remove(path);
  archive.file(path, token, { date, createFolders: false, binary: true });
  return archive.generateAsync({ type: 'uint8array', compression: 'STORE', platform: 'UNIX', comment: '' });
}

export function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
