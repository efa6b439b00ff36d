import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { AuditResult } from '../../analyzer/result.ts';
import { zhizhi } from '../support/command-line.ts';
import { SHARED_APKS } from '../support/packages.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhizhi-account-'));
afterAll(() => rmSync(folder, { recursive: true }));
const POLICY = join(folder, 'policy.txt');
writeFileSync(
  POLICY,
  [
    '隐私政策',
    '更新日期：2026年1月1日',
    '本应用由北京例子科技有限公司运营。',
    '注册账号时，您需要提供您的手机号码、电子邮箱、登录密码。',
    '我们会收集您的IP地址、操作日志，用于保障安全。',
    '我们会存储您的个人信息，并采取加密措施保护您的个人信息。',
    '我们不会向第三方共享您的个人信息，除非获得您的同意。',
    '您可以查阅、更正、删除您的个人信息，也可以注销账号。',
    '如有疑问，请通过邮箱privacy@example.com联系我们。',
  ].join('\n'),
);

describe('a policy that names an e-mail address, a password and an IP address', () => {
  test.each([
    ['zh', ['密码、口令、验证码等鉴别信息（敏感）', '电子邮件地址', 'IP 地址']],
    ['en', ['passwords, one-time codes and other credentials (sensitive)', 'e-mail address', 'IP address']],
  ] as const)('says so by itself, in %s', (language, names) => {
    const { stdout } = zhizhi('policy', POLICY, '--lang', language, '--fail-on', 'never');
    for (const name of names) expect(stdout).toContain(name);
  });

  test('stands beside the package in the matrix, with the case it is needed in, and nobody is accused of what registering needs', () => {
    const report = (format: string) => join(folder, `report.${format}`);
    // The package’s code lists the addresses of its network interfaces, as ordinary functions do: that shows no collection.
    zhizhi(
      'audit',
      join(SHARED_APKS, 'cn/zilvjiapp.apk'),
      ...['--policy', POLICY, '--category', 'sports-fitness', '--fail-on', 'never', '--lang', 'en'],
      ...['json', 'markdown', 'html'].flatMap((format) => [`--output.${format}`, report(format)]),
    );
    const result = JSON.parse(readFileSync(report('json'), 'utf8')) as AuditResult;
    const row = (type: string) => result.matrix.find((one) => one.personalInformation === type);
    expect(result.package?.apiCalls?.some((call) => call.personalInformation.includes('ip-address'))).toBe(
      true,
    );
    expect(row('ip-address')?.used).toEqual([]);
    for (const type of ['password', 'email-address', 'ip-address'])
      expect(row(type)?.disclosed, type).toHaveLength(1);
    const accused = result.findings.flatMap((one) => one.personalInformation);
    for (const type of ['password', 'email-address', 'ip-address']) expect(accused).not.toContain(type);

    const lines = readFileSync(report('markdown'), 'utf8').split('\n');
    expect(lines.find((line) => line.startsWith('| IP address (general) | – |'))).toContain(
      'needed in some cases (the log of network access that the law requires)',
    );
    const page = readFileSync(report('html'), 'utf8');
    for (const text of [
      '部分情形必要',
      '依法留存网络访问日志',
      'the log of network access that the law requires',
    ])
      expect(page).toContain(text);
  });
});
