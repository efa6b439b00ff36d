import { codeCatalogueFiles } from './catalogue-files.ts';
import type { CodeCatalogues } from './catalogue-types.ts';
import { buildSdkCatalogue } from './sdks/sdk-catalogue.ts';
import { buildSensitiveApis } from './sensitive-apis.ts';

let loaded: CodeCatalogues | null = null;

/** The catalogues that ship with the tool: built once, then shared. */
export function loadCodeCatalogues(): CodeCatalogues {
  loaded ??= {
    sensitiveApis: buildSensitiveApis(codeCatalogueFiles.sensitiveApis),
    sdks: buildSdkCatalogue(codeCatalogueFiles.sdks),
    sdkKinds: new Map(
      codeCatalogueFiles.sdkKinds.kinds.map(({ id, name, library }) => [
        id,
        { name, isLibrary: library ?? false },
      ]),
    ),
    packers: codeCatalogueFiles.packers.packers,
    unidentifiedPacker: codeCatalogueFiles.packers.unidentified,
  };
  return loaded;
}
