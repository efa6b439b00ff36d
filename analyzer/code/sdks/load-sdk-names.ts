import { loadCodeCatalogues } from '../catalogues.ts';
import { SdkNames } from './sdk-names.ts';

let loaded: SdkNames | null = null;

/** The names of the SDK catalogue that ships with the tool: indexed once, then shared. */
export function loadSdkNames(): SdkNames {
  loaded ??= new SdkNames(loadCodeCatalogues().sdks.sdks.values());
  return loaded;
}
