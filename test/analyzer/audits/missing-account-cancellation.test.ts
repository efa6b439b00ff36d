import { expect, test } from 'vitest';
import { missingAccountCancellation } from '../../../analyzer/audits/missing-account-cancellation.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';

const outcome = async (text: string) =>
  (await judge(missingAccountCancellation, policyFacts(text))).record.outcome;

test('a policy that leaves it out: absent, and the finding says what was searched', async () => {
  const { findings } = await judge(
    missingAccountCancellation,
    policyFacts('您注册账号时，我们收集您的手机号。'),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]?.level).toBe('suspected');
  expect(findings[0]?.certainty).toBe('absent');
  const [evidence] = findings[0]?.evidence ?? [];
  expect(evidence?.kind === 'absence' && evidence.searched.length).toBeGreaterThan(1);
  expect(await outcome('When you create an account we collect your email.')).toBe('finding');
});

test('a policy that says it, in Chinese, in traditional characters or in English, passes', async () => {
  expect(await outcome('您注册账号后，可以在设置中注销账号。')).toBe('pass');
  expect(await outcome('您註冊帳號後，可以在設定中註銷帳號。')).toBe('pass');
  expect(await outcome('You can delete your account in the settings.')).toBe('pass');
});

test('where it does not apply it is not judged', async () => {
  expect(await outcome('我们收集设备型号。')).toBe('not-applicable');
});
