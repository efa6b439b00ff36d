import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ClassIndex } from '../../../analyzer/code/class-index.ts';
import { Warnings } from '../../../analyzer/warnings.ts';
import { dexOf } from '../../support/tiny-dex.ts';

const segment = fc.constantFrom('a', 'ab', 'b', 'c');
const className = fc
  .tuple(fc.array(segment, { minLength: 1, maxLength: 4 }), fc.constantFrom('Main', 'R', 'R$id', 'Main$1'))
  .map(([segments, simple]) => [...segments, simple].join('.'));

test('a prefix has an example exactly when a class that is not generated is in or below it', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(className, { minLength: 1, maxLength: 12 }),
      fc.array(segment, { minLength: 1, maxLength: 4 }),
      (names, segments) => {
        const prefix = segments.join('.');
        const under = names.filter((name) => name.startsWith(`${prefix}.`) && !/\.R(\$id)?$/.test(name));
        const example = new ClassIndex([dexOf(names)], new Warnings()).exampleUnder(prefix);
        if (under.length === 0) expect(example).toBeNull();
        else expect(under).toContain(example);
      },
    ),
  );
});

test('classes of several dex files are counted once, generated ones among them', () => {
  const index = new ClassIndex([dexOf(['a.Main', 'a.R']), dexOf(['a.Main', 'b.Other'])], new Warnings());
  expect(index.size).toBe(3);
  expect(index.has('a.R')).toBe(true);
  expect([...index.packages]).toEqual([
    ['a', ['Main']],
    ['b', ['Other']],
  ]);
});

test('a single class is its own example', () => {
  expect(new ClassIndex([dexOf(['a.Main'])], new Warnings()).exampleUnder('a.Main')).toBe('a.Main');
});
