import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadRulePack } from '../analyzer/rules/load.ts';
import { coverageMarkdown } from '../scripts/coverage-document.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/coverage.md'), 'utf8');

test('docs/coverage.md is what the rule pack says', async () => {
  expect(page, 'npm run coverage writes it anew').toBe(await coverageMarkdown());
});

test('it has every behaviour of the 2019 method and every step', async () => {
  const rules = await loadRulePack();
  for (const { steps, behaviour } of rules.checklist)
    expect(page, behaviour).toContain(steps.en.slice(0, 20));
  expect(page.match(/第[一二三四五六]条第\d项/g)?.length).toBeGreaterThanOrEqual(31);
});
