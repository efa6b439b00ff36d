import type { ElementReader } from './element-reader.ts';
import { integerOf } from './integer.ts';

/** `Build.VERSION_CODES.CUR_DEVELOPMENT`: what a preview's codename counts as. */
const CURRENT_DEVELOPMENT = 10000;

export interface SdkLevels {
  readonly minSdk: number | string | null;
  readonly targetSdk: number | string | null;
  readonly effectiveTargetSdk: number;
  readonly maxSdk: number | null;
}

/** `<uses-sdk>`; of several the last counts, as each overwrites what the one before it said (ParsingPackageUtils.parseUsesSdk). */
export function readSdkLevels(manifest: ElementReader): SdkLevels {
  const usesSdk = manifest.children('uses-sdk').at(-1);
  const minSdk = usesSdk === undefined ? null : level(usesSdk, 'minSdkVersion');
  const targetSdk = usesSdk === undefined ? null : level(usesSdk, 'targetSdkVersion');
  return {
    minSdk,
    targetSdk,
    effectiveTargetSdk: numeric(targetSdk ?? minSdk ?? 1),
    maxSdk: usesSdk?.integer('maxSdkVersion') ?? null,
  };
}

function level(
  usesSdk: ElementReader,
  attribute: 'minSdkVersion' | 'targetSdkVersion',
): number | string | null {
  const number = usesSdk.integer(attribute);
  if (number !== null) return number;
  const codename = usesSdk.text(attribute);
  return codename === null || codename === '' ? null : (integerOf(codename) ?? codename);
}

function numeric(sdk: number | string): number {
  return typeof sdk === 'number' ? sdk : CURRENT_DEVELOPMENT;
}
