import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AUDITS } from '../analyzer/audits/index.ts';
import { rulesMarkdown } from '../scripts/rules-document.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/rules.md'), 'utf8');

test('docs/rules.md is what the audits say', async () => {
  expect(page, 'npm run rules writes it anew').toBe(await rulesMarkdown());
});

test('it has each rule once, under a place to link to, in both languages', () => {
  for (const { code, id, title, limits } of AUDITS) {
    expect(page.split(`<a id="${code.toLowerCase()}"></a>`), id).toHaveLength(2);
    for (const text of [title.zh, title.en, limits.zh, limits.en]) expect(page, id).toContain(text);
  }
});
