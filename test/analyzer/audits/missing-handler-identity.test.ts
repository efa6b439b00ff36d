import { expect, test } from 'vitest';
import { missingHandlerIdentity } from '../../../analyzer/audits/missing-handler-identity.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';
import { expectAbsent, outcomeOf } from '../../support/policy-audits.ts';

const outcome = (text: string) => outcomeOf(missingHandlerIdentity, text);

test('a policy that leaves it out: absent, and the finding says what was searched', async () => {
  await expectAbsent(missingHandlerIdentity, '我们收集您的手机号码，用于提供服务。', 'violation');
  expect(await outcome('友盟SDK由北京锐讯灵通科技有限公司提供，第三方收集设备信息。')).toBe('finding');
});

test('“this platform and its affiliates” names nobody', async () => {
  const text =
    '本平台及旗下各关联公司（以下称为“本平台”）保护使用本平台产品的用户（以下统称“本平台服务”）的信息。';
  expect(await outcome(text)).toBe('finding');
});

test('a policy that says it, in Chinese, in traditional characters or in English, passes', async () => {
  expect(await outcome('杭州某某科技有限公司（以下简称“我们”）收集您的手机号。')).toBe('pass');
  expect(await outcome('本應用由某某科技有限公司運營。')).toBe('pass');
  expect(await outcome('Example Ltd (“we”) operates this app.')).toBe('pass');
});

test('a page that is no policy is not judged', async () => {
  const facts = policyFacts('404', {
    notAPolicy: 'error-page',
    notAPolicyReason: { zh: '错误页面', en: 'an error page' },
  });
  expect((await judge(missingHandlerIdentity, facts)).record.outcome).toBe('not-judged');
});

test('a name that the reader found in other wording is enough', async () => {
  const handler = { name: '某某出行', address: null, officer: null, emails: [], phones: [] };
  const facts = policyFacts('我们收集您的手机号码。', { handler });
  expect((await judge(missingHandlerIdentity, facts)).record.outcome).toBe('pass');
});
