import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const HAN = /\p{Script=Han}/u;
/** Names that are the same in both languages. */
const SAME = new Set(['SARIF']);

const dictionaries = await Promise.all(
  readdirSync(join(root, 'ui/text')).map(
    async (name) => [name, (await import(join(root, 'ui/text', name))) as Record<string, unknown>] as const,
  ),
);

interface Entry {
  readonly path: string;
  readonly zh: string;
  readonly en: string;
}

function* entriesOf(value: unknown, path: string): Generator<Entry> {
  if (typeof value !== 'object' || value === null) return;
  if ('zh' in value || 'en' in value) {
    const { zh, en } = value as Record<string, unknown>;
    yield { path, zh: String(zh), en: String(en) };
    return;
  }
  for (const [key, child] of Object.entries(value)) yield* entriesOf(child, `${path}.${key}`);
}

describe('every text of the pages', () => {
  const entries = dictionaries.flatMap(([name, module]) => [...entriesOf(module, basename(name, '.ts'))]);

  test('is in both languages, each in its own script', () => {
    expect(entries.length).toBeGreaterThan(150);
    for (const { path, zh, en } of entries) {
      if (SAME.has(en) && zh === en) continue;
      expect(zh, path).toMatch(HAN);
      expect(en, path).toMatch(/[a-z]/i);
      expect(en, path).not.toMatch(HAN);
    }
  });

  test('has the same gaps to be filled in both', () => {
    const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();
    for (const { path, zh, en } of entries) expect(gaps(en), path).toEqual(gaps(zh));
  });

  test('is used', () => {
    const sources = sourceFiles().map((file) => readFileSync(file, 'utf8'));
    for (const { path } of entries) {
      const [, constant, key] = path.split('.');
      // Records by a value of the result (a stage, a role, a protection level) are looked up by that value.
      if (
        key === undefined ||
        ![
          'AUDIT',
          'CHIP',
          'CHIP_UNANSWERED',
          'COMMON',
          'EXPORT',
          'HISTORY',
          'OPTIONS',
          'PANEL',
          'RESULT',
        ].includes(constant ?? '')
      )
        continue;
      const used = new RegExp(`\\b${constant}\\.${key}\\b`);
      expect(
        sources.some((source) => used.test(source)),
        path,
      ).toBe(true);
    }
  });
});

test('no component says anything that is not a text in both languages', () => {
  for (const file of sourceFiles()) {
    const code = readFileSync(file, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/^\s*\/\/.*$/gm, '')
      // The Chinese half of a text: that there is an English one, the type says.
      .replace(/\bzh: (?:'[^'\n]*'|`[^`]*`)/g, '');
    // The name of the other language is in that language.
    expect(code.replaceAll('中文', '').replaceAll("'、'", ''), file).not.toMatch(HAN);
    // Words between tags: at least two letters in a row that are no expression.
    expect(code.replaceAll(/>\s*(English|SHA-256)\s*</g, '><'), file).not.toMatch(
      /<\/?[a-z][^<>{}=]*>\s*[A-Za-z]{2,}[^<>{}()=;]*<\//,
    );
  }
});

test('the manifest’s strings have the same keys in both languages', () => {
  const read = (locale: string) =>
    JSON.parse(readFileSync(join(root, `locales/${locale}.json`), 'utf8')) as Record<
      string,
      { message: string }
    >;
  const [en, zh] = [read('en'), read('zh_CN')];
  expect(Object.keys(zh)).toEqual(Object.keys(en));
  for (const [key, { message }] of Object.entries(zh)) expect(message, key).toMatch(HAN);
  for (const [key, { message }] of Object.entries(en)) expect(message, key).not.toMatch(HAN);
});

function sourceFiles(): string[] {
  return ['ui', 'entrypoints'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !file.includes('/ui/text/')),
  );
}
