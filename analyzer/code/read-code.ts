import { checkChecksum, checkSignature } from '../apk/dex/checksum.ts';
import type { CodeFacts } from '../facts/code.ts';
import type { ManifestFacts } from '../facts/package.ts';
import type { ReadOptions } from '../progress.ts';
import { Warnings } from '../warnings.ts';
import { type CodeMember, loadDexFiles } from './members.ts';
import { tracesInDex, tracesInFiles } from './policy-traces.ts';

/** The catalogues that code is read against. */
export type CodeCatalogues = Record<string, never>;

export interface ReadCodeOptions extends ReadOptions {
  /** Index into `Facts.inputs`. */
  readonly input: number;
}

/**
 * Reads what the code of a package is and does.
 *
 * @param members the package, or the splits of a bundle, base first
 */
export async function readCode(
  members: readonly CodeMember[],
  _manifest: ManifestFacts,
  _catalogues: CodeCatalogues,
  options: ReadCodeOptions,
): Promise<CodeFacts> {
  const { signal } = options;
  const warnings = new Warnings();
  const progress = (fraction: number): void => {
    signal?.throwIfAborted();
    options.onProgress?.({ stage: 'code', fraction });
  };
  const { dexes, entries } = await loadDexFiles(members, warnings, () => progress(0));
  for (const dex of dexes) {
    checkChecksum(dex.bytes, dex.header, dex.entry, warnings);
    await checkSignature(dex.bytes, dex.header, dex.entry, warnings);
    progress(0.1);
  }
  const inDex = tracesInDex(dexes);
  const inFiles = await tracesInFiles(members, warnings, signal);
  return {
    input: options.input,
    dex: {
      files: entries.length,
      classes: dexes.reduce((sum, dex) => sum + dex.classDefs.count, 0),
      methods: dexes.reduce((sum, dex) => sum + dex.methodClass.length, 0),
    },
    sdks: [],
    packer: null,
    calls: null,
    endpoints: [],
    policyTraces: [...inDex.traces, ...inFiles.traces],
    searched: [...inDex.searched, ...inFiles.searched],
    warnings: warnings.list,
  };
}
