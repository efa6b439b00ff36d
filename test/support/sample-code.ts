import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPackage } from '../../analyzer/apk/read-package.ts';
import { Archive } from '../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../analyzer/bytes/source.ts';
import { loadCodeCatalogues } from '../../analyzer/code/catalogues.ts';
import { openCode, readCode } from '../../analyzer/code/read-code.ts';
import type { CodeFacts } from '../../analyzer/facts/code.ts';
import { Warnings } from '../../analyzer/warnings.ts';
import { nodePlatform } from '../../cli/node-platform.ts';
import { manifestByAapt } from './aapt-manifest.ts';

const SAMPLES = join(import.meta.dirname, '../../../shared/apks');
const known = new Map<string, Promise<CodeFacts>>();

/** What the code of a real APK in `../shared/apks` is, by its path there. Fails when the samples are not there. */
export function sampleCode(path: string): Promise<CodeFacts> {
  const read = known.get(path) ?? readSample(path);
  known.set(path, read);
  return read;
}

/** Ids of the SDKs in a real APK that are more than libraries. */
export async function sampleSdks(path: string): Promise<string[]> {
  return partiesOf(await sampleCode(path));
}

/** The same, with the manifest as aapt reads it. */
export async function sampleSdksByAapt(path: string): Promise<string[]> {
  const file = join(SAMPLES, path);
  const archive = await Archive.open(sourceOf(path), nodePlatform, new Warnings());
  const members = [{ file: null, archive }];
  return partiesOf(
    await readCode(openCode(members), manifestByAapt(file), loadCodeCatalogues(), { input: 0 }),
  );
}

function partiesOf({ sdks }: CodeFacts): string[] {
  return sdks.filter((sdk) => !sdk.isLibrary).map((sdk) => sdk.id);
}

function sourceOf(path: string): MemorySource {
  return new MemorySource(new Uint8Array(readFileSync(join(SAMPLES, path))));
}

async function readSample(path: string): Promise<CodeFacts> {
  const { code } = await readPackage(sourceOf(path), path, 0, { platform: nodePlatform });
  if (code === null) throw new Error(`${path} has no code`);
  return code;
}
