/**
 * Part of `npm run screenshots`: the panel beside a store page of our own (test/fixtures/listings), opened by a click on the
 * toolbar button, in both languages and both themes.
 */
import { writeFile } from 'node:fs/promises';
import { ADDRESSES, fixture } from '../test/analyzer/listing/fixtures.ts';
import { ToolbarBrowser } from '../test/support/toolbar.ts';
import { serveWeb } from '../test/support/web.ts';

/** The store whose made-up page is read, by the language of the picture. */
const STORES = { zh: 'huawei-appgallery', en: 'google-play' } as const;
const THEMES = ['light', 'dark'] as const;
const SIZE = { width: 400, height: 900, deviceScaleFactor: 1 };

declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };

/** @param folder where `panel-LANGUAGE-THEME.png` go */
export async function panelScreenshots(folder: string): Promise<void> {
  const pages = Object.values(STORES).map((store) => {
    const name = store === 'google-play' ? 'details' : 'app';
    return [ADDRESSES[store] ?? '', fixture(`${store}/${name}.html`)] as const;
  });
  const web = await serveWeb(new Map(pages.map(([address, html]) => [address.replace(/#.*/, ''), html])));
  const chromium = await ToolbarBrowser.start(web.chromiumArguments);
  for (const [language, store] of Object.entries(STORES)) {
    const page = await chromium.open(ADDRESSES[store] ?? '');
    await chromium.click(page);
    const panel = await chromium.panel();
    await panel.setViewport(SIZE);
    for (const theme of THEMES) {
      await panel.evaluate((settings) => chrome.storage.local.set({ settings }), { language, theme });
      await panel.waitForSelector(`html[lang^="${language}"][data-theme="${theme}"] #overview`);
      await writeFile(`${folder}/panel-${language}-${theme}.png`, await panel.screenshot());
    }
  }
  await chromium.close();
  await web.close();
}
