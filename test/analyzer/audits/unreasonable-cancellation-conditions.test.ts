import { expect, test } from 'vitest';
import { unreasonableCancellationConditions } from '../../../analyzer/audits/unreasonable-cancellation-conditions.ts';
import { expectQuoted, outcomeOf } from '../../support/policy-audits.ts';

test.each([
  ['申请注销账号时，您需提供手持身份证照片。'],
  ['注销账号后，您的其他产品账号将一并被注销。'],
  ['一旦您注销账号，将无法使用本公司的其他产品和服务。'],
  ['注销账号前，请您确保所有文档已全部删除，否则您无法注销。'],
  ['注销账号时，我们会收集您的姓名和身份证号码。'],
  ['註銷賬號前，請您解除與其他應用的綁定。'],
  ['You must delete all your posts before you can close your account.'],
])('“%s” is quoted', (text) => expectQuoted(unreasonableCancellationConditions, text));

test.each([
  ['您可以在设置中注销账号。'],
  ['注销账号无需提供身份证照片。'],
  ['注销账号将使您无法使用某某 App 全线产品或服务。'],
  ['注销账号后，我们将删除您的个人信息。'],
  ['You can close your account in the settings.'],
])('“%s” passes', async (text) => {
  expect(await outcomeOf(unreasonableCancellationConditions, `我们重视您的隐私。\n${text}`)).toBe('pass');
});
