import { expect, test } from 'vitest';
import { responseTimeOver15Days } from '../../../analyzer/audits/response-time-over-15-days.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';

test.each([
  '我们将在30天内回复您的请求。',
  '我们将在三十日内作出答复。',
  '我们会在20个工作日内处理您的投诉。',
  '我们将在一个月内答复。',
  'We will respond to your request within 30 days.',
  'We will respond within forty-five (45) calendar days.',
])('“%s” is later than fifteen working days', async (text) => {
  const { findings } = await judge(responseTimeOver15Days, policyFacts(text));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.level).toBe('suspected');
  const [evidence] = findings[0]?.evidence ?? [];
  expect(evidence?.kind === 'policy' && evidence.quote).toBe(text);
});

test.each([
  '我们将在15个工作日内回复您的请求。',
  '我们将在十五日内答复您。',
  '我们会在20天内处理您的投诉。',
  '订单信息在30天内保存，处理完成后删除。',
  'We will respond to your request within 15 business days.',
  'We retain log files for 90 days.',
])('“%s” is not', async (text) => {
  const { record } = await judge(responseTimeOver15Days, policyFacts(text));
  expect(record.outcome).toBe('pass');
});
