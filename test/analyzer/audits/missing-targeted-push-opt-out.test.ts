import { expect, test } from 'vitest';
import { missingTargetedPushOptOut } from '../../../analyzer/audits/missing-targeted-push-opt-out.ts';
import { expectAbsent, outcomeOf } from '../../support/policy-audits.ts';

const outcome = (text: string) => outcomeOf(missingTargetedPushOptOut, text);

test('a policy that leaves it out: absent, and the finding says what was searched', async () => {
  await expectAbsent(missingTargetedPushOptOut, '我们会根据您的偏好向您推送个性化广告。', 'suspected');
  expect(await outcome('We use your data to show personalized ads.')).toBe('finding');
});

test('a policy that says it, in Chinese, in traditional characters or in English, passes', async () => {
  expect(await outcome('我们向您展示个性化广告，您可以在设置中关闭个性化广告。')).toBe('pass');
  expect(await outcome('我們向您展示個性化廣告，您可以在設定中關閉個性化廣告。')).toBe('pass');
  expect(await outcome('We show personalized ads; you may opt out in the settings.')).toBe('pass');
});

test('where it does not apply it is not judged', async () => {
  expect(await outcome('我们收集您的手机号码，用于提供服务。')).toBe('not-applicable');
});
