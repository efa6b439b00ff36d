/**
 * `npm run screenshots`: takes pictures of the real pages in Chromium, with the demo app audited, in both languages and both
 * themes. Those the documents show go to docs/images, the rest, which are only to be looked at, to .output/screenshots.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromiumWithExtension } from '../test/support/extension.ts';
import { chipScreenshots } from './chip-screenshots.ts';
import { panelScreenshots } from './panel-screenshots.ts';

const file = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const LANGUAGES = { zh: { lang: 'zh-CN', category: 'xuexi' }, en: { lang: 'en', category: 'learning' } };
const THEMES = ['light', 'dark'] as const;

/** Pictures that documents show. */
const SHOWN = /^(audit-page|audit-findings)-/;

await mkdir(file('docs/images'), { recursive: true });
await mkdir(file('.output/screenshots'), { recursive: true });
const extension = await chromiumWithExtension();
const page = await extension.open('audit.html');
await page.setViewportSize({ width: 1280, height: 860 });

for (const [language, { lang, category }] of Object.entries(LANGUAGES)) {
  await setSettings({ language });
  await page.locator(`html[lang="${lang}"]`).waitFor();
  await goTo('audit.html');
  await inBothThemes(`audit-start-${language}`);
  await auditDemo(category);
  await inBothThemes(`audit-page-${language}`);
  await page.locator('.finding > summary').first().click();
  await page.locator('#findings').scrollIntoViewIfNeeded();
  await page.evaluate(() => document.querySelector('#findings')?.scrollIntoView());
  await inBothThemes(`audit-findings-${language}`);
  await page.evaluate(() => document.querySelector('#matrix')?.scrollIntoView());
  await inBothThemes(`audit-matrix-${language}`);
  await goTo('audits.html');
  await inBothThemes(`history-${language}`);
  await goTo('options.html');
  await inBothThemes(`options-${language}`);
}
await extension.close();
await panelScreenshots(file('docs/images'));
await chipScreenshots(file('docs/images'));

async function goTo(path: string): Promise<void> {
  await page.goto(new URL(`/${path}`, page.url()).href);
  await page.locator('#root > *').first().waitFor();
  // What a page reads from its database comes a moment later.
  await page.waitForTimeout(300);
}

async function auditDemo(category: string): Promise<void> {
  await page.getByRole('combobox').click();
  await page.keyboard.type(category);
  await page.keyboard.press('Enter');
  await page.locator('input[type=file]').first().setInputFiles(file('test/fixtures/demo/demo.apk'));
  await page.locator('#overview-title').waitFor();
}

async function inBothThemes(name: string): Promise<void> {
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    const folder = SHOWN.test(name) ? 'docs/images' : '.output/screenshots';
    await page.screenshot({ path: file(`${folder}/${name}-${theme}.png`) });
  }
}

async function setSettings(settings: object): Promise<void> {
  await page.evaluate(storeSettings, settings);
}

declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };

function storeSettings(settings: object): Promise<void> {
  return chrome.storage.local.set({ settings });
}
