import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { zhizhi } from '../support/command-line.ts';
import { CORPUS } from '../support/corpus.ts';

const main = join(import.meta.dirname, '../../cli/main.ts');
const demo = join(import.meta.dirname, '../fixtures/demo/demo.apk');

function filesIn(path: string): string[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).file);
}

describe('a batch', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhizhi-batch-'));
    mkdirSync(join(folder, 'apps/more'), { recursive: true });
    copyFileSync(demo, join(folder, 'apps/demo.apk'));
    copyFileSync(demo, join(folder, 'apps/more/again.apk'));
    writeFileSync(join(folder, 'apps/broken.apk'), 'no package');
    writeFileSync(join(folder, 'apps/readme.txt'), 'not looked at');
  });

  test('has one line an app; a bad file has its line too and stops nothing', () => {
    const output = join(folder, 'results.jsonl');
    const notice = join(folder, 'notice.md');
    const call = [
      'batch',
      join(folder, 'apps'),
      '--output',
      output,
      '--notice',
      notice,
      '--category',
      'learning-education',
      '--lang',
      'zh',
    ];
    const { status, stdout, stderr } = zhizhi(...call);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/1 个文件无法检查/);
    // What is no package is not lost silently.
    expect(stderr).toMatch(/另有 1 个文件不是安装包，未检查/);
    expect(status).toBe(1);
    expect(filesIn(output).sort()).toEqual(
      ['broken.apk', 'demo.apk', 'more/again.apk'].map((name) => join(folder, 'apps', name)),
    );
    const lines = readFileSync(output, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const broken = lines.find((line) => line.file.endsWith('broken.apk'));
    expect(broken.error.code).toBe('not-a-package');
    expect(broken.error.message.zh).toMatch(/纯文本/);
    expect(readFileSync(notice, 'utf8')).toMatch(/\| 2 \|/);
    // A second run does not write over the first.
    expect(zhizhi(...call).status).toBe(2);
  });

  test('with nothing to be found ends with 0', () => {
    const output = join(folder, 'never.jsonl');
    expect(
      zhizhi('batch', join(folder, 'apps/demo.apk'), '--output', output, '--fail-on', 'never').status,
    ).toBe(0);
  });

  test.each([
    [['batch']],
    [['batch', demo]],
    [['batch', '/no/such/place', '--output', 'x']],
    [['batch', demo, '--output', '/no/such/place/x']],
    [['batch', demo, '--output', 'x', '--jobs', '0']],
  ])('%j: exit status 2', (args) => {
    expect(zhizhi(...args).status).toBe(2);
  });
});

describe('a comparison', () => {
  test('takes results of a batch, reports and packages; what is none is refused', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhizhi-compare-'));
    const lines = join(folder, 'results.jsonl');
    zhizhi(
      'batch',
      demo,
      join(CORPUS, 'cn/ABCMall-yyb.apk'),
      '--output',
      lines,
      '--category',
      'learning-education',
    );
    const report = join(folder, 'report.json');
    zhizhi('audit', demo, '--category', 'learning-education', '--format', 'json', '--output', report);
    const { status, stdout, stderr } = zhizhi('compare', lines, report, '--lang', 'zh');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('学习教育类');
    expect(stdout.match(/Lexue Guitar/g)).toHaveLength(2);
    writeFileSync(lines, 'no json\n');
    expect(zhizhi('compare', lines).status).toBe(2);
    expect(zhizhi('compare').status).toBe(2);
    expect(zhizhi('compare', join(folder, 'none.jsonl')).status).toBe(2);
  });
});

test('does not count what the configuration suppresses, and says so in each line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhizhi-batch-config-'));
  const suppression = { reason: 'Known.', expires: '2999-12-31' };
  const config = join(folder, 'zhizhi.config.json');
  const rules = ['bundled-authorisation', 'excessive-permission'];
  writeFileSync(
    config,
    JSON.stringify({
      category: 'learning-education',
      suppressions: rules.map((rule) => ({ ...suppression, rule })),
    }),
  );
  const output = join(folder, 'results.jsonl');
  const { status } = zhizhi('batch', demo, '--config', config, '--output', output);
  expect(status).toBe(0);
  const { result } = JSON.parse(readFileSync(output, 'utf8'));
  expect(result.verdict.counts.violation).toBeGreaterThan(0);
  expect(result.suppressions.length).toBeGreaterThanOrEqual(result.verdict.counts.violation);
  expect(result.suppressions[0]).toMatchObject({ reason: 'Known.', expired: false });
});

test('of a folder without packages: exit status 2, and nothing is written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhizhi-batch-none-'));
  writeFileSync(join(folder, 'policy.html'), '<h1>隐私政策</h1>');
  const output = join(folder, 'results.jsonl');
  const { status, stderr } = zhizhi('batch', folder, '--output', output, '--lang', 'en');
  expect(status).toBe(2);
  expect(stderr).toMatch(/^zhizhi: there is no package \(\.apk/);
  expect(existsSync(output)).toBe(false);
});

test('killed again and again and resumed, every package of all the corpus has exactly one line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhizhi-batch-kill-'));
  const output = join(folder, 'results.jsonl');
  const call = ['batch', CORPUS, '--output', output, '--resume', '--jobs', '2', '--fail-on', 'never'];
  let kills = 0;
  for (let grown = 0; kills < 3; ) {
    const child = spawn(process.execPath, [main, ...call], { stdio: 'ignore' });
    // Killed as soon as it has written more than it found.
    for (let i = 0; i < 600 && child.exitCode === null; i++) {
      const size = existsSync(output) ? statSync(output).size : 0;
      if (size > grown) break;
      await wait(20);
    }
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    grown = statSync(output).size;
    kills++;
  }
  // What a kill in the middle of a line leaves.
  writeFileSync(output, `${readFileSync(output, 'utf8')}{"file":"half a li`);
  expect(zhizhi(...call).status).toBe(0);
  const packages = readdirSync(CORPUS, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && /\.(apk|xapk|apks|apkm)$/i.test(one.name))
    .map((one) => join(one.parentPath, one.name));
  expect(packages.length).toBeGreaterThan(350);
  expect(filesIn(output).sort()).toEqual(packages.sort());
});
