import { describe, expect, test } from 'vitest';
import { coverageLines } from '../../../analyzer/report/coverage.ts';
import { markdownReport } from '../../../analyzer/report/markdown.ts';
import { policySummary } from '../../../analyzer/report/policy-summary.ts';
import { loadRulePack } from '../../../analyzer/rules/load.ts';
import { category, factsOf, permission } from '../../support/facts.ts';
import { policy, statement } from '../../support/policy-facts.ts';
import { resultOf } from '../../support/results.ts';

const rules = await loadRulePack();
const result = await resultOf(
  factsOf(
    { permissions: [permission('android.permission.READ_SMS')] },
    { category: category('learning-education'), policy: policy([statement('我们会收集您的手机号码。')]) },
  ),
);
const reports = (language: 'zh' | 'en') => [
  ...markdownReport(result, rules, language).split('\n'),
  ...policySummary(result, rules, language).split('\n'),
  ...coverageLines(result, rules, language),
];

describe('between a label and its text, and around what stands aside', () => {
  test('reports in Chinese have the signs of Chinese', () => {
    const lines = reports('zh');
    expect(lines.length).toBeGreaterThan(80);
    // A quotation is as it was found, and where it stands is written as numbers are.
    const own = lines.filter((line) => !line.startsWith('- **证据**'));
    expect(own.filter((line) => /\p{Script=Han}[)*`]* ?(?::(?!\/)|\((?!<))/u.test(line))).toEqual([]);
    expect(own.filter((line) => /\p{Script=Han}：/u.test(line)).length).toBeGreaterThan(3);
  });

  test('reports in English have those of English', () => {
    const own = reports('en').filter((line) => !/\p{Script=Han}/u.test(line));
    expect(own.length).toBeGreaterThan(60);
    expect(own.filter((line) => /[：，、；（）]/u.test(line))).toEqual([]);
  });
});
