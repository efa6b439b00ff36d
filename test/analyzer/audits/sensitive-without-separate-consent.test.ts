import { expect, test } from 'vitest';
import { sensitiveWithoutSeparateConsent } from '../../../analyzer/audits/sensitive-without-separate-consent.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';

const outcome = async (text: string) =>
  (await judge(sensitiveWithoutSeparateConsent, policyFacts(text))).record.outcome;

test.each([
  '实名认证时，我们会收集您的身份证号码。',
  '實名認證時，我們會收集您的身份證號碼。',
  'We collect your fingerprint to log you in.',
])('“%s” with no word of separate consent is suspected', async (text) => {
  const { findings } = await judge(sensitiveWithoutSeparateConsent, policyFacts(text));
  expect(findings.map((one) => [one.level, one.evidence.map(({ kind }) => kind)])).toEqual([
    ['suspected', ['policy', 'absence']],
  ]);
});

test('separate or explicit consent anywhere in the text passes', async () => {
  expect(await outcome('我们会收集您的身份证号码。处理敏感个人信息前，我们会取得您的单独同意。')).toBe(
    'pass',
  );
  expect(await outcome('We collect your fingerprint with your explicit consent.')).toBe('pass');
});

test('a policy that collects none, or refuses to, is not judged', async () => {
  expect(await outcome('我们收集您的昵称。')).toBe('not-applicable');
  expect(await outcome('我们不会收集您的指纹。')).toBe('not-applicable');
});
