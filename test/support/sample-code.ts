import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Archive } from '../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../analyzer/bytes/source.ts';
import { loadCodeCatalogues } from '../../analyzer/code/catalogues.ts';
import { type CodeMember, entryName, loadDexFiles } from '../../analyzer/code/members.ts';
import { readCode } from '../../analyzer/code/read-code.ts';
import type { CodeFacts } from '../../analyzer/facts/code.ts';
import { Warnings } from '../../analyzer/warnings.ts';
import { nodePlatform } from '../../cli/node-platform.ts';
import { manifestByAapt } from './aapt-manifest.ts';

const SAMPLES = join(import.meta.dirname, '../../../shared/apks');
const known = new Map<string, Promise<CodeFacts>>();

/** What the code of a real APK in `../shared/apks` is, by its path there. Fails when the samples are not there. */
export function sampleCode(path: string): Promise<CodeFacts> {
  const read = known.get(path) ?? readSample(join(SAMPLES, path));
  known.set(path, read);
  return read;
}

/** Ids of the SDKs in a real APK that are more than libraries. */
export async function sampleSdks(path: string): Promise<string[]> {
  const { sdks } = await sampleCode(path);
  return sdks.filter((sdk) => !sdk.isLibrary).map((sdk) => sdk.id);
}

export async function openSample(path: string): Promise<CodeMember> {
  const source = new MemorySource(new Uint8Array(readFileSync(path)));
  return { file: null, archive: await Archive.open(source, nodePlatform, new Warnings()) };
}

async function readSample(path: string): Promise<CodeFacts> {
  return readCode([await openSample(path)], manifestByAapt(path), loadCodeCatalogues(), { input: 0 });
}

export async function sampleDexes(path: string) {
  const member = await openSample(join(SAMPLES, path));
  const { dexes } = await loadDexFiles([member], new Warnings(), () => {});
  return { dexes, entries: member.archive.entries.map(({ name }) => entryName(member, name)) };
}
