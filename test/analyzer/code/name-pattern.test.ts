import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesPattern, NamePatterns } from '../../../analyzer/code/name-pattern.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 12 });
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 8 });

test('a pattern matches as the same regular expression does', () => {
  fc.assert(
    fc.property(pattern, text, (one, name) => {
      const source = one.replace(/[.]/g, '\\.').replaceAll('*', '[^]*').replaceAll('?', '[^]');
      expect(matchesPattern(one, name)).toBe(new RegExp(`^${source}$`).test(name));
    }),
  );
});

test('letters match in their own case only', () => {
  expect(matchesPattern('libBugly*.so', 'libBugly-ext.so')).toBe(true);
  expect(matchesPattern('libBugly*.so', 'libbugly.so')).toBe(false);
});

test('a table of patterns finds all that match, exact ones first', () => {
  const patterns = new NamePatterns<number>();
  patterns.add('lib*.so', 1);
  patterns.add('libx.so', 2);
  patterns.add('liby.so', 3);
  expect(patterns.match('libx.so').map((one) => one.value)).toEqual([2, 1]);
});

test('a long name that all but matches costs one look for each part', () => {
  const name = '0'.repeat(65_535);
  for (let i = 0; i < 2000; i++) {
    expect(matchesPattern('*0000000lllll.dex', name)).toBe(false);
    expect(matchesPattern('assets/*0*-super.*.so', name)).toBe(false);
  }
});
