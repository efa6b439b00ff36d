import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ReadPackage, readPackage } from '../../analyzer/apk/read-package.ts';
import { MemorySource } from '../../analyzer/bytes/source.ts';
import type { CallFacts } from '../../analyzer/facts/code.ts';
import { nodePlatform } from '../../cli/node-platform.ts';

/** A package as an analysis reads it. */
export function readPackageFile(path: string): Promise<ReadPackage> {
  const source = new MemorySource(new Uint8Array(readFileSync(path)));
  return readPackage(source, path, 0, { platform: nodePlatform });
}

const fixtures = join(import.meta.dirname, '../fixtures/code');

/** What the code of a fixture with planted behaviour does. */
export async function callsOfFixture(name: string): Promise<CallFacts> {
  const { code } = await readPackageFile(join(fixtures, name, `${name}.apk`));
  if (code?.calls == null) throw new Error(`${name}: no calls were read`);
  return code.calls;
}

export const SHARED_APKS = join(import.meta.dirname, '../../../shared/apks');

/** All APKs of these folders of ../shared/apks, which must be there. */
export function sharedApks(...folders: readonly string[]): string[] {
  if (!existsSync(SHARED_APKS))
    throw new Error(`${SHARED_APKS} is missing: tests compare with the packages in it`);
  return folders.flatMap((folder) =>
    readdirSync(join(SHARED_APKS, folder))
      .filter((name) => name.endsWith('.apk'))
      .map((name) => join(SHARED_APKS, folder, name)),
  );
}
