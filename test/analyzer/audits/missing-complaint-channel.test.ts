import { expect, test } from 'vitest';
import { missingComplaintChannel } from '../../../analyzer/audits/missing-complaint-channel.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';

const outcome = async (text: string) =>
  (await judge(missingComplaintChannel, policyFacts(text))).record.outcome;

test('a policy that leaves it out: absent, and the finding says what was searched', async () => {
  const { findings } = await judge(
    missingComplaintChannel,
    policyFacts('我们收集您的手机号码，用于提供服务。'),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]?.level).toBe('violation');
  expect(findings[0]?.certainty).toBe('absent');
  const [evidence] = findings[0]?.evidence ?? [];
  expect(evidence?.kind === 'absence' && evidence.searched.length).toBeGreaterThan(1);
  expect(await outcome('如您发现信息泄密，请您立即联络本应用客服，以便采取措施。')).toBe('finding');
});

test('a policy that says it, in Chinese, in traditional characters or in English, passes', async () => {
  expect(await outcome('您可以发送邮件至 privacy@example.com 与我们联系。')).toBe('pass');
  expect(await outcome('您可以撥打客服電話：400-123-4567。')).toBe('pass');
  expect(await outcome('Contact us by email: privacy@example.com')).toBe('pass');
});

test('a number that the reader found in other wording is enough', async () => {
  const handler = { name: null, address: null, officer: null, emails: [], phones: ['4001234567'] };
  const facts = policyFacts('我们收集您的手机号码。', { handler });
  expect((await judge(missingComplaintChannel, facts)).record.outcome).toBe('pass');
});
