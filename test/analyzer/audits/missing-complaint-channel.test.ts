import { expect, test } from 'vitest';
import { missingComplaintChannel } from '../../../analyzer/audits/missing-complaint-channel.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';
import { expectAbsent, outcomeOf } from '../../support/policy-audits.ts';

const outcome = (text: string) => outcomeOf(missingComplaintChannel, text);

test('a policy that leaves it out: absent, and the finding says what was searched', async () => {
  await expectAbsent(missingComplaintChannel, '我们收集您的手机号码，用于提供服务。', 'violation');
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
