import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { behaviourFile, provisionFile } from '../../analyzer/rules/provisions.ts';
import { citationFile, sourceText } from '../../analyzer/rules/source-text.ts';
import type { Source } from '../../analyzer/rules.ts';

const HAN = /\p{Script=Han}/u;
const policies = join(import.meta.dirname, '../../policies');

/** Every source in every file of data, however deep. */
function sourcesIn(value: unknown): Source[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(sourcesIn);
  const { document, clause } = value as Partial<Source>;
  if (typeof document !== 'string' || typeof clause !== 'string') return inner;
  return [{ document, clause }, ...inner];
}

const sources = readdirSync(policies, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json') && !file.startsWith('schema'))
  .flatMap((file) => sourcesIn(JSON.parse(readFileSync(join(policies, file), 'utf8'))));

describe('the English of sources', () => {
  test('there is one for every document and every clause with a Chinese name', () => {
    expect(sources.length).toBeGreaterThan(300);
    expect([...new Set(sources.map((source) => sourceText(source).en).filter((en) => HAN.test(en)))]).toEqual(
      [],
    );
  });

  test('and none for what no source has', () => {
    const cited = provisionFile.laws.map(({ document }) => document);
    const documents = new Set([...cited, ...sources.map((source) => source.document)]);
    const clauses = new Set(sources.map((source) => source.clause));
    expect(citationFile.documents.map(({ zh }) => zh).filter((zh) => !documents.has(zh))).toEqual([]);
    expect(citationFile.clauses.map(({ zh }) => zh).filter((zh) => !clauses.has(zh))).toEqual([]);
  });

  test('a document has one English name, here and where it is cited as a law', () => {
    const laws = [...provisionFile.laws.map(({ law }) => law), behaviourFile.law];
    for (const { zh, en } of laws) {
      const named = citationFile.documents.find((document) => document.zh === zh);
      if (named !== undefined) expect(named.en).toBe(en);
    }
  });

  test('numbers are the same in both languages', () => {
    for (const { zh, en } of citationFile.clauses) {
      const numbers = (text: string) => (text.match(/\d+(\.\d+)*/g) ?? []).join(' ');
      if (/\d/.test(zh)) expect(numbers(en).endsWith(numbers(zh)), `${zh} – ${en}`).toBe(true);
    }
  });

  test('Chinese runs on, English takes a comma', () => {
    expect(sourceText({ document: '个人信息保护法', clause: '第二十八条' })).toEqual({
      zh: '个人信息保护法第二十八条',
      en: 'Personal Information Protection Law, article 28',
    });
    expect(sourceText({ document: 'TC260-PG-20204A', clause: '5.2' })).toEqual({
      zh: 'TC260-PG-20204A 5.2',
      en: 'TC260-PG-20204A, 5.2',
    });
  });
});
