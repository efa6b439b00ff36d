import { expect, test } from 'vitest';
import { missingCorrectionAndDeletion } from '../../../analyzer/audits/missing-correction-and-deletion.ts';
import { expectAbsent, outcomeOf } from '../../support/policy-audits.ts';

const outcome = (text: string) => outcomeOf(missingCorrectionAndDeletion, text);

test('a policy that leaves it out: absent, and the finding says what was searched', async () => {
  await expectAbsent(missingCorrectionAndDeletion, '我们收集您的手机号码，用于提供服务。', 'violation');
  expect(await outcome('您可以在个人中心修改您的昵称和头像信息。')).toBe('finding');
});

test('words on keeping, on security and on authorisation are no right', async () => {
  const text =
    '不存在“完善的安全措施”。停止更新您的位置信息。您可以通过删除好友取消对好友的授权。在您未删除账号期间，我们会保留信息。';
  expect(await outcome(text)).toBe('finding');
  expect(
    await outcome(
      'You may correct your personal data. We will cease to retain your personal data, or remove the means by which the data can be associated with you.',
    ),
  ).toBe('finding');
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
