import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { AuditResult } from '../../analyzer/result.ts';
import { auditByCommandLine, timeless, zhizhi } from '../support/command-line.ts';
import { type ChromiumExtension, chromiumWithExtension } from '../support/extension.ts';

const root = join(import.meta.dirname, '../..');
const DEMO = join(root, 'test/fixtures/demo/demo.apk');
const SHARED = join(root, '../shared/apks/cn/MinimalPoem.apk');

let extension: ChromiumExtension;
let page: Page;
const requests: string[] = [];
const faults: string[] = [];
const work = mkdtempSync(join(tmpdir(), 'zhizhi-audit-page-'));

beforeAll(async () => {
  extension = await chromiumWithExtension();
  extension.context.on('request', (request) => {
    if (!/^(chrome-extension|blob|data):/.test(request.url())) requests.push(request.url());
  });
});
afterAll(async () => {
  await extension.close();
  rmSync(work, { recursive: true, force: true });
});
afterEach(async () => {
  await page.close();
  expect(faults.splice(0)).toEqual([]);
});

async function open(): Promise<void> {
  page = await extension.open('audit.html');
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
}

const choose = (...files: string[]) => page.locator('input[type=file]').first().setInputFiles(files);
/** Over, and all of the result drawn. */
const finished = () => page.locator('.result-main[aria-busy="false"]').waitFor({ timeout: 90_000 });

/** The result as the page hands it out. */
async function exported(): Promise<AuditResult> {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Whole result' }).click(),
  ]);
  return JSON.parse(readFileSync(await download.path(), 'utf8')) as AuditResult;
}

describe('the audit page, in Chromium', () => {
  test.each([
    ['the demo app', DEMO],
    ['a real app', SHARED],
  ])('gives the command line’s result of %s', async (_, apk) => {
    await open();
    await choose(apk);
    await finished();
    const result = await exported();
    expect(timeless(result)).toEqual(timeless(auditByCommandLine(apk)));
    expect(await page.locator('.finding').count()).toBe(result.findings.length);
    expect(await page.locator('#matrix tbody tr').count()).toBe(result.matrix.length);
    expect(await page.locator('#checklist details').count()).toBe(result.checklist.length);
  });

  test('takes a file that is dropped anywhere on it', async () => {
    await open();
    const transfer = await page.evaluateHandle((base64) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'dropped.apk'));
      return data;
    }, readFileSync(DEMO).toString('base64'));
    await page.dispatchEvent('footer', 'dragenter', { dataTransfer: transfer });
    await page.getByText('Release to add').waitFor();
    await page.dispatchEvent('footer', 'drop', { dataTransfer: transfer });
    await finished();
    expect((await exported()).inputs[0]?.name).toBe('dropped.apk');
  });

  test('judges again by the category that is chosen, found by pinyin and with the keyboard alone', async () => {
    await open();
    await choose(DEMO);
    await finished();
    await page.getByRole('combobox', { name: 'Kind of app' }).focus();
    await page.keyboard.type('xuexi');
    await page.keyboard.press('Enter');
    await page.locator('.overview').getByText('Learning and education', { exact: true }).waitFor();
    expect(timeless(await exported())).toEqual(
      timeless(auditByCommandLine(DEMO, '--category', 'learning-education')),
    );
  });

  test('stops at once when cancelled, and keeps the file at hand', async () => {
    const large = join(work, 'large.apk');
    writeFileSync(large, 'PK');
    truncateSync(large, 1.5 * 2 ** 30);
    await open();
    await choose(large);
    await page.getByRole('progressbar').waitFor();
    await expect.poll(() => page.workers().length).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Start the audit' }).waitFor();
    await expect.poll(() => page.workers().length).toBe(0);
    await expect(page.getByText('large.apk').isVisible()).resolves.toBe(true);
    await page.getByRole('button', { name: 'Start the audit' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Drop files here').waitFor();
  });

  test('says in one sentence what it could not read, and is ready for the next file', async () => {
    await open();
    await choose(join(root, 'public/icon/128.png'));
    const alert = page.getByRole('alert');
    await alert.waitFor();
    const text = await alert.evaluate((node) =>
      [...node.querySelectorAll('h2, p')].map((one) => one.textContent),
    );
    expect(text).toHaveLength(2);
    expect(text[0]).toBe('“128.png” could not be audited');
    expect(text[1]).toMatch(/PNG/);
    await choose(DEMO);
    await finished();
  });

  test('audits several packages one after another, and lists those that could not be read with them', async () => {
    await open();
    await choose(DEMO, SHARED, join(root, 'public/icon/16.png'));
    // A picture is taken for a package by its name: what it is, its bytes say.
    const list = page.getByRole('navigation', { name: 'Apps audited' });
    await expect.poll(() => list.getByRole('button').count(), { timeout: 90_000 }).toBe(3);
    await list.getByRole('button', { name: 'MinimalPoem.apk' }).click();
    expect(timeless(await exported())).toEqual(timeless(auditByCommandLine(SHARED)));
    await list.getByRole('button', { name: '16.png' }).click();
    await page.getByRole('alert').waitFor();
  });

  test('takes a policy with the package, asks what a saved page is, and judges again when a file joins', async () => {
    const policy = join(work, 'policy.html');
    writeFileSync(
      policy,
      '<!doctype html><title>隐私政策</title><h1>隐私政策</h1><p>我们收集您的位置信息。</p>',
    );
    await open();
    await choose(DEMO, policy);
    const role = page.getByRole('combobox', { name: '“policy.html” is' });
    await role.selectOption('listing');
    await page.getByRole('textbox', { name: 'Address of the page' }).fill('https://store.example/app');
    await role.selectOption('policy');
    await page.getByRole('button', { name: 'Start the audit' }).click();
    await finished();
    expect((await exported()).inputs.map((input) => [input.role, input.name])).toEqual([
      ['package', 'demo.apk'],
      ['policy', 'policy.html'],
    ]);
    await page.getByRole('button', { name: 'Remove “policy.html”' }).click();
    const text = join(work, 'policy.txt');
    writeFileSync(text, '隐私政策\n我们收集您的位置信息。');
    await choose(text);
    await finished();
    expect((await exported()).inputs.map(({ name }) => name)).toEqual(['demo.apk', 'policy.txt']);
  });

  test('opens from the matrix the evidence that a number counts', async () => {
    await open();
    await choose(DEMO);
    await finished();
    const result = await exported();
    const row = result.matrix.find(({ declared }) => declared.length > 0);
    if (row === undefined) throw new Error('the demo app declares nothing');
    const button = page.getByRole('button', { name: `${row.name.en}, Declared` });
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    await button.click();
    expect(await page.locator('#matrix .evidence li').count()).toBe(row.declared.length);
    await expect(page.locator('#matrix .evidence').textContent()).resolves.toContain('AndroidManifest.xml');
  });

  test('groups findings by provision and narrows them down', async () => {
    await open();
    await choose(DEMO);
    await finished();
    const { findings, verdict } = await exported();
    await page.getByRole('radio', { name: 'provision' }).check();
    const cited = new Set(findings.flatMap(({ provisions }) => provisions));
    expect(await page.locator('.finding-group').count()).toBe(cited.size);
    await page.getByRole('radio', { name: 'severity' }).check();
    await page.getByRole('checkbox', { name: 'Suspected' }).uncheck();
    expect(await page.locator('.finding.suspected').count()).toBe(0);
    expect(await page.locator('.finding').count()).toBe(findings.length - verdict.counts.suspected);
  });

  test.each([
    ['Report (page)', /\.report\.html$/, /<!doctype html>/],
    ['Notice table for', /\.notice\.csv$/, /SHA-256/],
    ['Notice (document)', /\.notice\.docx$/, /^PK/],
    ['Report (Markdown)', /\.report\.md$/, /^#/],
    ['Notice table (Markdown)', /\.notice\.md$/, /\|/],
    ['SARIF', /\.sarif$/, /"version": "2\.1\.0"/],
    ['Draft procuratorial proposal', /\.proposal\.docx$/, /^PK/],
  ])('hands out: %s', async (button, name, content) => {
    await open();
    await choose(DEMO);
    await finished();
    await page.getByRole('button', { name: 'Export' }).click();
    const entry = page.locator('.menu-list button', { hasText: button.replace(' for', '') }).first();
    const [download] = await Promise.all([page.waitForEvent('download'), entry.click()]);
    expect(download.suggestedFilename()).toMatch(name);
    expect(readFileSync(await download.path(), 'latin1')).toMatch(content);
  });

  test('packs originals, attachments and outcomes; the command line verifies it by the hash that the page shows', async () => {
    await open();
    await choose(DEMO);
    await finished();
    await page.locator('#checklist summary').first().click();
    await page.locator('#checklist textarea').first().fill('未点击同意，抓包未见上传');
    await page.locator('#checklist textarea').first().blur();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'Evidence package' }).click();
    await page.getByRole('textbox', { name: 'Operator' }).fill('张三');
    await page.getByLabel('When they were obtained').fill('2026-11-24T09:30');
    const picture = join(root, 'public/icon/16.png');
    const saved = join(work, 'store.html');
    writeFileSync(saved, '<!doctype html><title>store</title>');
    await page.locator('dialog input[type=file]').setInputFiles([picture, saved, DEMO]);
    await page.getByRole('textbox', { name: 'What “store.html” shows' }).fill('页面无权限列表');
    await page.getByRole('button', { name: 'Take out “demo.apk”' }).click();
    expect(await page.getByRole('combobox', { name: '“16.png” is' }).inputValue()).toBe('screenshot');
    await page.getByText(/Checklist: 1 of \d+ outcomes/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Create the package' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.evidence\.zip$/);
    const path = await download.path();
    const rootHash = await page.locator('.root-hash').textContent();
    const verified = zhizhi('evidence', 'verify', path, '--root-hash', rootHash ?? '', '--lang', 'en');
    expect(verified.stdout).toMatch(/^intact: /);
    expect(verified.status).toBe(0);
    const bag = await JSZip.loadAsync(readFileSync(path));
    const read = async (name: string) =>
      (await bag.file(`zhizhi-evidence/${name}`)?.async('nodebuffer')) ?? Buffer.alloc(0);
    expect(await read('data/originals/1-demo.apk')).toEqual(readFileSync(DEMO));
    expect(await read('data/attachments/1-16.png')).toEqual(readFileSync(picture));
    expect(String(await read('record.md'))).toMatch(/张三.*未点击同意，抓包未见上传/s);
    const catalogue = String(await read('catalogue.md'));
    expect(catalogue).toMatch(/1-demo\.apk .*2026-11-24T/);
    expect(catalogue).toMatch(/屏幕截图.*1-16\.png/);
    expect(catalogue).toMatch(/保存的网页.*2-store\.html.*页面无权限列表/);
  });

  test('packs an audit of the history with the file chosen again, and no other', async () => {
    await open();
    await choose(DEMO);
    await finished();
    await page.locator('#checklist summary').first().click();
    await page.locator('#checklist textarea').first().fill('历史中记录的核查结果');
    // Left in the middle of typing: a browser writes nothing more into its database then.
    await page.goto(new URL('/audits.html', page.url()).href);
    await page.locator('tbody a').first().click();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'Evidence package' }).click();
    const create = page.getByRole('button', { name: 'Create the package' });
    expect(await create.isDisabled()).toBe(true);
    const forged = join(work, 'demo.apk');
    writeFileSync(forged, readFileSync(DEMO).fill(0, 4000, 4100));
    const originals = page.locator('dialog fieldset', { hasText: 'that were audited' }).locator('input');
    await originals.setInputFiles(forged);
    await create.click();
    await page.getByText('“demo.apk” is not the file that was audited').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'Evidence package' }).click();
    await originals.setInputFiles(DEMO);
    const [download] = await Promise.all([page.waitForEvent('download'), create.click()]);
    const path = await download.path();
    expect(zhizhi('evidence', 'verify', path, '--lang', 'en').stdout).toMatch(/^intact: /);
    const bag = await JSZip.loadAsync(readFileSync(path));
    expect(await bag.file('zhizhi-evidence/record.md')?.async('string')).toContain('历史中记录的核查结果');
  });

  test('shows what an app calls itself as text: no markup runs, nothing is reordered', async () => {
    const manifest = join(work, 'AndroidManifest.xml');
    writeFileSync(
      manifest,
      `<?xml version="1.0" encoding="utf-8"?>
<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.hostile"
  android:versionCode="1" android:versionName="&lt;img src=x onerror=alert(1)&gt;">
  <uses-permission android:name="com.example.\u202eMOC" />
  <application android:label="&lt;script&gt;document.title='run'&lt;/script&gt;\u202etxt.apk" />
</manifest>`,
    );
    await open();
    await choose(manifest);
    await finished();
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.title()).not.toBe('run');
    const text = await page.locator('main').textContent();
    expect(text).toContain('<img src=x onerror=alert(1)>');
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    expect(text).toContain('\\u{202e}');
  });

  test('has made no network request in all this', () => {
    expect(requests).toEqual([]);
  });
});
