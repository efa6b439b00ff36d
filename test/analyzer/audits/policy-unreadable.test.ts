import { expect, test } from 'vitest';
import { policyUnreadable } from '../../../analyzer/audits/policy-unreadable.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';

test.each([
  ['in English', 'We collect your phone number.', {}],
  ['in traditional characters', '我們會收集您的個人資訊，並於設備上儲存。', {}],
  [
    'a picture',
    '',
    { notAPolicy: 'no-text', notAPolicyReason: { zh: '文件中没有文字', en: 'the file has no text' } },
  ],
  ['a wall of text', '我们收集您的手机号。'.repeat(900), {}],
])('a policy %s is reported', async (_, text, more) => {
  const { findings } = await judge(policyUnreadable, policyFacts(text, more));
  expect(findings).toHaveLength(1);
});

test('a policy in simplified Chinese, with sections or short, passes', async () => {
  const { record } = await judge(policyUnreadable, policyFacts('一、我们收集的信息\n我们收集您的手机号。'));
  expect(record.outcome).toBe('pass');
  const long = '一、我们收集的信息\n我们收集您的手机号。\n'.repeat(400);
  expect((await judge(policyUnreadable, policyFacts(long))).record.outcome).toBe('pass');
});

test('an error page is not judged', async () => {
  const reason = { zh: '错误页面', en: 'an error page' };
  const facts = policyFacts('404', { notAPolicy: 'error-page', notAPolicyReason: reason });
  expect((await judge(policyUnreadable, facts)).record.outcome).toBe('not-judged');
});

test('a line of the text is quoted, not its title, with whole words and in its place', async () => {
  const line =
    'We collect your phone number and the address of your device whenever you use the app, and keep both for as long as it is needed for that purpose.';
  const text = `Privacy\n\nLast updated: December 22, 2023\n${line}\nMore.`;
  const { findings } = await judge(policyUnreadable, policyFacts(text));
  const [evidence] = findings[0]?.evidence ?? [];
  if (evidence?.kind !== 'policy') throw new Error('no quote');
  expect(evidence.quote.length).toBeLessThanOrEqual(120);
  expect(line.startsWith(`${evidence.quote} `)).toBe(true);
  expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote);
});

test('a text of titles alone is quoted by its first', async () => {
  const { findings } = await judge(policyUnreadable, policyFacts('\n  Privacy\nBroadcast'));
  expect(findings[0]?.evidence[0]).toMatchObject({ quote: 'Privacy', start: 3, end: 10 });
});
