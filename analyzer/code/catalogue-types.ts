import type { Text } from '../text.ts';
import type { HostCatalogue } from './endpoints/host-catalogue.ts';
import type { Packer } from './packers/packer.ts';
import type { SdkCatalogue } from './sdks/sdk-catalogue.ts';
import type { SensitiveApi } from './sensitive-apis.ts';

export type { Packer } from './packers/packer.ts';
export type { SdkCatalogue } from './sdks/sdk-catalogue.ts';
export type { SensitiveApi } from './sensitive-apis.ts';

/** The catalogues that code is read against. */
export interface CodeCatalogues {
  /** By id. */
  readonly sensitiveApis: ReadonlyMap<string, SensitiveApi>;
  readonly sdks: SdkCatalogue;
  readonly sdkKinds: ReadonlyMap<string, { readonly name: Text; readonly isLibrary: boolean }>;
  readonly packers: readonly Packer[];
  /** Stands for a packer that no mark names. */
  readonly unidentifiedPacker: Packer;
  readonly hosts: HostCatalogue;
}

/** Which SDK a class (`com.x.Foo$Bar`) belongs to; `null` for the app's own code. Cheap to ask again and again. */
export type SdkOfClass = (className: string) => string | null;
