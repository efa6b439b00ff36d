import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditByCommandLine } from '../support/command-line.ts';
import { type FirefoxExtension, firefoxWithExtension } from '../support/extension.ts';

const DEMO = join(import.meta.dirname, '../fixtures/demo/demo.apk');

let extension: FirefoxExtension;
let page: Page;

beforeAll(async () => {
  extension = await firefoxWithExtension();
  page = await extension.open('audit.html');
});
afterAll(() => extension.close());

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
