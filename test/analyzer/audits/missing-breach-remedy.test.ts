import { expect, test } from 'vitest';
import { missingBreachRemedy } from '../../../analyzer/audits/missing-breach-remedy.ts';
import { expectAbsent, outcomeOf } from '../../support/policy-audits.ts';

const outcome = (text: string) => outcomeOf(missingBreachRemedy, text);

test('a policy that leaves it out: absent, and the finding says what was searched', async () => {
  await expectAbsent(missingBreachRemedy, '我们收集您的手机号码，用于提供服务。', 'advice');
  expect(await outcome('We collect your phone number to provide the service.')).toBe('finding');
});

test('a policy that says it, in Chinese, in traditional characters or in English, passes', async () => {
  expect(await outcome('发生个人信息泄露时，我们会立即补救并通知您。')).toBe('pass');
  expect(await outcome('發生個人信息洩露時，我們會立即補救並通知您。')).toBe('pass');
  expect(await outcome('In the event of a data breach we will notify you.')).toBe('pass');
});

test('whoever says that nothing is collected has no such duty', async () => {
  expect(await outcome('本应用不会收集任何个人信息。')).toBe('not-applicable');
  expect(await outcome('We do not collect any personal information.')).toBe('not-applicable');
});
