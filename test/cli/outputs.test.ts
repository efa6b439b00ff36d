import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { zhizhi } from '../support/command-line.ts';

const root = join(import.meta.dirname, '../..');
const demo = join(root, 'test/fixtures/demo/demo.apk');
const AUDIT = ['audit', demo, '--category', 'learning-education', '--fail-on', 'never', '--lang', 'zh'];
let folder: string;
const at = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhizhi-outputs-'));
});

describe('several reports of one audit', () => {
  test('each goes to its file; the one without goes to stdout', () => {
    const { status, stdout, stderr } = zhizhi(
      ...AUDIT,
      ...['--format', 'text', '--format', 'json', '--output.json', at('r.json')],
      ...['--output.html', at('r.html'), '--output.sarif', at('r.sarif'), '--output.notice', at('n.docx')],
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('结论');
    expect(JSON.parse(readFileSync(at('r.json'), 'utf8')).schemaVersion).toBe(1);
    expect(JSON.parse(readFileSync(at('r.sarif'), 'utf8')).version).toBe('2.1.0');
    expect(readFileSync(at('r.html'), 'utf8')).toContain('<!doctype html>');
    expect(readFileSync(at('n.docx')).subarray(0, 2).toString()).toBe('PK');
  });

  test('two formats for one output are refused before anything is read', () => {
    const { status, stdout, stderr } = zhizhi(
      'audit',
      '/no/such.apk',
      '--format',
      'json',
      '--format',
      'html',
      '--lang',
      'en',
    );
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('--output.json --output.html');
  });

  test.each([
    ['notice', 'n.csv', /^\ufeff序号/],
    ['notice', 'n.html', /<!doctype html>/],
    ['notice', 'n.md', /^# 静态检查发现问题迹象/],
    ['proposal', 'p.md', /^# 检察建议书/],
    ['proposal', 'p.html', /检察建议书（草稿）/],
    ['gitlab', 'g.json', /"check_name"/],
  ])('%s to %s is written as its ending says', (format, name, says) => {
    expect(zhizhi(...AUDIT, '--format', format, '--output', at(name)).status).toBe(0);
    expect(readFileSync(at(name), 'utf8')).toMatch(says);
  });

  test('an ending that nothing is written for is refused, and leaves no file', () => {
    const { status, stderr } = zhizhi(...AUDIT, '--format', 'proposal', '--output', at('p.csv'));
    expect(status).toBe(2);
    expect(stderr).toContain('.docx');
    expect(existsSync(at('p.csv'))).toBe(false);
  });

  test('GitLab’s report has a fingerprint, a severity and a place for each finding', () => {
    zhizhi(...AUDIT, '--output.gitlab', at('gl.json'), '--output.json', at('gr.json'));
    const entries = JSON.parse(readFileSync(at('gl.json'), 'utf8'));
    const report = JSON.parse(readFileSync(at('gr.json'), 'utf8'));
    expect(entries).toHaveLength(report.findings.length);
    for (const entry of entries) {
      expect(entry.fingerprint).toMatch(/^[0-9a-f]{32}$/);
      expect(['info', 'major', 'critical']).toContain(entry.severity);
      expect(entry.location.path).toMatch(/^demo\.apk/);
      expect(entry.location.lines.begin).toBeGreaterThan(0);
    }
  });
});

describe('standard input', () => {
  test('is read for -', () => {
    const main = join(root, 'cli/main.ts');
    const args = [main, 'audit', '-', '--category', 'learning-education', '--format', 'json'];
    const { status, stdout } = spawnSync(process.execPath, args, {
      input: readFileSync(demo),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    expect(status).toBe(1);
    const report = JSON.parse(stdout);
    expect(report.subject.packageName).toBe('com.example.lexue');
    expect(report.inputs[0].name).toBe('stdin');
    const empty = spawnSync(process.execPath, args, { input: '', encoding: 'utf8' });
    expect(empty.status).toBe(2);
    expect(
      spawnSync(process.execPath, [main, 'evidence', 'create', '-', '--output', at('e.zip')], { input: '' })
        .status,
    ).toBe(2);
  });
});

test('what is written to a terminal is written in colour only where that is wanted', () => {
  const main = join(root, 'cli/main.ts');
  const run = (env: Record<string, string>) =>
    spawnSync(process.execPath, [main, ...AUDIT], { encoding: 'utf8', env: { ...process.env, ...env } })
      .stdout;
  expect(run({ FORCE_COLOR: '1' })).toContain('\u001b[');
  expect(run({ FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain('\u001b[');
  expect(run({ NO_COLOR: '' })).not.toContain('\u001b[');
});
