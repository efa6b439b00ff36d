import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { safeName } from '../../analyzer/evidence/package-file.ts';
import { zhizhi } from '../support/command-line.ts';
import { NASTY_LIST } from '../support/hostile-result.ts';
import { python } from '../support/python.ts';

const demo = join(import.meta.dirname, '../fixtures/demo/demo.apk');
const NAMES = [
  ...NASTY_LIST.map(([, text]) => text),
  '..',
  '.',
  '',
  '.bashrc',
  'CON',
  'con.txt',
  'Aux .apk',
  'COM¹.apk',
  'CONOUT$',
  'LPT9',
  'a.',
  'b ',
  '-rf',
  '很'.repeat(300),
  `${'很'.repeat(300)}.apk`,
  `${'a'.repeat(5000)}.${'b'.repeat(12)}`,
  '😀'.repeat(100),
  '\ud83d',
  'e\u0301'.repeat(200),
];

describe('a name that a file has in an evidence package', () => {
  test.each(NAMES)('made of %j lands where it should, anywhere', (name) => {
    const safe = safeName(name);
    expect(safe).not.toMatch(
      /[\p{C}<>:"|?*\\/%]|^[.\s]|[.\s]$|^(con|prn|aux|nul|com.|lpt.|conin\$|conout\$)\s*(\.|$)/iu,
    );
    expect(safe.length).toBeGreaterThan(0);
    expect(safe.isWellFormed()).toBe(true);
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
    expect(safeName(safe)).toBe(safe);
  });

  test('is kept when it is an honest one', () => {
    for (const name of ['微信 8.0.apk', 'app-release_1.2.apk', '😀.pdf', 'Ünïcode.html'])
      expect(safeName(name)).toBe(name.normalize('NFC'));
  });
});

describe('files whose names are made to be obeyed', () => {
  let folder = '';
  /** As a file system takes them; `/` and NUL it takes in no name. */
  const hostile = [
    '\u001b[2J\u001b]0;zz\u0007.apk',
    'zz\n=1+1.apk',
    '\u202egpj.apk',
    '<img src=x onerror=zz()>.apk',
    '..\\..\\zz.apk',
    'CON.apk',
    '$(zz) `zz` ;zz.apk',
    'zz\u2028zz.apk',
  ];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhizhi-names-'));
    mkdirSync(join(folder, 'apps'));
    for (const name of hostile) writeFileSync(join(folder, 'apps', name), readFileSync(demo));
    writeFileSync(join(folder, 'apps', '\u001b[31mbroken\r.apk'), 'no package');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const OBEYED = /(?!\n)\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]/u;

  test('are packed as evidence under names that a strict reader takes', async () => {
    const output = join(folder, 'evidence.zip');
    const [first = '', ...others] = hostile.map((name) => join(folder, 'apps', name));
    const attach = others.flatMap((path) => ['--attach', path]);
    const { status, stdout, stderr } = zhizhi('evidence', 'create', first, '--output', output, ...attach);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(OBEYED.exec(stdout)?.[0]).toBeUndefined();
    const names = JSON.parse(
      python('import json, sys, zipfile\nprint(json.dumps(zipfile.ZipFile(sys.argv[1]).namelist()))', [
        output,
      ]),
    ) as string[];
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^zhizhi-evidence\//);
      expect(name.split('/')).not.toContain('..');
      expect(name).not.toMatch(/[\p{C}<>:"|?*\\%]/u);
    }
    const zip = await JSZip.loadAsync(readFileSync(output));
    const manifest = (await zip.file('zhizhi-evidence/manifest-sha256.txt')?.async('string')) ?? '';
    expect(manifest.trimEnd().split('\n').length).toBe(
      names.filter((name) => name.includes('/data/')).length,
    );
    expect(zhizhi('evidence', 'verify', output).status).toBe(0);
  });

  test('are named on one line each in a batch and in its errors, and written nowhere else', () => {
    const output = join(folder, 'results.jsonl');
    const { stderr, status } = zhizhi(
      'batch',
      join(folder, 'apps'),
      '--output',
      output,
      '--notice',
      join(folder, 'notice.csv'),
      '--jobs',
      '1',
      '--lang',
      'en',
    );
    expect(status).toBe(1);
    expect(OBEYED.exec(stderr)?.[0]).toBeUndefined();
    const lines = readFileSync(output, 'utf8').split(/[\n\r\u0085\u2028\u2029]/);
    expect(lines.pop()).toBe('');
    const files = lines.map((line) => (JSON.parse(line) as { file: string }).file);
    expect(files.sort()).toEqual(
      [...hostile, '\u001b[31mbroken\r.apk'].map((name) => join(folder, 'apps', name)).sort(),
    );
    expect(readdirSync(folder).sort()).toEqual(['apps', 'evidence.zip', 'notice.csv', 'results.jsonl']);
  });

  test('are escaped where there is no such file', () => {
    const name = '\u001b[2Jzz\r\nzhizhi: all is well\u202e\u2028';
    for (const args of [
      ['audit', name],
      ['diff', name, name],
      ['evidence', 'verify', name],
      ['audit', demo, '--category', name],
      ['audit', demo, '--output', join('/nowhere', name)],
      ['audit', demo, `--${name}`],
      ['batch', name, '--output', join(folder, 'x.jsonl')],
      ['audit', demo, '--config', name],
      ['help', name],
    ]) {
      const { stdout, stderr, status } = zhizhi(...args, '--lang', 'en');
      const told = `${stdout}${stderr}`;
      expect(OBEYED.exec(told)?.[0], args.join(' ')).toBeUndefined();
      if (args[0] === 'help') continue;
      expect(status, args.join(' ')).toBe(2);
      expect(stderr.trimEnd().split('\n').length, args.join(' ')).toBe(1);
    }
  });
});
