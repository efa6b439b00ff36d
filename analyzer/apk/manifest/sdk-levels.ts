import type { ElementReader } from './element-reader.ts';

/** `Build.VERSION_CODES.CUR_DEVELOPMENT`: what a preview's codename counts as. */
const CURRENT_DEVELOPMENT = 10000;

export interface SdkLevels {
  readonly minSdk: number | string | null;
  readonly targetSdk: number | string | null;
  readonly effectiveTargetSdk: number;
  readonly sdkLevelsUnknown: boolean;
  readonly maxSdk: number | null;
}

/**
 * `<uses-sdk>`; of several the last counts, as each overwrites what the one before it said (ParsingPackageUtils.parseUsesSdk).
 *
 * @param isSource from a source tree, where the levels stand in the build files: without them here they are unknown, not 1
 */
export function readSdkLevels(manifest: ElementReader, isSource: boolean): SdkLevels {
  const usesSdk = manifest.children('uses-sdk').at(-1);
  const minSdk = usesSdk === undefined ? null : level(usesSdk, 'minSdkVersion');
  const targetSdk = usesSdk === undefined ? null : level(usesSdk, 'targetSdkVersion');
  const sdkLevelsUnknown = isSource && targetSdk === null;
  return {
    minSdk,
    targetSdk,
    // The newest level, when it is not known: nothing is then held against the app for its age.
    effectiveTargetSdk: sdkLevelsUnknown ? CURRENT_DEVELOPMENT : numeric(targetSdk ?? minSdk ?? 1),
    sdkLevelsUnknown,
    maxSdk: usesSdk?.integer('maxSdkVersion') ?? null,
  };
}

/** A placeholder (`${targetSdk}`) is no level. */
function level(
  usesSdk: ElementReader,
  attribute: 'minSdkVersion' | 'targetSdkVersion',
): number | string | null {
  const number = usesSdk.integer(attribute);
  if (number !== null) return number;
  const codename = usesSdk.text(attribute);
  return codename === null || codename === '' || codename.includes('${') ? null : codename;
}

function numeric(sdk: number | string): number {
  return typeof sdk === 'number' ? sdk : CURRENT_DEVELOPMENT;
}
