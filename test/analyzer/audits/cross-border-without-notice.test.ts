import { expect, test } from 'vitest';
import { crossBorderWithoutNotice } from '../../../analyzer/audits/cross-border-without-notice.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';
import { outcomeOf } from '../../support/policy-audits.ts';

const outcome = (text: string) => outcomeOf(crossBorderWithoutNotice, text);

test.each([
  '您的信息和资料可能传送至境外并在境外被访问、存储和展示。',
  '您的資訊可能傳送至境外並在境外存儲。',
  'Your information may be transferred to computers located outside of your country.',
])('“%s” lacks what must be told', async (text) => {
  const { findings } = await judge(crossBorderWithoutNotice, policyFacts(text));
  expect(findings.map((one) => [one.level, one.certainty])).toEqual([['suspected', 'stated']]);
  const absence = findings[0]?.evidence.find((one) => one.kind === 'absence');
  expect(absence?.kind === 'absence' && absence.searched.length).toBe(4);
});

test('all told and separate consent asked passes', async () => {
  const text =
    '我们会将您的信息提供至境外。接收方为 Example Inc，联系方式 a@example.com；将您的姓名、手机号用于办理国际订单。提供前我们会取得您的单独同意。';
  expect(await outcome(text)).toBe('pass');
});

test.each([
  '我们不会将您的个人信息传输至境外。',
  '如需向境外传输，我们将征得您的同意。',
  'We do not transfer your data to other countries.',
  '我们收集您的手机号。',
])('“%s” is no transfer', async (text) => expect(await outcome(text)).toBe('not-applicable'));

test('reaching information from abroad is providing it there; consent “if needed” is not asked', async () => {
  const reached =
    '信息存储在境内。我们的全球总部（Example Inc.，邮箱：a@example.com）为提高管理效率，可能会远程获取境内用户的相关信息。';
  expect(await outcome(`${reached}我们会获取您的单独同意（如需）。`)).toBe('finding');
  expect(await outcome(`${reached}我们会获取您的单独同意。`)).toBe('pass');
});

test.each([
  'We may transfer your personal information to third parties in locations around the world.',
  'Personal data may be stored anywhere in the world.',
  'Some of our group companies may be located in jurisdictions outside of yours.',
])('“%s” goes abroad', async (text) => expect(await outcome(text)).toBe('finding'));

test('stories told around the world are no information', async () => {
  expect(await outcome('We bring great stories to our guests around the world.')).toBe('not-applicable');
});

test('what the user asks to have sent abroad is not sent by the app', async () => {
  const asked = '如您要求将您的个人信息传输到境外，请您与我们联系，我们会遵守相关法律规定进行处理。';
  expect(await outcomeOf(crossBorderWithoutNotice, asked)).toBe('not-applicable');
});
