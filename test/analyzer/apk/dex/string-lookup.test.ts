import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasString } from '../../../../analyzer/apk/dex/string-lookup.ts';
import { dexOf } from '../../../support/tiny-dex.ts';

const text = fc.string({
  unit: fc.constantFrom('a', 'b', '/', '中', '\u0000', '\u{1f600}', 'é'),
  maxLength: 6,
});

test('finds the strings that a dex file has, and no others', () => {
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 20 }), text, (strings, sought) => {
      const dex = dexOf([], strings);
      for (const one of strings) expect(hasString(dex, one)).toBe(true);
      expect(hasString(dex, sought)).toBe(strings.includes(sought));
    }),
  );
});

test('a string that begins with what is sought, or that it begins with, is not it', () => {
  const dex = dexOf([], ['https://a.example', 'https://a.example/path', 'https://a.exampleé']);
  expect(hasString(dex, 'https://a.example')).toBe(true);
  expect(hasString(dex, 'https://a.exampl')).toBe(false);
  expect(hasString(dex, 'https://a.example/')).toBe(false);
});
