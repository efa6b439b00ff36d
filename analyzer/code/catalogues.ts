import { type CodeCatalogueFiles, codeCatalogueFiles } from './catalogue-files.ts';
import type { CodeCatalogues } from './catalogue-types.ts';
import { HostCatalogue } from './endpoints/host-catalogue.ts';
import { buildSdkCatalogue } from './sdks/sdk-catalogue.ts';
import { SdkNames } from './sdks/sdk-names.ts';
import { buildSensitiveApis } from './sensitive-apis.ts';

let loaded: CodeCatalogues | null = null;

/** The catalogues that ship with the tool: built once, then shared. */
export function loadCodeCatalogues(): CodeCatalogues {
  loaded ??= buildCodeCatalogues(codeCatalogueFiles);
  return loaded;
}

/** The catalogues of files that fit their schemas. */
export function buildCodeCatalogues(files: CodeCatalogueFiles): CodeCatalogues {
  const sdks = buildSdkCatalogue(files.sdks);
  return {
    sensitiveApis: buildSensitiveApis(files.sensitiveApis),
    sdks,
    sdkKinds: new Map(
      files.sdkKinds.kinds.map(({ id, name, library }) => [id, { name, isLibrary: library ?? false }]),
    ),
    packers: files.packers.packers,
    unidentifiedPacker: files.packers.unidentified,
    hosts: new HostCatalogue(files.endpoints, sdks.sdks.values()),
  };
}

let names: SdkNames | null = null;

/** The catalogue's SDKs by what policies call them: built once, when first asked for. */
export function loadSdkNames(): SdkNames {
  names ??= new SdkNames(loadCodeCatalogues().sdks.sdks.values());
  return names;
}
