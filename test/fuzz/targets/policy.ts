import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { loadSdkNames } from '../../../analyzer/code/sdks/load-sdk-names.ts';
import { readPolicy } from '../../../analyzer/policy/read-policy.ts';
import { assert, assertWarnings, encode, type FuzzTarget, readOrRefuse } from '../engine/target.ts';
import { TEXT_MUTATIONS } from '../engine/text-mutations.ts';

const names = loadSdkNames();

/** Reads a policy to its statements: every quote stands where it says. */
export const target: FuzzTarget = {
  covers: ['analyzer/policy/'],
  mutations: TEXT_MUTATIONS,
  maximumLength: 2048,
  seeds: () => [
    encode(`隐私政策
更新日期：2024年1月1日
某某科技有限公司（以下简称“我们”）
一、我们如何收集您的个人信息
我们会收集您的手机号码、位置信息、IMEI、通讯录，用于实名认证。未经您的同意，我们不会向第三方提供您的个人信息。
二、第三方SDK目录
SDK名称：友盟统计 | 公司：友盟同欣 | 用途：统计分析 | 收集信息：MAC地址、Android ID
三、您的权利
您可以注销账号，我们将在15个工作日内处理。联系我们：privacy@example.com，电话：010-12345678。
我们保存您的信息至注销后6个月。不满十四周岁的儿童须经监护人同意。`),
    encode(`# Privacy Policy
Last updated: January 1, 2024
Example Ltd. ("we") collects your **email address**, phone number and precise location to provide the service.
We do not sell your personal data. We share device identifiers with [AdMob](https://admob.google.com).
You may delete your account within 30 days by writing to privacy@example.com. We keep data for 12 months.
| SDK | Purpose |
|---|---|
| Firebase | analytics |`),
    encode(
      '<h1>隐私政策</h1><p>我们收集您的身份证号码、人脸信息。</p><table><tr><td>微信SDK</td><td>登录</td></tr></table>',
    ),
  ],
  run: (data) =>
    readOrRefuse(async () => {
      const policy = await readPolicy(new MemorySource(data), 'policy', 0, {
        sdkByAlias: (name) => names.idsOf(name),
      });
      for (const { start, end, quote } of policy.statements)
        assert(policy.text.slice(start, end) === quote, 'a quote that does not stand where it says');
      assertWarnings(policy.warnings);
      return policy;
    }),
};
