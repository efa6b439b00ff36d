import { expect, test } from 'vitest';
import { missingRetentionPeriod } from '../../../analyzer/audits/missing-retention-period.ts';
import { expectAbsent, outcomeOf } from '../../support/policy-audits.ts';

const outcome = (text: string) => outcomeOf(missingRetentionPeriod, text);

test('a policy that leaves it out: absent, and the finding says what was searched', async () => {
  await expectAbsent(missingRetentionPeriod, '我们收集您的手机号码，用于提供服务。', 'violation');
  expect(await outcome('We collect your phone number to provide the service.')).toBe('finding');
});

test('a policy that says it, in Chinese, in traditional characters or in English, passes', async () => {
  expect(await outcome('我们仅在实现目的所必需的最短期限内保存您的个人信息。')).toBe('pass');
  expect(await outcome('我們僅在實現目的所必需的最短期限內保存您的個人信息。')).toBe('pass');
  expect(await outcome('We retain your data only as long as necessary.')).toBe('pass');
});

test('whoever says that nothing is collected has no such duty', async () => {
  expect(await outcome('本应用不会收集任何个人信息。')).toBe('not-applicable');
  expect(await outcome('We do not collect any personal information.')).toBe('not-applicable');
});
