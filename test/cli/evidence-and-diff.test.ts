import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { zhizhi } from '../support/command-line.ts';
import { CORPUS } from '../support/corpus.ts';

const demo = join(import.meta.dirname, '../fixtures/demo/demo.apk');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhizhi-evidence-'));
});

describe('evidence', () => {
  test('is packed, verifies, and verifies with sha256sum', () => {
    const path = join(folder, 'e.zip');
    const made = zhizhi(
      'evidence',
      'create',
      demo,
      '--category',
      'learning-education',
      '--operator',
      '张三',
      '--output',
      path,
      '--lang',
      'zh',
    );
    expect(made.stderr).toBe('');
    expect(made.status).toBe(0);
    const rootHash = /[0-9a-f]{64}/.exec(made.stdout)?.[0] ?? '';
    const verified = zhizhi('evidence', 'verify', path, '--root-hash', rootHash, '--lang', 'en');
    expect(verified.stdout).toMatch(/^intact/);
    expect(verified.status).toBe(0);
    execFileSync('unzip', ['-q', path, '-d', join(folder, 'out')]);
    const bag = join(folder, 'out/zhizhi-evidence');
    execFileSync('sha256sum', ['--quiet', '-c', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'], {
      cwd: bag,
    });
    expect(readFileSync(join(bag, 'data/originals/1-demo.apk'))).toEqual(readFileSync(demo));
    expect(readFileSync(join(bag, 'record.md'), 'utf8')).toContain('张三');
  });

  test('a changed byte is found and named', () => {
    const bytes = readFileSync(join(folder, 'e.zip'));
    const at = bytes.indexOf('"schemaVersion"');
    bytes[at + 2] = 0x58;
    const path = join(folder, 'changed.zip');
    writeFileSync(path, bytes);
    const { status, stdout } = zhizhi('evidence', 'verify', path, '--lang', 'en');
    expect(stdout).toMatch(/changed {2}data\/report\/report\.json/);
    expect(status).toBe(1);
  });

  test('holds the outcomes of the checklist and what is attached, and asks for a time stamp', () => {
    const path = join(folder, 'o.zip');
    const outcomes = join(folder, 'outcomes.json');
    const one = { behaviour: '191:3.1', result: 'found', note: '抓包见上传', by: '李四' };
    writeFileSync(outcomes, JSON.stringify({ outcomes: [one] }));
    const picture = join(folder, '截图 1.png');
    writeFileSync(picture, 'a picture');
    const request = join(folder, 'request.tsq');
    const call = ['evidence', 'create', demo, '--output', path, '--outcomes', outcomes, '--attach', picture];
    expect(zhizhi(...call, '--timestamp-request', request).status).toBe(0);
    expect(zhizhi('evidence', 'verify', path, '--lang', 'en').stdout).toMatch(/^intact/);
    execFileSync('openssl', ['ts', '-query', '-in', request, '-text'], { stdio: 'ignore' });
    execFileSync('unzip', ['-q', path, '-d', join(folder, 'o')], {
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    const bag = join(folder, 'o/zhizhi-evidence');
    expect(readFileSync(join(bag, 'data/attachments/1-截图 1.png'), 'utf8')).toBe('a picture');
    expect(readFileSync(join(bag, 'record.md'), 'utf8')).toMatch(/确有该问题.*抓包见上传.*李四/);
    const report = JSON.parse(readFileSync(join(bag, 'data/report/report.json'), 'utf8'));
    const item = report.checklist.find((entry: { behaviour: string }) => entry.behaviour === '191:3.1');
    expect(item.outcome).toContain('抓包见上传');
    expect(readFileSync(join(bag, 'catalogue.md'), 'utf8')).toContain('人工核查结果');
    writeFileSync(outcomes, '{"outcomes":[{"behaviour":"9:9","result":"found"}]}');
    expect(zhizhi(...call).status).toBe(2);
  });

  test('a token that is none is not put in', () => {
    const token = join(folder, 'token.tsr');
    writeFileSync(token, 'no token');
    const path = join(folder, 'stamped.zip');
    const { status } = zhizhi('evidence', 'stamp', join(folder, 'e.zip'), '--token', token, '--output', path);
    expect(status).toBe(2);
  });

  test('a root hash that is not the one written down is said', () => {
    const { status, stdout } = zhizhi(
      'evidence',
      'verify',
      join(folder, 'e.zip'),
      '--root-hash',
      '0'.repeat(64),
      '--lang',
      'en',
    );
    expect(stdout).toMatch(/not 0{64} as written down/);
    expect(status).toBe(1);
  });

  test.each([
    [['evidence']],
    [['evidence', 'create', demo]],
    [['evidence', 'verify']],
    [['evidence', 'verify', `${demo}.no`]],
    [['evidence', 'create', demo, '--output', 'x', '--obtained-at', 'yesterday']],
  ])('%j: exit status 2', (args) => {
    expect(zhizhi(...args).status).toBe(2);
  });
});

describe('diff', () => {
  const older = join(CORPUS, 'cn/CFL-v1.0.1.apk');
  const newer = join(CORPUS, 'cn/CFL-xiaomi.apk');

  test('of two packages names what is new, and its exit status counts that alone', () => {
    const { status, stdout } = zhizhi('diff', older, newer, '--lang', 'en', '--fail-on', 'never');
    expect(stdout).toMatch(/＋ .*JPush/);
    expect(stdout).toContain('JPUSH_MESSAGE');
    expect(status).toBe(0);
    expect(zhizhi('diff', newer, newer, '--lang', 'en', '--fail-on', 'advice')).toMatchObject({ status: 0 });
  });

  test('of two saved reports is that of the packages', () => {
    const save = (apk: string, name: string): string => {
      const path = join(folder, name);
      zhizhi('audit', apk, '--format', 'json', '--output', path, '--fail-on', 'never');
      return path;
    };
    const byReport = zhizhi(
      'diff',
      save(older, 'old.json'),
      save(newer, 'new.json'),
      '--lang',
      'en',
      '--fail-on',
      'never',
    );
    expect(byReport.stdout).toBe(zhizhi('diff', older, newer, '--lang', 'en', '--fail-on', 'never').stdout);
  });

  test('of two policies, alone or each with its package, is what they say in other words', () => {
    const demoFolder = join(import.meta.dirname, '../fixtures/demo');
    const [before, after] = [join(demoFolder, 'policy-2025.html'), join(demoFolder, 'policy.html')];
    const reworded = /15个工作日内处理。\n {2}- ＋ [^\n]*30个工作日内处理。/;
    expect(zhizhi('diff', before, after, '--lang', 'zh').stdout).toMatch(reworded);
    const policies = ['--old-policy', before, '--new-policy', after, '--lang', 'zh'];
    const { stdout, status } = zhizhi('diff', demo, demo, ...policies, '--fail-on', 'suspected');
    expect(stdout).toMatch(reworded);
    expect(stdout).toContain('＋ 疑似，待确认：隐私政策写明向第三方提供个人信息');
    expect(status).toBe(1);
    const report = join(folder, 'saved.json');
    zhizhi('audit', demo, '--format', 'json', '--output', report, '--fail-on', 'never');
    expect(zhizhi('diff', report, demo, ...policies).status).toBe(2);
  });

  test('of something else: exit status 2', () => {
    const path = join(folder, 'other.json');
    writeFileSync(path, '{"not":"a report"}');
    expect(zhizhi('diff', path, older).status).toBe(2);
    expect(zhizhi('diff', older).status).toBe(2);
  });
});
