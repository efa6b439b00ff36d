import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADDRESSES, fixture } from '../analyzer/listing/fixtures.ts';
import { type FirefoxExtension, firefoxWithExtension } from '../support/extension.ts';

const F_DROID = ADDRESSES['f-droid'] ?? '';
const PAGE = fixture('f-droid/app.html');
/** As strict as a site can be: nothing of the chip may depend on it. */
const POLICY = "default-src 'none'; style-src 'none'; require-trusted-types-for 'script'";

declare const browser: {
  tabs: { query(what: { url: string }): Promise<{ id: number }[]> };
  action: {
    getBadgeText(of: { tabId: number }): Promise<string>;
    getTitle(of: { tabId: number }): Promise<string>;
  };
  scripting: { getRegisteredContentScripts(): Promise<{ id: string }[]> };
};

let extension: FirefoxExtension;
let options: Page;
let store: Page;

beforeAll(async () => {
  // Without windows nobody can answer the browser's question; with this it takes the answer for yes.
  extension = await firefoxWithExtension({ 'extensions.webextOptionalPermissionPrompts': false });
  options = await extension.open('options.html');
  store = await extension.browser.newPage();
  await store.setRequestInterception(true);
  store.on('request', (request) => {
    void request.respond({
      status: 200,
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': POLICY },
      body: PAGE,
    });
  });
});
afterAll(() => extension?.close());

const switchOf = async (name: string) => {
  const found = await options.waitForSelector(`::-p-xpath(//label[contains(., "${name}")]/input)`);
  if (found === null) throw new Error(`no switch for ${name}`);
  return found;
};
const scripts = () =>
  options.evaluate(async () => (await browser.scripting.getRegisteredContentScripts()).map(({ id }) => id));
/** Where the chip is, and how large; its tree is closed. */
const chip = () =>
  store.evaluate(() => {
    const host = document.querySelector('zhizhi-chip');
    if (host === null) return null;
    const { right, bottom, width, height } = host.getBoundingClientRect();
    const corner = [Math.round(innerWidth - right), Math.round(innerHeight - bottom)];
    return { corner, width, height, tree: host.shadowRoot };
  });
const button = () =>
  options.evaluate(async (url) => {
    const [tab] = await browser.tabs.query({ url });
    const tabId = tab?.id ?? -1;
    return {
      text: await browser.action.getBadgeText({ tabId }),
      title: await browser.action.getTitle({ tabId }),
    };
  }, 'https://f-droid.org/*');

/** What the panel says that opened as a tab; empty while there is none. */
async function panelText(): Promise<string> {
  // The driver does not know the address of an extension's page: the page itself does.
  for (const one of await extension.browser.pages()) {
    const text = await one.evaluate(() =>
      location.pathname === '/sidepanel.html' ? document.querySelector('main')?.textContent : null,
    );
    if (text != null) return text;
  }
  return '';
}

describe('in Firefox a store’s page', () => {
  test('is read once the store is switched on', async () => {
    await store.bringToFront();
    await store.goto(F_DROID);
    expect(await scripts()).toEqual([]);
    expect(await chip()).toBeNull();
    await options.bringToFront();
    await (await switchOf('F-Droid')).click();
    await expect.poll(scripts, { timeout: 10_000 }).toEqual(['chip-f-droid']);
    await store.bringToFront();
    // The page that was open already, too.
    await expect.poll(chip, { timeout: 15_000 }).toMatchObject({ corner: [16, 16], tree: null });
    const { width, height } = (await chip()) ?? { width: 0, height: 0 };
    expect(width).toBeGreaterThan(200);
    expect(width).toBeLessThan(400);
    expect(height).toBeGreaterThan(60);
    expect(height).toBeLessThan(200);
    const { text, title } = await button();
    expect(text).toBe('?');
    expect(title).toContain('Zhizhi: privacy audit of “Lexue Guitar”');
    expect(title).toContain('Suspected problems');
  });

  test('is read again when it moves on to another app without loading', async () => {
    await store.evaluate(() => {
      history.pushState({}, '', '/en/packages/com.example.second/');
      const name = document.querySelector('h3.package-name');
      if (name !== null) name.textContent = 'Second Guitar';
      document.title = 'Second';
    });
    await expect
      .poll(async () => (await button()).title, { timeout: 15_000 })
      .toContain('privacy audit of “Second Guitar”');
  });

  test('has a chip whose click opens the panel: as a tab, since Firefox opens no sidebar for a click in a page', async () => {
    await store.reload();
    await expect.poll(chip, { timeout: 15_000 }).not.toBeNull();
    const [x, y] = await store.evaluate(() => [innerWidth - 16 - 150, innerHeight - 16 - 30] as const);
    await store.mouse.click(x, y);
    await expect.poll(panelText, { timeout: 20_000 }).toContain('Suspected problems, to be confirmed');
    expect(await panelText()).toContain('Lexue Guitar');
  });

  test('is not read any more once the store is switched off', async () => {
    await options.bringToFront();
    await (await switchOf('F-Droid')).click();
    await expect.poll(scripts, { timeout: 10_000 }).toEqual([]);
    await expect.poll(chip, { timeout: 10_000 }).toBeNull();
  });
});
