import { codeCatalogueFiles } from './catalogue-files.ts';
import type { CodeCatalogues } from './catalogue-types.ts';
import { HostCatalogue } from './endpoints/host-catalogue.ts';
import { buildSdkCatalogue } from './sdks/sdk-catalogue.ts';
import { SdkNames } from './sdks/sdk-names.ts';
import { buildSensitiveApis } from './sensitive-apis.ts';

let loaded: CodeCatalogues | null = null;

/** The catalogues that ship with the tool: built once, then shared. */
export function loadCodeCatalogues(): CodeCatalogues {
  loaded ??= build();
  return loaded;
}

function build(): CodeCatalogues {
  const sdks = buildSdkCatalogue(codeCatalogueFiles.sdks);
  return {
    sensitiveApis: buildSensitiveApis(codeCatalogueFiles.sensitiveApis),
    sdks,
    sdkKinds: new Map(
      codeCatalogueFiles.sdkKinds.kinds.map(({ id, name, library }) => [
        id,
        { name, isLibrary: library ?? false },
      ]),
    ),
    packers: codeCatalogueFiles.packers.packers,
    unidentifiedPacker: codeCatalogueFiles.packers.unidentified,
    hosts: new HostCatalogue(codeCatalogueFiles.endpoints, sdks.sdks.values()),
  };
}

let names: SdkNames | null = null;

/** The catalogue's SDKs by what policies call them: built once, when first asked for. */
export function loadSdkNames(): SdkNames {
  names ??= new SdkNames(loadCodeCatalogues().sdks.sdks.values());
  return names;
}
