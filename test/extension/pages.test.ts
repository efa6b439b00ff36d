import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChromiumExtension, chromiumWithExtension } from '../support/extension.ts';

const DEMO = join(import.meta.dirname, '../fixtures/demo/demo.apk');
const work = mkdtempSync(join(tmpdir(), 'zhizhi-pages-'));

let extension: ChromiumExtension;
let page: Page;

beforeAll(async () => {
  extension = await chromiumWithExtension();
  page = await extension.open('audit.html');
});
afterAll(async () => {
  await extension.close();
  rmSync(work, { recursive: true, force: true });
});

async function goTo(path: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${extension.origin}/${path}`);
  await page.locator('#root > *').first().waitFor();
}

async function audit(category?: string): Promise<void> {
  await goTo('audit.html');
  if (category !== undefined) {
    await page.getByRole('combobox').fill(category);
    await page.keyboard.press('Enter');
  }
  await page.locator('input[type=file]').first().setInputFiles(DEMO);
  await page.locator('#overview-title').waitFor();
}

const rows = () => page.locator('tbody tr');

describe('the options', () => {
  test('change language and theme at once, in every open page, and are remembered', async () => {
    const other = await extension.open('audits.html');
    await goTo('options.html');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('zh');
    await page.getByRole('heading', { name: '设置' }).waitFor();
    await other.getByRole('heading', { name: '检查历史' }).waitFor();
    expect(await page.title()).toBe('设置 · 知止');
    await page.getByRole('combobox', { name: '外观' }).selectOption('dark');
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await background();
    await goTo('options.html');
    expect(await background()).toBe(dark);
    await page.getByRole('combobox', { name: '外观' }).selectOption('light');
    expect(await background()).not.toBe(dark);
    await page.getByRole('combobox', { name: '语言' }).selectOption('en');
    await page.getByRole('heading', { name: 'Options' }).waitFor();
    await other.close();
  });

  test('explain every permission of the manifest', async () => {
    await goTo('options.html');
    const asked = await page.evaluate(() => chrome.runtime.getManifest().permissions);
    const told = await page.locator('#permissions tbody th').allTextContents();
    expect(told).toEqual(asked);
    expect(await page.locator('#permissions tbody td').allTextContents()).not.toContain('?');
  });

  test('switch the history off', async () => {
    await goTo('options.html');
    await page.getByRole('checkbox', { name: 'Keep audits' }).uncheck();
    await audit();
    await goTo('audits.html');
    await page.getByText('No app has been audited yet.').waitFor();
    await page.getByText('The history is switched off').waitFor();
    await goTo('options.html');
    await page.getByRole('checkbox', { name: 'Keep audits' }).check();
  });
});

declare const chrome: { runtime: { getManifest(): { permissions: string[] } } };

describe('the history', () => {
  test('keeps audits, finds them, and compares two', async () => {
    await audit();
    await audit('xuexi');
    await goTo('audits.html');
    await expect.poll(() => rows().count()).toBe(2);
    await page.getByRole('searchbox').fill('learning');
    await expect.poll(() => rows().count()).toBe(1);
    await page.getByRole('searchbox').fill('');
    await page.getByRole('checkbox').nth(0).check();
    await page.getByRole('checkbox').nth(1).check();
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('heading', { name: 'What changed' }).waitFor();
    // Only with the category is a permission excessive.
    const added = page.locator('#findings .changes .plus');
    expect(await added.count()).toBeGreaterThan(0);
    await expect(added.first().textContent()).resolves.toContain('Learning and education');
    await page.getByText('may only mean “not looked at”: kind of app').waitFor();
  });

  test('keeps a note and what was seen on a device', async () => {
    await goTo('audits.html');
    await page.locator('tbody a').first().click();
    await page.getByRole('textbox', { name: 'Note' }).fill('asked the developer');
    await page.getByRole('textbox', { name: 'Note' }).blur();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.locator('#checklist summary').first().click();
    await page.locator('#checklist textarea').first().fill('no dialog at first start');
    await page.locator('#checklist textarea').first().blur();
    await page.locator('#checklist .tag').first().waitFor();
    await page.reload();
    expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('asked the developer');
    expect(await page.locator('#checklist textarea').first().inputValue()).toBe('no dialog at first start');
    // Gone from in the middle of a word.
    await page.getByRole('textbox', { name: 'Note' }).pressSequentially(', and the st');
    await page.reload();
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Note' }).inputValue())
      .toBe('asked the developer, and the st');
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });

  test('is exported, deleted, and imported again whole', async () => {
    await goTo('audits.html');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export all' }).click(),
    ]);
    const file = join(work, 'history.json');
    writeFileSync(file, readFileSync(await download.path()));
    const before = await rows().allTextContents();
    await page.getByRole('button', { name: 'Delete all' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await rows().count()).toBe(2);
    await page.getByRole('button', { name: 'Delete all' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('No app has been audited yet.').waitFor();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('Imported: 2. Here already: 0. Not recognised: 0.').waitFor();
    expect(await rows().allTextContents()).toEqual(before);
    await page.locator('input[type=file]').setInputFiles(DEMO);
    await page.getByText('“demo.apk” is not an exported history').waitFor();
  });

  test('deletes one', async () => {
    await goTo('audits.html');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Delete selected (1)' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect.poll(() => rows().count()).toBe(1);
  });
});

test('an app whose name is megabytes long neither hangs nor floods the page', async () => {
  const manifest = join(work, 'AndroidManifest.xml');
  const label = `${'名'.repeat(5_000_000)}${'<b>'.replaceAll('<', '&lt;').repeat(500_000)}`;
  writeFileSync(
    manifest,
    `<?xml version="1.0"?><manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.long"><application android:label="${label}"/></manifest>`,
  );
  page = await extension.open('audit.html');
  await page.locator('input[type=file]').first().setInputFiles(manifest);
  await page.locator('#overview-title, [role=alert]').first().waitFor({ timeout: 60_000 });
  expect((await page.locator('main').textContent())?.length).toBeLessThan(200_000);
});
