import { expect, test } from 'vitest';
import { missingAccountCancellation } from '../../../analyzer/audits/missing-account-cancellation.ts';
import { expectAbsent, outcomeOf } from '../../support/policy-audits.ts';

const outcome = (text: string) => outcomeOf(missingAccountCancellation, text);

test('a policy that leaves it out: absent, and the finding says what was searched', async () => {
  await expectAbsent(missingAccountCancellation, '您注册账号时，我们收集您的手机号。', 'suspected');
  expect(await outcome('When you create an account we collect your email.')).toBe('finding');
});

test('what becomes of an account that is closed is no way to close it', async () => {
  const text = '您注册账号时，我们收集您的手机号。';
  expect(await outcome(`${text}在符合约定条件的情况下，您的账号可能被注销或删除。`)).toBe('finding');
  expect(await outcome(`${text}您可以在注销账户时删除自己的注册信息。`)).toBe('finding');
  expect(
    await outcome('We ask for an email for account creation. We delete recordings from free accounts.'),
  ).toBe('finding');
});

test('a policy that says it, in Chinese, in traditional characters or in English, passes', async () => {
  expect(await outcome('您注册账号后，可以在设置中注销账号。')).toBe('pass');
  expect(await outcome('您註冊帳號後，可以在設定中註銷帳號。')).toBe('pass');
  expect(await outcome('You can delete your account in the settings.')).toBe('pass');
});

test('where it does not apply it is not judged', async () => {
  expect(await outcome('我们收集设备型号。')).toBe('not-applicable');
});
