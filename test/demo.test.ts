import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseResult } from '../analyzer/result-schema.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'zhizhi-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let said = '';
beforeAll(() => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/demo.ts'), folder], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
  });
  // The batch says what it passed over; nothing else is said there.
  expect(stderr).toMatch(/^zhizhi: 目录中另有 \d+ 个文件不是安装包[^\n]*\n$/);
  expect(status).toBe(0);
  said = stdout;
}, 120_000);

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** The text of an office document. */
async function words(name: string): Promise<string> {
  const zip = await JSZip.loadAsync(readFileSync(join(folder, name)));
  return (await zip.file('word/document.xml')?.async('string')) ?? '';
}

describe('the demo makes, from package, policy and saved store page', () => {
  test('every document, and lists each', () => {
    const listed = [...said.matchAll(/^ {2}(\S+) +\d+ B$/gm)].map((match) => match[1]);
    expect(listed).toEqual(readdirSync(folder).sort());
    expect(listed).toEqual([
      'batch-notice.docx',
      'batch.jsonl',
      'compare.md',
      'diff.md',
      'evidence.tsq',
      'evidence.zip',
      'gl-code-quality-report.json',
      'notice.csv',
      'notice.docx',
      'notice.html',
      'notice.md',
      'proposal.docx',
      'proposal.html',
      'proposal.md',
      'report.html',
      'report.json',
      'report.md',
      'report.sarif',
    ]);
  });

  test('a report of all three, with what was planted in the policy and on the page', () => {
    const result = parseResult(JSON.parse(read('report.json')));
    expect(result?.inputs.map((input) => input.role)).toEqual(['package', 'policy', 'listing']);
    const rules = new Set(result?.findings.map((finding) => finding.rule));
    for (const planted of [
      'blanket-consent',
      'forced-consent',
      'vague-collection',
      'missing-retention-period',
      'sharing-without-consent',
      'missing-targeted-push-opt-out',
      'unreasonable-cancellation-conditions',
      'response-time-over-15-days',
      'missing-minors-protection',
      'policy-contradiction',
      'undisclosed-sdk',
      'undisclosed-collection',
      'listing-without-policy',
      'excessive-permission',
    ])
      expect(rules, planted).toContain(planted);
  });

  test('notices, proposals and reports of the same app', async () => {
    expect(read('notice.csv').startsWith('\ufeff序号,应用名称,')).toBe(true);
    for (const name of ['notice.csv', 'notice.md', 'notice.html', 'report.html', 'report.md'])
      expect(read(name), name).toContain('过度索取权限');
    for (const name of ['notice.docx', 'batch-notice.docx', 'proposal.docx'])
      expect(await words(name), name).toContain('过度索取权限');
    for (const name of ['proposal.md', 'proposal.html']) expect(read(name), name).toContain('检察建议书');
    expect(JSON.parse(read('report.sarif')).version).toBe('2.1.0');
    expect(JSON.parse(read('gl-code-quality-report.json')).length).toBeGreaterThan(10);
  });

  test('evidence that was verified, with the outcome of a check, and a request that openssl reads', async () => {
    expect(said).toMatch(/^完好：/m);
    const bag = await JSZip.loadAsync(readFileSync(join(folder, 'evidence.zip')));
    expect(await bag.file('zhizhi-evidence/record.md')?.async('string')).toContain('演示环境没有真机');
    const query = ['ts', '-query', '-in', join(folder, 'evidence.tsq'), '-text'];
    expect(spawnSync('openssl', query, { encoding: 'utf8' }).stdout).toContain('sha256');
  });

  test('what changed in the policy, and how the app stands among others', () => {
    expect(read('diff.md')).toMatch(/15个工作日.*\n.*30个工作日/);
    expect(read('compare.md')).toContain('学习教育');
    expect(read('batch.jsonl').trim().split('\n').length).toBeGreaterThan(10);
  });
});
