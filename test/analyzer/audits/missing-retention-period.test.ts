import { expect, test } from 'vitest';
import { missingRetentionPeriod } from '../../../analyzer/audits/missing-retention-period.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';

const outcome = async (text: string) =>
  (await judge(missingRetentionPeriod, policyFacts(text))).record.outcome;

test('a policy that leaves it out: absent, and the finding says what was searched', async () => {
  const { findings } = await judge(
    missingRetentionPeriod,
    policyFacts('我们收集您的手机号码，用于提供服务。'),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]?.level).toBe('violation');
  expect(findings[0]?.certainty).toBe('absent');
  const [evidence] = findings[0]?.evidence ?? [];
  expect(evidence?.kind === 'absence' && evidence.searched.length).toBeGreaterThan(1);
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
