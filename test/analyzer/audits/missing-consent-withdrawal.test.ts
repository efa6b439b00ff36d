import { expect, test } from 'vitest';
import { missingConsentWithdrawal } from '../../../analyzer/audits/missing-consent-withdrawal.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';

const outcome = async (text: string) =>
  (await judge(missingConsentWithdrawal, policyFacts(text))).record.outcome;

test('a policy that leaves it out: absent, and the finding says what was searched', async () => {
  const { findings } = await judge(
    missingConsentWithdrawal,
    policyFacts('我们收集您的手机号码，用于提供服务。'),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]?.level).toBe('violation');
  expect(findings[0]?.certainty).toBe('absent');
  const [evidence] = findings[0]?.evidence ?? [];
  expect(evidence?.kind === 'absence' && evidence.searched.length).toBeGreaterThan(1);
  expect(await outcome('We collect your phone number. You may unsubscribe from our newsletter.')).toBe(
    'finding',
  );
});

test('a policy that says it, in Chinese, in traditional characters or in English, passes', async () => {
  expect(await outcome('您可以在设置中关闭相机权限，撤回授权。')).toBe('pass');
  expect(await outcome('您可以隨時撤回同意。')).toBe('pass');
  expect(await outcome('You may withdraw your consent at any time.')).toBe('pass');
});

test('whoever says that nothing is collected has no such duty', async () => {
  expect(await outcome('本应用不会收集任何个人信息。')).toBe('not-applicable');
  expect(await outcome('We do not collect any personal information.')).toBe('not-applicable');
});
