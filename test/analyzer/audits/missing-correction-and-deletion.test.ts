import { expect, test } from 'vitest';
import { missingCorrectionAndDeletion } from '../../../analyzer/audits/missing-correction-and-deletion.ts';
import { expectAbsent, outcomeOf } from '../../support/policy-audits.ts';

const outcome = (text: string) => outcomeOf(missingCorrectionAndDeletion, text);

test('a policy that leaves it out: absent, and the finding says what was searched', async () => {
  await expectAbsent(missingCorrectionAndDeletion, '我们收集您的手机号码，用于提供服务。', 'violation');
  expect(await outcome('您可以在个人中心修改您的昵称和头像信息。')).toBe('finding');
});

test('a policy that says it, in Chinese, in traditional characters or in English, passes', async () => {
  expect(await outcome('您可以更正您的个人信息，也可以要求删除您的个人信息。')).toBe('pass');
  expect(await outcome('您可以更正或刪除您的個人信息：您可以修改資料，也可以刪除記錄。')).toBe('pass');
  expect(await outcome('You may correct your personal information or delete your data at any time.')).toBe(
    'pass',
  );
});

test('whoever says that nothing is collected has no such duty', async () => {
  expect(await outcome('本应用不会收集任何个人信息。')).toBe('not-applicable');
  expect(await outcome('We do not collect any personal information.')).toBe('not-applicable');
});
