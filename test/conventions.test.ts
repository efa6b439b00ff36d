import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AUDITS } from '../analyzer/audits/index.ts';
import { loadRulePack } from '../analyzer/rules/load.ts';
import type { Text } from '../analyzer/text.ts';
import { VERSION } from '../analyzer/version.ts';

const root = join(import.meta.dirname, '..');
const HAN = /\p{Script=Han}/u;

function bothLanguages(text: Text, what: string): void {
  expect(text.zh, what).toMatch(HAN);
  expect(text.en, what).toMatch(/[a-z]/i);
  expect(text.en, what).not.toMatch(HAN);
}

function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('every audit', () => {
  test('is one file named by its id, and is in the list', () => {
    const files = readdirSync(join(root, 'analyzer/audits'))
      .filter((name) => !['audit.ts', 'index.ts'].includes(name))
      .map((name) => basename(name, '.ts'));
    expect(files.sort()).toEqual(AUDITS.map((audit) => audit.id).sort());
  });

  test('has an opaque code that no other has', () => {
    const codes = AUDITS.map((audit) => audit.code);
    for (const code of codes) expect(code).toMatch(/^ZZ[123]\d{3}$/);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });

  test.each(AUDITS.map((audit) => [audit.id, audit] as const))(
    '%s says what it is in both languages, and its limits',
    (_, audit) => {
      bothLanguages(audit.title, 'title');
      bothLanguages(audit.description, 'description');
      bothLanguages(audit.limits, 'limits');
      expect(audit.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    },
  );

  test.each(AUDITS.map((audit) => [audit.id, audit] as const))(
    '%s cites provisions and a notice term that exist',
    async (_, audit) => {
      const rules = await loadRulePack();
      expect(audit.provisions.length).toBeGreaterThan(0);
      for (const id of audit.provisions) expect(rules.provisions.has(id), id).toBe(true);
      if (audit.noticeTerm !== null)
        expect(rules.noticeTerms.has(audit.noticeTerm), audit.noticeTerm).toBe(true);
    },
  );

  test.each(AUDITS.map((audit) => [audit.id]))(
    '%s has a test with a case that triggers it and one that does not',
    (id) => {
      const text = readFileSync(join(root, `test/analyzer/audits/${id}.test.ts`), 'utf8');
      expect(text).toMatch(/findings|expectAbsent|expectQuoted/);
      expect(text).toMatch(/'(pass|not-run|not-judged|not-applicable)'/);
    },
  );
});

describe('the house', () => {
  test('analyzer/ uses no Node and no browser API, and knows no client', () => {
    for (const file of filesUnder('analyzer', /\.ts$/)) {
      const text = readFileSync(file, 'utf8');
      expect(text, file).not.toMatch(/from '(node:|webextension-polyfill|preact)/);
      expect(text, file).not.toMatch(/from '(\.\.\/)+(cli|ui|entrypoints)\//);
      for (const name of ['window', 'document', 'process', 'Buffer']) {
        // A parameter of that name (a policy's document) is the file's own.
        const isOwn = new RegExp(`\\b${name}(: \\w|,|\\))|\\b(const|let) ${name}\\b`).test(text);
        const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
        // The HTML report carries a script of its own, as text.
        const isReportScript = file.includes('/report/html/');
        if (!isOwn && !isReportScript)
          expect(code, file).not.toMatch(new RegExp(`(?<![/\\w'.#])${name}\\.(?!ts')`));
      }
    }
  });

  test('readers know no audit, audits know no reader and no report', () => {
    const readers = ['apk', 'code', 'policy', 'listing'];
    for (const folder of readers.filter((name) => readdirSync(join(root, 'analyzer')).includes(name))) {
      for (const file of filesUnder(`analyzer/${folder}`, /\.ts$/)) {
        expect(readFileSync(file, 'utf8'), file).not.toMatch(/from '(\.\.\/)+(audits|judge|report)\//);
      }
    }
    for (const file of filesUnder('analyzer/audits', /\.ts$/)) {
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/from '\.\.\/(apk|code|policy|listing|report)\//);
    }
  });

  test('no source uses any, a suppressed check, or markup made from text', () => {
    const sources = ['analyzer', 'cli', 'ui', 'entrypoints', 'scripts', 'bench'].flatMap((folder) =>
      filesUnder(folder, /\.(ts|tsx|mjs)$/),
    );
    for (const file of sources) {
      const text = readFileSync(file, 'utf8')
        // The capture of a page reads its markup, and writes none.
        .replace("Reflect.get(Element.prototype, 'outerHTML', root)", '');
      expect(text, file).not.toMatch(/@ts-(ignore|expect-error|nocheck)|biome-ignore|\bas any\b|: any\b/);
      expect(text, file).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|\beval\(|new Function\(/,
      );
    }
  });

  test('pages and content scripts make no document and no code out of text in any other way either', () => {
    for (const file of [...filesUnder('ui', /\.tsx?$/), ...filesUnder('entrypoints', /\.tsx?$/)]) {
      expect(readFileSync(file, 'utf8'), file).not.toMatch(
        /document\.write|createContextualFragment|setHTML|parseHTML|DOMParser|srcdoc|javascript:|set(Timeout|Interval)\(\s*['"`]/,
      );
    }
  });

  test('the version is said once', () => {
    expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version).toBe(VERSION);
  });

  test('sources stay small enough to read in one sitting', () => {
    for (const file of filesUnder('analyzer', /\.ts$/)) {
      expect(readFileSync(file, 'utf8').split('\n').length, file).toBeLessThanOrEqual(400);
    }
  });
});
