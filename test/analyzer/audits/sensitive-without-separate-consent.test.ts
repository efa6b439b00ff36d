import { expect, test } from 'vitest';
import { sensitiveWithoutSeparateConsent } from '../../../analyzer/audits/sensitive-without-separate-consent.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';
import { outcomeOf } from '../../support/policy-audits.ts';

const outcome = (text: string) => outcomeOf(sensitiveWithoutSeparateConsent, text);

test.each([
  '实名认证时，我们会收集您的身份证号码。',
  '實名認證時，我們會收集您的身份證號碼。',
  'We collect your fingerprint to log you in.',
])('“%s” with no word of separate consent is suspected', async (text) => {
  const { findings } = await judge(sensitiveWithoutSeparateConsent, policyFacts(text));
  expect(findings.map((one) => [one.level, one.evidence.map(({ kind }) => kind)])).toEqual([
    ['suspected', ['policy', 'absence']],
  ]);
});

test('separate or explicit consent to collecting passes', async () => {
  expect(await outcome('我们会收集您的身份证号码。处理敏感个人信息前，我们会取得您的单独同意。')).toBe(
    'pass',
  );
  expect(await outcome('We collect your fingerprint with your explicit consent.')).toBe('pass');
});

test('consent to sharing is not consent to collecting', async () => {
  expect(await outcome('我们会收集您的身份证号码。\n共享敏感个人信息前，我们会取得您的单独同意。')).toBe(
    'finding',
  );
  const english =
    'We collect your fingerprint.\nWe share nothing with third parties without your explicit consent.';
  expect(await outcome(english)).toBe('finding');
});

test.each([
  '您同意您的个人敏感信息按本政策所述的目的和方式来处理。',
  '若您主动提供您的個人敏感信息，即表示您同意我們按本政策處理。',
  'By using the app, you agree to our use of your sensitive personal information.',
])('“%s” is quoted, whatever else is said', async (text) => {
  const { findings } = await judge(
    sensitiveWithoutSeparateConsent,
    policyFacts(`收集前我们会取得您的单独同意。\n${text}`),
  );
  expect(findings.map((one) => one.certainty)).toEqual(['stated']);
  const [evidence] = findings[0]?.evidence ?? [];
  expect(evidence?.kind === 'policy' && evidence.quote).toBe(text);
});

test('what is said to be sensitive and may be refused passes', async () => {
  expect(await outcome('我们会收集您的身份证号码。该信息属于敏感信息，您可以拒绝提供。')).toBe('pass');
});

test('a policy that collects none, or refuses to, is not judged', async () => {
  expect(await outcome('我们收集您的昵称。')).toBe('not-applicable');
  expect(await outcome('我们不会收集您的指纹。')).toBe('not-applicable');
});

test('a consent that may be refused, told right after, takes back what is bundled', async () => {
  const bundled = '请您考虑清楚并且同意您的个人敏感信息可按本政策所述的目的和方式进行处理。';
  expect(await outcome(bundled)).toBe('finding');
  const asked = `${bundled}我们会在得到您的同意后收集和使用您的敏感个人信息，您也可以不同意。`;
  expect(await outcome(asked)).not.toBe('finding');
});

test('that it is sensitive and what refusing costs may stand in two sentences', async () => {
  const text =
    '我们会收集您的人脸图像和身份证信息。上述信息涉及个人敏感信息，我们不进行存储。如您拒绝提供上述信息，您将无法直播，但不影响您使用其他功能。';
  expect(await outcome(text)).toBe('pass');
});

test('a consent to one kind is none to another; a consent to sensitive information is one to all', async () => {
  const other = '收集您的人脸信息前，我们会取得您的单独同意。';
  const voice = '语音连麦时，我们会识别您的声纹，但不会存储。';
  expect(await outcome(`${other}\n第二节\n${voice}`)).toBe('finding');
  expect(await outcome(`${other}\n第二节\n您可以选择语音连麦，我们会识别您的声纹。`)).toBe('pass');
  const all = '处理您的敏感个人信息前，我们会取得您的单独同意。我们会收集您的身份证号码。';
  expect(await outcome(`${all}\n第二节\n${voice}`)).toBe('pass');
  const papers = '找回账号时，您需提供手持身份证照片。';
  expect(await outcome(`收集精确位置信息前，我们会征得您的单独授权。\n第二节\n${papers}`)).toBe('finding');
});

const searchedIn = async (text: string) => {
  const { findings } = await judge(sensitiveWithoutSeparateConsent, policyFacts(text));
  return findings[0]?.evidence.flatMap((one) => (one.kind === 'absence' ? one.searched : []));
};

test('where a consent to something else is spoken of, it is not said that none was found', async () => {
  const text =
    '收集您的人脸信息前，我们会取得您的单独同意。\n第二节\n语音连麦时，我们会识别您的声纹，但不会存储。';
  const searched = await searchedIn(text);
  expect(searched?.map((one) => one.zh).join()).not.toMatch(/未见：[^，]*单独同意/);
  expect(searched?.map((one) => one.zh).join()).toContain('1 处及其段落，未见涉及：声纹');
  expect(searched?.map((one) => one.en).join()).toContain('not spoken of there: voiceprints');
});

test('where only consent to sharing is spoken of, what was looked for says that it does not count', async () => {
  const text = '我们会收集您的身份证号码。\n共享敏感个人信息前，我们会取得您的单独同意。';
  expect((await searchedIn(text))?.map((one) => one.zh).join()).toContain('对共享、披露');
});

test('that a place is sensitive and may be refused is heard', async () => {
  const place = '我们会收集您的精确位置信息。位置信息属于敏感个人信息，拒绝提供该信息不影响您使用其他功能。';
  expect(await outcome(place)).toBe('pass');
});
