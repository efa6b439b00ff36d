import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MemorySource } from '../../analyzer/bytes/source.ts';
import { ReadError } from '../../analyzer/errors.ts';
import { BOUNDS, boundOf } from '../../bench/limits/bounds.ts';
import { HOSTILE_INPUTS } from './inputs.ts';

describe('an input made to exhaust', () => {
  test.each(Object.entries(HOSTILE_INPUTS))(
    '%s is refused or read in part, and said to be',
    async (_, input) => {
      const read = input.read(new MemorySource(input.make()));
      if (input.refused === true) {
        const error = await read.then(
          () => null,
          (thrown: unknown) => thrown,
        );
        expect(error).toBeInstanceOf(ReadError);
        expect(error).toMatchObject({ code: input.outcome });
      } else expect(await read).toContain(input.outcome);
    },
  );
});

describe('docs/limits.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/limits.md'), 'utf8');

  test.each(BOUNDS)('says what the code says of $name in $file', (bound) => {
    expect(page).toContain(`| ${bound.what} | ${boundOf(bound)} | \`${bound.file}\` |`);
  });

  test.each(Object.values(HOSTILE_INPUTS).map(({ what }) => what))('has measured: %s', (what) => {
    expect(page).toContain(`| ${what} |`);
  });
});
