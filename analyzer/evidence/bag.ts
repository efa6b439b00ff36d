import JSZip from 'jszip';
import type { Platform } from '../platform.ts';
import { plain } from '../report/plain.ts';
import { VERSION } from '../version.ts';
import type { EvidenceFile } from './package-file.ts';

/** What the bag's `bag-info.txt` says (RFC 8493 2.2.2). */
export interface BagInfo {
  readonly createdAt: Date;
  readonly description: string;
  readonly operator: string | null;
}

export interface HashedFile extends EvidenceFile {
  readonly sha256: string;
  readonly sm3: string;
}

/** Name of the folder in the zip: a bag is a folder (RFC 8493 2). */
export const BAG = 'zhizhi-evidence';

const TEXT = new TextEncoder();

export function hashFiles(files: readonly EvidenceFile[], platform: Platform): HashedFile[] {
  return files.map((file) => ({
    ...file,
    sha256: digest(file.bytes, 'sha256', platform),
    sm3: digest(file.bytes, 'sm3', platform),
  }));
}

function digest(bytes: Uint8Array, algorithm: 'sha256' | 'sm3', platform: Platform): string {
  const hash = platform.hash(algorithm);
  hash.update(bytes);
  return hash.hex();
}

/**
 * A BagIt bag (RFC 8493, version 1.0) in a zip: payload under `data/`, `manifest-sha256.txt` over it,
 * `tagmanifest-sha256.txt` over everything else. SM3 (GB/T 32905) digests stand in a tag file of their own, since
 * validators know no such algorithm. The same files and time give the same bytes.
 * @returns the zip, and the SHA-256 of the tag manifest: the one number that covers all the rest
 */
export async function writeBag(
  files: readonly HashedFile[],
  tagFiles: Readonly<Record<string, string | Uint8Array>>,
  info: BagInfo,
  platform: Platform,
): Promise<{ zip: Uint8Array; rootHash: string }> {
  const tags = new Map<string, Uint8Array>();
  const addTag = (name: string, content: string | Uint8Array) =>
    tags.set(name, typeof content === 'string' ? TEXT.encode(content) : content);
  addTag('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  addTag('bag-info.txt', bagInfo(files, info));
  addTag('manifest-sha256.txt', files.map((file) => line(file.sha256, `data/${file.path}`)).join(''));
  addTag('sm3-digests.txt', files.map((file) => line(file.sm3, `data/${file.path}`)).join(''));
  for (const [name, content] of Object.entries(tagFiles)) addTag(name, content);
  const tagLines = [...tags].map(([name, bytes]) => line(digest(bytes, 'sha256', platform), name));
  const tagManifest = TEXT.encode(tagLines.join(''));

  const zip = new JSZip();
  // A zip has no time zone: UTC is written so that the bytes do not depend on the machine.
  const date = new Date(Math.floor(info.createdAt.getTime() / 2000) * 2000);
  const options = { date, createFolders: false, binary: true } as const;
  for (const [name, bytes] of tags) zip.file(`${BAG}/${name}`, bytes, options);
  zip.file(`${BAG}/tagmanifest-sha256.txt`, tagManifest, options);
  for (const file of files) zip.file(`${BAG}/data/${file.path}`, file.bytes, options);
  const bytes = await zip.generateAsync({
    type: 'uint8array',
    compression: 'STORE',
    platform: 'UNIX',
    comment: '',
  });
  return { zip: bytes, rootHash: digest(tagManifest, 'sha256', platform) };
}

/** `sha256sum -c manifest-sha256.txt` reads it too: digest, two spaces, path; CR, LF and % encoded (RFC 8493 2.1.3). */
function line(hash: string, path: string): string {
  return `${hash}  ${path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D')}\n`;
}

function bagInfo(files: readonly HashedFile[], info: BagInfo): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const oneLine = (text: string) => plain(text.replace(/\s+/g, ' ').trim());
  return [
    `Bag-Software-Agent: Zhizhi ${VERSION}`,
    `Bagging-Date: ${info.createdAt.toISOString().slice(0, 10)}`,
    `Payload-Oxum: ${bytes}.${files.length}`,
    `External-Description: ${oneLine(info.description)}`,
    ...(info.operator === null ? [] : [`Contact-Name: ${oneLine(info.operator)}`]),
    '',
  ].join('\n');
}
