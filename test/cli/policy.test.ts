import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, describe, expect, test } from 'vitest';
import type { AuditResult } from '../../analyzer/result.ts';
import { zhizhi } from '../support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhizhi-policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const POLICY = file(
  'policy.html',
  `<html><head><title>隐私政策</title></head><body><h1>记事本隐私政策</h1><p>更新日期：2024年5月1日</p><p>生效日期：2024年5月8日</p>
<p>记事本由北京例子科技有限公司（以下简称“我们”）运营，注册地址：北京市海淀区中关村大街1号。</p>
<h2>一、我们如何收集和使用您的个人信息</h2><p>当您注册账号时，我们会收集您的手机号码，用于创建账号。</p><p>我们会读取您的通讯录，用于分享笔记，如您拒绝，不影响您使用其他功能。</p>
<p>如您不同意本政策，您将无法使用我们的产品。</p><p>您使用我们的产品，即视为您同意本政策。</p>
<h2>二、共享</h2><table><tr><th>SDK名称</th><th>使用目的</th><th>收集的个人信息</th></tr><tr><td>个推</td><td>消息推送</td><td>设备标识符</td></tr></table>
<p>我们会将您的设备信息提供给广告合作伙伴。</p><h2>三、联系我们</h2><p>邮箱：privacy@example.com</p></body></html>`,
);

describe('zhizhi policy', () => {
  test('says in short what the policy says, what matters most first, with its own words', () => {
    const { stdout, stderr } = zhizhi('policy', POLICY, '--lang', 'zh', '--fail-on', 'never');
    expect(stderr).toBe('');
    const hash = createHash('sha256').update(readFileSync(POLICY)).digest('hex');
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      '记事本隐私政策',
      `  输入  policy.html · ${statSync(POLICY).size.toLocaleString('en')} B · SHA-256 ${hash}`,
    ]);
    expect(stdout).toMatch(
      /\n {2}处理者 {2}北京例子科技有限公司\n {2}联系方式 {2}privacy@example\.com\n {2}更新 \/ 生效 {2}2024-05-01 \/ 2024-05-08\n/,
    );
    const order = [
      '用了就算同意',
      '您使用我们的产品，即视为您同意本政策。',
      '不同意或不提供就不能用',
      '如您不同意本政策，您将无法使用我们的产品。',
      '会交给别人',
      '公开的第三方',
      '个推',
    ];
    let at = 0;
    for (const words of order) {
      const next = stdout.indexOf(words, at);
      expect(next, words).toBeGreaterThan(-1);
      at = next;
    }
    expect(stdout).toMatch(/通讯录（敏感）/);
  });

  test('in English has its labels as sentences begin', () => {
    const { stdout } = zhizhi('policy', POLICY, '--lang', 'en', '--fail-on', 'never');
    const labels = stdout
      .split('\n')
      .slice(1, 6)
      .map((line) => /^ {2}(.+?) {2}/.exec(line)?.[1]);
    expect(labels).toEqual(['Input', 'Handler', 'Contact', 'Updated / in force', 'Read']);
  });

  test('gives the report as its schema promises, the quotes where they stand', () => {
    const { stdout } = zhizhi('policy', POLICY, '--format', 'json', '--fail-on', 'never');
    const report = JSON.parse(stdout) as AuditResult;
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(
      JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/report.schema.json'), 'utf8')) as object,
    );
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.policy).toMatchObject({
      title: '记事本隐私政策',
      notAPolicy: null,
      handler: { name: '北京例子科技有限公司', emails: ['privacy@example.com'] },
      dates: { published: '2024-05-01', effective: '2024-05-08' },
      disclosedSdks: [{ id: 'getui', name: '个推', purpose: '消息推送', personalInformation: ['device-id'] }],
    });
    expect(report.inputs).toMatchObject([{ role: 'policy', name: 'policy.html' }]);
  });

  test('shows under a point what an audit would count there, and nothing that says the opposite', () => {
    const path = file(
      'points.txt',
      [
        '某某旅行隐私政策',
        'Trip-Trip China（以下简称“我们”）重视您的隐私。',
        '我们会收集您的手机号码，用于注册。',
        '您点击或勾选“同意”即视为您接受本隐私政策。',
        '请您注意，您开启任一权限即代表您授权我们可以收集和使用相关个人信息来为您提供对应服务。',
        '我们不会要求您提供敏感个人信息。',
        '登录时，我们会收集您的人脸识别信息等敏感个人信息。',
        '这仅适用于位于可在朋友圈中提供个性化广告的司法管辖区的用户。',
        '以下情形下，我们会向可能的境外实体提供您的个人信息：',
        '如果我们将来需要向境外传输您的个人信息，会另行征得您的同意。',
        '我们可能会以短信、电话的方式，为您提供商业性信息。',
      ].join('\n'),
    );
    const { stdout } = zhizhi('policy', path, '--lang', 'zh', '--fail-on', 'never');
    const [summary = ''] = stdout.split('\n结论');
    expect(summary).toContain('处理者  Trip-Trip China');
    expect(summary).not.toContain('用了就算同意');
    expect(summary).toMatch(/会传到境外 （1 处）\n {2}“以下情形下/);
    expect(summary).toMatch(/会收集敏感信息 （1 处）\n {2}“登录时/);
    expect(summary).not.toContain('短信（敏感）');
  });

  test('tells two dates on one line apart, and does not take what stays in the country for sent abroad', () => {
    const demo = join(import.meta.dirname, '../fixtures/demo/policy.html');
    const { stdout } = zhizhi('policy', demo, '--lang', 'zh', '--fail-on', 'never');
    expect(stdout).toContain('2026-03-01 / 2026-03-08');
    expect(readFileSync(demo, 'utf8')).toContain('存储于中华人民共和国境内');
    expect(stdout).not.toContain('会传到境外');
    const abroad = file(
      'abroad.html',
      readFileSync(demo, 'utf8').replace('存储于中华人民共和国境内', '传输至境外的服务器'),
    );
    expect(zhizhi('policy', abroad, '--lang', 'zh', '--fail-on', 'never').stdout).toContain('会传到境外');
  });

  test('says what a page is that is no policy', () => {
    const error = file('404.html', '<title>404</title><h1>404 Not Found</h1><p>nginx</p>');
    expect(zhizhi('policy', error, '--lang', 'en', '--fail-on', 'never').stdout).toContain(
      'this is an error page',
    );
  });

  test('ends with 2 and one line on a call or a file that is wrong', () => {
    for (const args of [[], ['/nowhere/policy.html'], [POLICY, POLICY], [process.execPath]]) {
      const { status, stderr, stdout } = zhizhi('policy', ...args);
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  });
});
