import { expect, test } from 'vitest';
import { vagueCollection } from '../../../analyzer/audits/vague-collection.ts';
import { expectQuoted, outcomeOf } from '../../support/policy-audits.ts';

test.each([
  ['我们会收集您的信息，包括但不限于您的姓名、电话。'],
  ['个人身份信息：包括但不限于您的姓名、电子邮件地址。'],
  ['为了更好地为您服务，我们会收集相关信息。例如，您使用应用的频率和故障信息。'],
  ['理赔时您需要填写信息、上传材料，包括不限于赔付原因、收款方式、身份信息。'],
  ['我们可能记录相关信息，例如，您使用应用程序的频率。'],
  ['We collect certain information, including, but not limited to, your device ID.'],
  ['Personally identifiable information may include, but is not limited to: email.'],
])('“%s” is quoted', (text) => expectQuoted(vagueCollection, text));

test.each([
  ['我们采取的安全措施包括但不限于加密。'],
  ['我们收集您的手机号、昵称等信息。'],
  ['我们会收集您的设备信息，例如：设备型号、操作系统版本。'],
  ['Our security measures include, but are not limited to, encryption.'],
])('“%s” passes', async (text) => {
  expect(await outcomeOf(vagueCollection, `我们重视您的隐私。\n${text}`)).toBe('pass');
});

test.each([
  '我们会收集您的软件列表，排查可能存在的风险（包括但不限于恶意软件、流量自动消耗）。',
  '为免疑义，个人信息包括但不限于个人敏感信息。',
])('“%s” leaves nothing open that is collected', async (text) => {
  expect(await outcomeOf(vagueCollection, text)).toBe('pass');
});
