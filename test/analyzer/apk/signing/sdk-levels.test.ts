import { expect, test } from 'vitest';
import { signingMinSdk } from '../../../../analyzer/apk/signing/sdk-levels.ts';

test.each([
  [null, 1],
  [0, 1],
  [21, 21],
  ['N', 23],
  ['O', 25],
  ['P', 26],
  ['UpsideDownCake', 31],
  ['VanillaIceCream', 32],
  ['Baklava', 34],
  ['CinnamonBun', 35],
  ['Cupcake', 2],
  ['Apple', 1],
  ['lower', 1],
  ['', 1],
])('signatures of minSdkVersion %j are verified from API level %d', (minSdk, level) => {
  expect(signingMinSdk(minSdk)).toBe(level);
});
