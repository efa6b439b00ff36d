import { expect, test } from 'vitest';
import { missingConsentWithdrawal } from '../../../analyzer/audits/missing-consent-withdrawal.ts';
import { expectAbsent, outcomeOf } from '../../support/policy-audits.ts';

const outcome = (text: string) => outcomeOf(missingConsentWithdrawal, text);

test('a policy that leaves it out: absent, and the finding says what was searched', async () => {
  await expectAbsent(missingConsentWithdrawal, '我们收集您的手机号码，用于提供服务。', 'violation');
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
