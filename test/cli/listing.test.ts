import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import type { AuditResult } from '../../analyzer/result.ts';
import { zhizhi } from '../support/command-line.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const apk = join(fixtures, 'demo/demo.apk');
const F_DROID = 'https://f-droid.org/en/packages/com.example.lexue/';
const page = join(fixtures, 'demo/listing.html');
const ADDRESS = 'https://apps.example.com/app/com.example.lexue';

const schema = join(import.meta.dirname, '../../docs/report.schema.json');
const ajv = new Ajv2020({ strictTypes: false });
addFormats.default(ajv);

const outcome = (result: AuditResult, id: string) => result.audits.find((one) => one.id === id)?.outcome;
const json = (stdout: string) => JSON.parse(stdout) as AuditResult;

describe('a store page beside a package', () => {
  test('is in the report, with its digest, and its audits are judged', () => {
    const { stdout, status } = zhizhi(
      'audit',
      apk,
      '--listing',
      page,
      '--listing-url',
      ADDRESS,
      '--format',
      'json',
    );
    expect(status).toBe(1);
    const result = json(stdout);
    const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
    expect(validate(result), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(result.inputs.map((one) => one.role)).toEqual(['package', 'listing']);
    expect(result.listing).toMatchObject({
      store: 'apps.example.com',
      packageName: 'com.example.lexue',
      saysNone: ['policyUrl'],
    });
    const left = result.findings.find((one) => one.rule === 'listing-without-permissions');
    expect(left?.personalInformation).toEqual(['sms', 'call-log']);
    const none = result.findings.find((one) => one.rule === 'listing-without-policy');
    expect(none?.evidence).toMatchObject([
      { kind: 'listing', input: 1, quote: '隐私政策：暂无', url: ADDRESS },
    ]);
  });

  test('of another app is refused', () => {
    const other = join(fixtures, 'listings/f-droid/app.html');
    const address = 'https://f-droid.org/en/packages/com.example.other/';
    const { stderr, stdout, status } = zhizhi(
      'audit',
      apk,
      '--listing',
      other,
      '--listing-url',
      address,
      '--lang',
      'en',
    );
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim()).toBe(
      'zhizhi: the store page is of com.example.other, the package is com.example.lexue',
    );
  });
});

describe('a store page alone', () => {
  test('is audited by what it shows; what only a package could tell is not run or not judged', () => {
    const { stdout, status } = zhizhi(
      'audit',
      '--listing',
      page,
      '--listing-url',
      ADDRESS,
      '--format',
      'json',
    );
    expect(status).toBe(0);
    const result = json(stdout);
    expect(result.package).toBeNull();
    expect(result.category).toMatchObject({ id: 'learning-education', chosenBy: 'inferred' });
    expect(outcome(result, 'excessive-permission')).toBe('finding');
    expect(outcome(result, 'listing-without-policy')).toBe('finding');
    expect(outcome(result, 'listing-without-permissions')).toBe('not-judged');
    expect(outcome(result, 'unused-permission')).toBe('not-run');
    expect(result.verdict.level).not.toBe('clear');
  });

  test('a category that the store’s own word decides says so', () => {
    const play = join(fixtures, 'listings/google-play/details.html');
    const address = 'https://play.google.com/store/apps/details?id=com.example.lexue';
    const result = json(zhizhi('listing', play, '--url', address, '--format', 'json').stdout);
    expect(result.category).toMatchObject({
      id: 'learning-education',
      chosenBy: 'listing',
      confidence: 0.8,
      because: ['EDUCATION'],
    });
  });

  test('several pages of a store on one app are judged together, and need an address each', () => {
    const [play, safety] = ['details', 'datasafety'].map((name) =>
      join(fixtures, `listings/google-play/${name}.html`),
    ) as [string, string];
    const address = (kind: string) => `https://play.google.com/store/apps/${kind}?id=com.example.lexue`;
    const pages = [play, '--url', address('details'), safety, '--url', address('datasafety')];
    const result = json(zhizhi('listing', ...pages, '--format', 'json').stdout);
    expect(result.inputs.map(({ role }) => role)).toEqual(['listing', 'listing']);
    expect(outcome(result, 'listing-label-mismatch')).toBe('finding');
    expect(outcome(result, 'excessive-permission')).toBe('finding');
    expect(result.listing?.elsewhere?.privacyLabel).toEqual({ input: 1, url: address('datasafety') });
    expect(zhizhi('listing', play, safety, '--url', address('details')).status).toBe(2);
    const other = join(fixtures, 'listings/f-droid/app.html');
    const shops = [play, '--url', address('details'), other, '--url', F_DROID];
    const { status, stderr } = zhizhi('listing', ...shops, '--lang', 'en');
    expect(status).toBe(2);
    expect(stderr).toContain('not of one app in one store');
  });

  test.each([
    ['zh', '页面称没有'],
    ['en', 'the page says there is none'],
  ])('`listing` says field by field what was read (%s)', (language, none) => {
    const { stdout, status } = zhizhi(
      'listing',
      page,
      '--url',
      ADDRESS,
      '--lang',
      language,
      '--fail-on',
      'never',
    );
    expect(status).toBe(0);
    expect(stdout.split('\n')[1]).toMatch(
      /^ {2}(输入|Input) {2}\S+\.html · [\d,]+ B · SHA-256 [0-9a-f]{64}$/,
    );
    expect(stdout).toMatch(/^ {2}(包名|Package) {2}com\.example\.lexue$/m);
    expect(stdout).toContain(none);
  });

  test.each([
    ['no address', [page]],
    ['no page', ['--url', ADDRESS]],
    ['an address that is none', [page, '--url', 'com.example.lexue']],
    ['a store’s page that is of no app', [page, '--url', 'https://play.google.com/store/apps']],
    [
      'another app’s address',
      [
        join(fixtures, 'listings/xiaomi/app.html'),
        '--url',
        'https://app.mi.com/details?id=com.example.third',
      ],
    ],
    ['a package for a page', [apk, '--url', ADDRESS]],
    ['a file that is not there', [join(fixtures, 'none.html'), '--url', ADDRESS]],
  ])('%s: one line, exit status 2', (_, args) => {
    const { stderr, stdout, status } = zhizhi('listing', ...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

test('an evidence package holds the page, and where it is from', async () => {
  const output = join(mkdtempSync(join(tmpdir(), 'zhizhi-listing-')), 'package.zip');
  const made = zhizhi(
    'evidence',
    'create',
    apk,
    '--listing',
    page,
    '--listing-url',
    ADDRESS,
    '--output',
    output,
  );
  expect(made.stderr).toBe('');
  expect(made.status).toBe(0);
  const zip = await JSZip.loadAsync(readFileSync(output));
  const name = Object.keys(zip.files).find((one) => one.endsWith('listing.html'));
  expect(await zip.file(name ?? '')?.async('string')).toBe(readFileSync(page, 'utf8'));
  const texts = await Promise.all(
    Object.values(zip.files)
      .filter((one) => one.name.endsWith('.json'))
      .map((one) => one.async('string')),
  );
  expect(texts.some((text) => text.includes(ADDRESS))).toBe(true);
  expect(zhizhi('evidence', 'verify', output).status).toBe(0);
});

test('--listing and --listing-url go together', () => {
  expect(zhizhi('audit', apk, '--listing', page).status).toBe(2);
  expect(zhizhi('audit', apk, '--listing-url', ADDRESS).status).toBe(2);
});
