import { expect, test } from 'vitest';
import { blanketConsent } from '../../../analyzer/audits/blanket-consent.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';
import { expectQuoted, outcomeOf } from '../../support/policy-audits.ts';

test.each([
  ['使用本服务即表示您同意按照本政策收集和使用信息。'],
  ['如您继续使用我们的服务，即视为您同意修订后的政策。'],
  ['一旦用户开始使用各项服务，即表示用户已充分理解并同意本政策。'],
  ['By using the Service, you agree to the collection and use of information.'],
  ['Your continued use of our services constitutes your acceptance of such changes.'],
])('“%s” is quoted', (text) => expectQuoted(blanketConsent, text));

test.each([
  ['您点击“同意”按钮，即表示您同意本政策。'],
  ['您勾选后登录，即视为同意本政策。'],
  ['使用本服务不代表您同意我们收集敏感信息。'],
  ['By using the Service you help us improve.'],
])('“%s” passes', async (text) => {
  expect(await outcomeOf(blanketConsent, `我们重视您的隐私。\n${text}`)).toBe('pass');
});

test.each([
  'By using this service you agree that we shall not be held responsible for any attacks.',
  'By using the application, you agree to the YouTube Terms of Service.',
  'By using the Services, you agree that we may communicate with you electronically regarding security.',
])('“%s” is no consent to the policy', async (text) => {
  expect(await outcomeOf(blanketConsent, `We respect your privacy.\n${text}`)).toBe('pass');
});

test('going on after a change that counts as accepting it is quoted', () =>
  expectQuoted(
    blanketConsent,
    'You will be deemed to have accepted the updated notice if you continue to use the services.',
  ));

test('where “this service” is one service only, its definition is quoted beside', async () => {
  const use = '你使用本服务即视为你已阅读并同意受本协议的约束。';
  const annexed = '本服务：指当家长提出申请时，对未成年人帐号采取限制措施的服务。';
  const { findings } = await judge(blanketConsent, policyFacts(`${annexed}\n${use}`));
  expect(findings[0]?.evidence.map((one) => one.kind === 'policy' && one.quote)).toEqual([use, annexed]);
  expect(findings[0]?.explanation.zh).toContain('请对照核实');
});
