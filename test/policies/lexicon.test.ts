import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { loadRulePack } from '../../analyzer/rules/load.ts';

const lexicon = join(import.meta.dirname, '../../policies/catalog/lexicon');
const files = readdirSync(lexicon).filter((name) => name.endsWith('.json') && !name.startsWith('model-'));
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe('each lexicon', () => {
  test.each(files)('%s is as its schema says, and names its source', (name) => {
    const file = read(join(lexicon, name)) as { $schema: string; source: { document: string } };
    const validate = new Ajv2020({ allErrors: true }).compile(read(join(lexicon, file.$schema)) as object);
    expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
    expect(file.source.document).not.toBe('');
  });

  test.each(files.filter((name) => /^(kinds|details|links|noun-phrases)/.test(name)))(
    '%s holds regular expressions that compile and repeat no repetition',
    (name) => {
      const patterns: string[] = [];
      const collect = (value: unknown, key: string) => {
        if (
          typeof value === 'string' &&
          !['$schema', 'id', 'language', 'document', 'clause', 'places'].includes(key)
        )
          patterns.push(value);
        else if (Array.isArray(value)) for (const item of value) collect(item, key);
        else if (typeof value === 'object' && value !== null)
          for (const [inner, item] of Object.entries(value)) collect(item, inner);
      };
      collect(read(join(lexicon, name)), '');
      expect(patterns.length).toBeGreaterThan(3);
      for (const pattern of patterns) {
        expect(() => new RegExp(pattern, 'iu'), pattern).not.toThrow();
        // A group that is repeated without bound around something repeated without bound.
        expect(pattern, pattern).not.toMatch(/\([^()]*[^\\][*+][^()]*\)[*+]/);
      }
    },
  );

  test.each(files.filter((name) => name.startsWith('information')))(
    '%s names types that the catalogue has',
    async (name) => {
      const { personalInformation } = await loadRulePack();
      const { types } = read(join(lexicon, name)) as { types: { id: string }[] };
      expect(types.map(({ id }) => id).filter((id) => !personalInformation.has(id))).toEqual([]);
    },
  );

  test.each(files.filter((name) => name.startsWith('information')))(
    '%s: where a term means another thing is told by types and terms it has, and by expressions that compile and are linear',
    (name) => {
      const { types, contexts } = read(join(lexicon, name)) as {
        types: { id: string; terms: string[] }[];
        contexts: Record<'types' | 'terms', string[]>[] &
          Record<'before' | 'after' | 'near' | 'unless', string>[];
      };
      expect(contexts.length).toBeGreaterThan(2);
      for (const context of contexts) {
        const terms = context.types.flatMap((id) => types.find((type) => type.id === id)?.terms ?? []);
        expect(terms.length, context.types.join()).toBeGreaterThan(0);
        for (const term of context.terms ?? []) expect(terms).toContain(term);
        const patterns = [context.before, context.after, context.near].filter((one) => one !== undefined);
        // Without any of them, the terms mean another thing wherever nothing says that they do not.
        const unlessTerms = context.terms !== undefined && context.unless !== undefined;
        expect(patterns.length > 0 || unlessTerms, JSON.stringify(context)).toBe(true);
        for (const pattern of [...patterns, ...(context.unless === undefined ? [] : [context.unless])]) {
          expect(() => new RegExp(pattern, 'iu'), pattern).not.toThrow();
          expect(pattern, pattern).not.toMatch(/\([^()]*[^\\][*+][^()]*\)[*+]/);
        }
        if (context.before !== undefined) expect(context.before).toMatch(/\$$/);
        if (context.after !== undefined) expect(context.after).toMatch(/^\^/);
      }
    },
  );

  test('has its language’s counterpart', () => {
    for (const name of files.filter((one) => /-(zh|en)\.json$/.test(one))) {
      const other = basename(name, '.json').replace(/(zh|en)$/, (language) =>
        language === 'zh' ? 'en' : 'zh',
      );
      expect(files).toContain(`${other}.json`);
    }
  });
});

test('Traditional and simplified characters stand one against one', () => {
  const table = read(join(lexicon, 'traditional.json')) as {
    traditional: string;
    simplified: string;
    radicals: { radical: string; character: string };
  };
  expect(table.traditional).toHaveLength(table.simplified.length);
  expect(table.radicals.radical).toHaveLength(table.radicals.character.length);
});
