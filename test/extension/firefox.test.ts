import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditResult } from '../../analyzer/result.ts';
import { auditByCommandLine, zhizhi } from '../support/command-line.ts';
import { type FirefoxExtension, firefoxWithExtension } from '../support/extension.ts';
import { serveWeb, type Web } from '../support/web.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');
const DEMO = join(FIXTURES, 'demo/demo.apk');
const STORE = 'https://play.google.com/store/apps/details?id=com.example.lexue&hl=en';
const work = mkdtempSync(join(tmpdir(), 'zhizhi-firefox-'));

let web: Web;
let extension: FirefoxExtension;
let page: Page;

beforeAll(async () => {
  web = await serveWeb(
    new Map([[STORE, readFileSync(join(FIXTURES, 'listings/google-play/details.html'), 'utf8')]]),
  );
  extension = await firefoxWithExtension(web.firefoxPreferences);
  page = await extension.open('audit.html');
});
afterAll(async () => {
  await extension.close();
  await web.close();
  rmSync(work, { recursive: true, force: true });
});

test('in Firefox the installed extension audits an app as the command line does, and keeps it in the history', async () => {
  const field = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement> | null;
  await field?.uploadFile(DEMO);
  await page.waitForSelector('#overview-title', { timeout: 90_000 });
  const expected = auditByCommandLine(DEMO);
  await (await page.waitForSelector('::-p-text(Expand all)'))?.click();
  await page.waitForSelector('.finding-body');
  const fingerprints = await page.$$eval('.finding-body > p:last-child code:last-child', (codes) =>
    codes.map((code) => code.textContent),
  );
  expect(fingerprints.toSorted()).toEqual(expected.findings.map(({ fingerprint }) => fingerprint).toSorted());
  const digests = await page.$$eval('.overview .facts code', (codes) =>
    codes.map((code) => code.textContent),
  );
  expect(digests).toContain(expected.inputs[0]?.sha256);
  expect(await page.$$eval('#matrix tbody tr', (rows) => rows.length)).toBe(expected.matrix.length);

  const history = await extension.open('audits.html');
  await history.waitForSelector('table');
  expect(await history.$eval('tbody', (body) => body.textContent)).toContain(expected.subject.packageName);
});

test('in Firefox a click on the toolbar button opens the sidebar, which reads and judges the store page as the command line does', async () => {
  const store = await extension.visit(STORE);
  await extension.click();
  const saved = join(work, 'play.google.com.html');
  writeFileSync(saved, await store.evaluate(() => document.documentElement.outerHTML));
  const { stdout } = zhizhi('listing', saved, '--url', STORE, '--format', 'json');
  const expected = JSON.parse(stdout) as AuditResult;
  // The sidebar itself is out of the driver's reach; what it read and judged is in the history.
  const history = await extension.open('audits.html');
  const entry = await history.waitForSelector('::-p-text(com.example.lexue)', { timeout: 30_000 });
  await (await entry?.evaluateHandle((code) => code.closest('th')?.querySelector('a') ?? code))?.click();
  await (await history.waitForSelector('::-p-text(Expand all)'))?.click();
  await history.waitForSelector('.finding-body');
  const fingerprints = await history.$$eval('.finding-body > p:last-child code:last-child', (codes) =>
    codes.map((code) => code.textContent),
  );
  expect(fingerprints.toSorted()).toEqual(expected.findings.map(({ fingerprint }) => fingerprint).toSorted());
  const digests = await history.$$eval('.overview .facts code', (codes) =>
    codes.map((code) => code.textContent),
  );
  expect(digests).toContain(expected.inputs[0]?.sha256);
});
