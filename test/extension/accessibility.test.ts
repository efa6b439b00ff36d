import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChromiumExtension, chromiumWithExtension } from '../support/extension.ts';

const root = join(import.meta.dirname, '../..');
const DEMO = join(root, 'test/fixtures/demo/demo.apk');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare const axe: { run(): Promise<AxeResults> };

let extension: ChromiumExtension;
let page: Page;

beforeAll(async () => {
  extension = await chromiumWithExtension();
  page = await extension.open('audit.html');
});
afterAll(() => extension.close());

/** What axe finds wrong, as one line a kind. */
async function violations(): Promise<string[]> {
  // Through the debugger, which the page's content security policy does not bind.
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate(() => axe.run());
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

/** In both themes and both languages, at desktop and at side-panel width. */
async function expectAccessible(): Promise<void> {
  for (const language of ['en', 'zh-CN']) {
    await setLanguage(language);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(), `${language} ${colorScheme}`).toEqual([]);
    }
  }
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await violations(), 'narrow').toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, 'scrolls sideways').toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 900 });
  await setLanguage('en');
}

async function setLanguage(language: string): Promise<void> {
  const stored = language === 'en' ? 'en' : 'zh';
  await page.evaluate((value) => chrome.storage.local.set({ settings: { language: value } }), stored);
  await page.locator(`html[lang="${language}"]`).waitFor();
}

declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };

async function goTo(path: string): Promise<void> {
  await page.goto(new URL(`/${path}`, page.url()).href);
  await page.locator('#root > *').first().waitFor();
}

async function audit(file: string): Promise<void> {
  await goTo('audit.html');
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.locator('.result-main[aria-busy="false"]').waitFor();
}

describe('axe finds nothing wrong', () => {
  test('with the empty audit page, nor with the open list of categories', async () => {
    await expectAccessible();
    await page.getByRole('combobox').click();
    await page.getByRole('option').first().waitFor();
    expect(await violations()).toEqual([]);
  });

  test('with a running audit and with one that failed', async () => {
    await goTo('audit.html');
    await page.locator('input[type=file]').first().setInputFiles(join(root, 'public/icon/128.png'));
    await page.getByRole('alert').waitFor();
    await expectAccessible();
  });

  test('with a result, all of it unfolded', async () => {
    await audit(DEMO);
    await page.getByRole('button', { name: 'Expand all' }).click();
    await page.locator('.finding-body').first().waitFor();
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await page.locator('.cell').first().click();
    await page.locator('.menu > button').click();
    await expectAccessible();
  });

  test('with the evidence dialog, files attached', async () => {
    await audit(DEMO);
    await page.locator('.menu > button').click();
    await page.getByRole('button', { name: 'Evidence package' }).click();
    await page.locator('dialog input[type=file]').setInputFiles([join(root, 'public/icon/16.png'), DEMO]);
    await page.getByRole('button', { name: 'Take out “demo.apk”' }).waitFor();
    await expectAccessible();
    await page.keyboard.press('Escape');
  });

  test.each(['audits.html', 'options.html', 'sidepanel.html'])('with %s', async (path) => {
    await goTo(path);
    await expectAccessible();
  });

  test('with an audit of the history, a question before deleting, and a comparison', async () => {
    await audit(DEMO);
    await audit(DEMO);
    await goTo('audits.html');
    await page.getByRole('checkbox').nth(0).check();
    await page.getByRole('checkbox').nth(1).check();
    await page.getByRole('button', { name: 'Delete selected' }).click();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('heading', { name: 'What changed' }).waitFor();
    await expectAccessible();
    await goTo('audits.html');
    await page.locator('tbody a').first().click();
    await page.getByRole('textbox', { name: 'Note' }).waitFor();
    await expectAccessible();
  });
});
