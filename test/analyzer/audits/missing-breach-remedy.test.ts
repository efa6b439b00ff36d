import { expect, test } from 'vitest';
import { missingBreachRemedy } from '../../../analyzer/audits/missing-breach-remedy.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';

const outcome = async (text: string) => (await judge(missingBreachRemedy, policyFacts(text))).record.outcome;

test('a policy that leaves it out: absent, and the finding says what was searched', async () => {
  const { findings } = await judge(missingBreachRemedy, policyFacts('我们收集您的手机号码，用于提供服务。'));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.level).toBe('advice');
  expect(findings[0]?.certainty).toBe('absent');
  const [evidence] = findings[0]?.evidence ?? [];
  expect(evidence?.kind === 'absence' && evidence.searched.length).toBeGreaterThan(1);
  expect(await outcome('We collect your phone number to provide the service.')).toBe('finding');
});

test('a policy that says it, in Chinese, in traditional characters or in English, passes', async () => {
  expect(await outcome('发生个人信息泄露时，我们会立即补救并通知您。')).toBe('pass');
  expect(await outcome('發生個人信息洩露時，我們會立即補救並通知您。')).toBe('pass');
  expect(await outcome('In the event of a data breach we will notify you.')).toBe('pass');
});

test('whoever says that nothing is collected has no such duty', async () => {
  expect(await outcome('本应用不会收集任何个人信息。')).toBe('not-applicable');
  expect(await outcome('We do not collect any personal information.')).toBe('not-applicable');
});
