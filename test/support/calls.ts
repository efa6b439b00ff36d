import type { DexFile } from '../../analyzer/apk/dex/dex-file.ts';
import { CodeUses } from '../../analyzer/code/calls/code-uses.ts';
import { readCalls } from '../../analyzer/code/calls/read-calls.ts';
import { loadCodeCatalogues } from '../../analyzer/code/catalogues.ts';
import { buildProgram } from '../../analyzer/code/program/build-program.ts';
import type { CallFacts } from '../../analyzer/facts/code.ts';
import type { ManifestFacts } from '../../analyzer/facts/package.ts';
import type { Warnings } from '../../analyzer/warnings.ts';

const { sensitiveApis } = loadCodeCatalogues();

/** What the code of dex files calls, all of it the app's own. */
export function callsIn(dexes: readonly DexFile[], manifest: ManifestFacts, warnings: Warnings): CallFacts {
  const checkCancelled = () => {};
  const program = buildProgram(dexes, warnings);
  return readCalls(
    program,
    new CodeUses(program, checkCancelled),
    manifest,
    { sensitiveApis: [...sensitiveApis.values()], sdkOfClass: () => null, checkCancelled },
    warnings,
  );
}
