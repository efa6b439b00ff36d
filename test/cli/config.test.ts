import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../../cli/config.ts';
import { zhizhi } from '../support/command-line.ts';

const root = join(import.meta.dirname, '../..');
const demo = join(root, 'test/fixtures/demo/demo.apk');
const ajv = new Ajv2020();
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(join(root, 'docs/config.schema.json'), 'utf8')));

let folder: string;
const write = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhizhi-config-'));
});

const SUPPRESSION = { reason: 'Known.', expires: '2999-12-31' };

describe('a configuration', () => {
  test('says where the page on rules is, and SARIF links there', () => {
    const config = write('linked.json', { rulesUrl: 'https://docs.example.com/rules.md' });
    expect(validate(JSON.parse(readFileSync(config, 'utf8')))).toBe(true);
    const { stdout } = zhizhi('audit', demo, '--config', config, '--format', 'sarif');
    expect(JSON.parse(stdout).runs[0].tool.driver.rules[0].helpUri).toMatch(
      /^https:\/\/docs\.example\.com\/rules\.md#zz\d{4}$/,
    );
  });

  test('is found in a folder above; its policy is relative to it', async () => {
    write('zhizhi.config.json', { category: 'online-shopping', policy: 'policy.html' });
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    const config = await loadConfig(undefined, join(folder, 'a/b'));
    expect(config).toMatchObject({
      category: 'online-shopping',
      policy: join(folder, 'policy.html'),
      suppressions: [],
    });
  });

  test.each([
    ['not JSON', '{'],
    ['an unknown field', { categories: 'x' }],
    ['a suppression without a reason', { suppressions: [{ rule: 'x', expires: '2027-01-01' }] }],
    ['a suppression without an end', { suppressions: [{ rule: 'x', reason: 'y' }] }],
    ['a suppression of nothing', { suppressions: [SUPPRESSION] }],
    [
      'a suppression of two things',
      { suppressions: [{ ...SUPPRESSION, rule: 'x', fingerprint: '0'.repeat(32) }] },
    ],
    ['a level that is none', { failOn: 'maybe' }],
    ['an address that is none', { rulesUrl: 'docs/rules.md' }],
    ['an address that runs', { rulesUrl: 'javascript:alert(1)' }],
    ['rules without a directory', { rules: '' }],
  ])('%s: exit status 2, and the published schema refuses it too', (_, content) => {
    const { status, stderr } = zhizhi('audit', demo, '--config', write('bad.json', content));
    expect(status).toBe(2);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    if (typeof content !== 'string') expect(validate(content)).toBe(false);
  });

  test('suppressed findings stay, marked, and do not count; expired ones count again', () => {
    const all = ['bundled-authorisation', 'excessive-permission'];
    const call = (name: string, expires: string) => {
      const content = {
        category: 'learning-education',
        suppressions: all.map((rule) => ({ rule, reason: 'Being mended.', expires })),
      };
      expect(validate(content)).toBe(true);
      return zhizhi('audit', demo, '--config', write(name, content), '--format', 'json');
    };
    const now = call('now.json', '2999-12-31');
    const report = JSON.parse(now.stdout);
    expect(now.status).toBe(0);
    expect(report.verdict.level).toBe('violation');
    expect(report.suppressions.length).toBeGreaterThan(1);
    expect(report.findings.map((one: { rule: string }) => one.rule)).toContain('excessive-permission');
    const then = call('then.json', '2020-01-01');
    expect(then.status).toBe(1);
    expect(JSON.parse(then.stdout).suppressions.every((one: { expired: boolean }) => one.expired)).toBe(true);
  });

  test('of one permission leaves the others', () => {
    const suppressions = [
      { ...SUPPRESSION, rule: 'excessive-permission', target: 'android.permission.READ_SMS' },
    ];
    const path = write('one.json', { category: 'learning-education', suppressions });
    const report = JSON.parse(zhizhi('audit', demo, '--config', path, '--format', 'json').stdout);
    expect(report.suppressions).toHaveLength(1);
    for (const format of ['text', 'markdown', 'html', 'sarif'])
      expect(
        zhizhi('audit', demo, '--config', path, '--format', format, '--lang', 'en').stdout,
        format,
      ).toContain('Known.');
  });
});

test('against a baseline only what is new counts', () => {
  const path = join(folder, 'base.json');
  zhizhi('audit', demo, '--category', 'learning-education', '--format', 'json', '--output', path);
  const same = zhizhi(
    'audit',
    demo,
    '--category',
    'learning-education',
    '--baseline',
    path,
    '--format',
    'sarif',
  );
  expect(same.status).toBe(0);
  const states = JSON.parse(same.stdout).runs[0].results.map(
    (one: { baselineState: string }) => one.baselineState,
  );
  expect(new Set(states)).toEqual(new Set(['unchanged']));
  const base = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...base, findings: base.findings.slice(1) }));
  expect(zhizhi('audit', demo, '--category', 'learning-education', '--baseline', path).status).toBe(1);
  expect(zhizhi('audit', demo, '--baseline', demo).status).toBe(2);
});
