/** API levels at which Android began to look at something. */
export const ANDROID_7 = 24;
export const ANDROID_8 = 26;
export const ANDROID_9 = 28;
export const ANDROID_11 = 30;
export const ANDROID_13 = 33;

/** No highest level: what will be signed today must verify tomorrow (apksig's default). */
export const NEWEST = 0x7fffffff;

/** First letters of codenames and the API level before the release (apksig, `ApkUtils`). */
const CODENAMES: readonly (readonly [letter: string, level: number])[] = [
  ['C', 2],
  ['D', 3],
  ['E', 4],
  ['F', 7],
  ['G', 8],
  ['H', 10],
  ['I', 13],
  ['J', 15],
  ['K', 18],
  ['L', 20],
  ['M', 22],
  ['N', 23],
  ['O', 25],
];

/** The alphabet began again with Android 16. */
const SECOND_ROUND: Readonly<Record<string, number>> = { Baklava: 34, CinnamonBun: 35, CANARY: 9999 };

/**
 * The API level from which signatures are checked for a `minSdkVersion`, as apksig reads it
 * (`ApkUtils.getMinSdkVersionFromBinaryAndroidManifest`): a codename counts as the release before it; absent is 1.
 */
export function signingMinSdk(minSdk: number | string | null): number {
  if (minSdk === null) return 1;
  if (typeof minSdk === 'number') return Math.max(1, minSdk);
  const known = SECOND_ROUND[minSdk];
  if (known !== undefined) return known;
  const letter = minSdk.charAt(0);
  if (letter < 'A' || letter > 'Z') return 1;
  const before = CODENAMES.findLast(([one]) => one <= letter);
  return before === undefined ? 1 : before[1] + letter.charCodeAt(0) - before[0].charCodeAt(0);
}
