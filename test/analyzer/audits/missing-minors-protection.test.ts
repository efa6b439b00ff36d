import { expect, test } from 'vitest';
import { missingMinorsProtection } from '../../../analyzer/audits/missing-minors-protection.ts';
import { expectAbsent, outcomeOf } from '../../support/policy-audits.ts';

const outcome = (text: string) => outcomeOf(missingMinorsProtection, text);

test('a policy that leaves it out: absent, and the finding says what was searched', async () => {
  await expectAbsent(missingMinorsProtection, '我们收集您的手机号码，用于提供服务。', 'suspected');
  expect(await outcome('未成年人：指不满18周岁的自然人。我们收集手机号。')).toBe('finding');
});

test('minors named as what a check prevents are not protected by it', async () => {
  expect(await outcome('我们收集面部特征，以避免盗号、未成年人充值等事件的发生。')).toBe('finding');
});

test('a policy that says it, in Chinese, in traditional characters or in English, passes', async () => {
  expect(await outcome('未满十四周岁的儿童须经监护人同意。')).toBe('pass');
  expect(await outcome('未滿十四周歲的兒童須經監護人同意。')).toBe('pass');
  expect(await outcome('We do not knowingly collect information from children under 13.')).toBe('pass');
});

test('whoever says that nothing is collected has no such duty', async () => {
  expect(await outcome('本应用不会收集任何个人信息。')).toBe('not-applicable');
  expect(await outcome('We do not collect any personal information.')).toBe('not-applicable');
});
