/**
 * Part of `npm run screenshots`: the chip on store pages of our own (test/fixtures/listings), the store switched on as a user
 * does, in both languages and both themes.
 */
import { ADDRESSES, fixture } from '../test/analyzer/listing/fixtures.ts';
import { chipFor } from '../test/support/chip.ts';
import { StoreBrowser } from '../test/support/store-browser.ts';

/** The store whose made-up page is shown, and the app's name there, by the language of the picture. */
const SHOWN = {
  zh: { store: 'huawei-appgallery', file: 'app', app: '乐学吉他' },
  en: { store: 'google-play', file: 'details', app: 'Lexue Guitar' },
} as const;
const THEMES = ['light', 'dark'] as const;
/** The corner of the page, in CSS pixels. */
const CORNER = { width: 640, height: 400 };

declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };

/** @param folder where `chip-LANGUAGE-THEME.png` go */
export async function chipScreenshots(folder: string): Promise<void> {
  const pages = Object.values(SHOWN).map(({ store, file }) => {
    return [(ADDRESSES[store] ?? '').replace(/#.*/, ''), fixture(`${store}/${file}.html`)] as const;
  });
  const browser = await StoreBrowser.start(new Map(pages));
  await browser.allowAll();
  const page = await browser.extension.context.newPage();
  for (const [language, { store, app }] of Object.entries(SHOWN)) {
    for (const theme of THEMES) {
      await browser.options.evaluate((settings) => chrome.storage.local.set({ settings }), {
        language,
        theme,
      });
      await page.setViewportSize(CORNER);
      await page.goto(ADDRESSES[store] ?? '');
      await chipFor(page, app);
      await page.screenshot({ path: `${folder}/chip-${language}-${theme}.png` });
    }
  }
  await browser.close();
}
