import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeListing } from '../../analyzer/judge-listing.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { VERDICT_WORD } from '../../ui/text/verdict.ts';
import { ADDRESSES, fixture } from '../analyzer/listing/fixtures.ts';
import { chipFor, chipOf, noChip } from '../support/chip.ts';
import { StoreBrowser } from '../support/store-browser.ts';

const PLAY = ADDRESSES['google-play'] ?? '';
const SECOND = PLAY.replace('lexue', 'second');
const TOP = 'https://play.google.com/store/apps/top';
const AMAZON = ADDRESSES.amazon ?? '';
const F_DROID = ADDRESSES['f-droid'] ?? '';
const XIAOMI = ADDRESSES.xiaomi ?? '';
/** Every store that may be read without a click, and its made-up app. */
const STORES = Object.entries(ADDRESSES).filter(([store]) => store !== 'amazon');
const SECOND_PAGE = pageOf('google-play')
  .replaceAll('lexue', 'second')
  .replaceAll('Lexue Guitar', 'Second Chat');
const PAGES = new Map([
  ...STORES.map(([store, address]) => [address, pageOf(store)] as const),
  [SECOND, SECOND_PAGE],
  [TOP, '<!doctype html><title>Top apps</title><h1>Top apps</h1>'],
  [AMAZON, pageOf('amazon')],
]);

function pageOf(store: string): string {
  return fixture(`${store}/${store === 'google-play' ? 'details' : 'app'}.html`);
}

declare const chrome: {
  permissions: { getAll(): Promise<{ origins: string[] }>; remove(all: object): Promise<boolean> };
  scripting: {
    getRegisteredContentScripts(): Promise<{ id: string; matches: string[] }[]>;
  };
  storage: {
    local: { set(items: object): Promise<void> };
    session: { get: () => Promise<unknown> };
  };
  runtime: { getContexts(filter: { contextTypes: string[] }): Promise<unknown[]> };
};

let browser: StoreBrowser;
let options: Page;
let page: Page;

beforeAll(async () => {
  browser = await StoreBrowser.start(PAGES);
  options = browser.options;
  page = await browser.extension.context.newPage();
  await page.goto(PLAY);
});
afterAll(() => browser?.close());

const scripts = () => options.evaluate(() => chrome.scripting.getRegisteredContentScripts());
const storeSwitch = (name: string) => options.getByRole('switch', { name });

/** As a site does that changes its page by script: the address first, the content a moment later. */
async function moveTo(address: string, html: string): Promise<void> {
  await page.evaluate(
    ([to, markup]) => {
      history.pushState({}, '', to);
      const next = new DOMParser().parseFromString(markup, 'text/html');
      setTimeout(() => {
        document.title = next.title;
        document.body.replaceChildren(...next.body.childNodes);
      }, 300);
    },
    [address, html] as const,
  );
}

describe('a store', () => {
  test('is not read before the user allows it', async () => {
    expect(await scripts()).toEqual([]);
    expect(await options.getByRole('switch').count()).toBe(STORES.length);
    expect(await options.getByRole('switch', { checked: true }).count()).toBe(0);
    await options.getByText('It can read no website by itself').waitFor();
    await page.waitForTimeout(1000);
    expect(await chipOf(page)).toBeNull();
  });

  test('is read once its switch is turned and the browser’s question answered, on the page that is open already', async () => {
    await browser.switchOn('Google Play');
    await options.getByText('It can now read by itself: play.google.com.').waitFor();
    expect(await options.getByRole('switch', { checked: true }).count()).toBe(1);
    await page.bringToFront();
    const chip = await chipFor(page, 'Lexue Guitar');
    expect(chip.says).toContain('Suspected problems');
    expect(chip.says).toContain('2 suspected · this page only');
    expect(await scripts()).toMatchObject([
      { id: 'chip-google-play', matches: ['https://play.google.com/*'] },
    ]);
  });

  test('is read when a page of it opens, and the page is not moved by it', async () => {
    await page.goto(TOP);
    await page.goto(PLAY);
    const size = () =>
      page.evaluate(() => {
        const { scrollWidth, scrollHeight, clientHeight, clientWidth } = document.documentElement;
        const boxes = [...document.body.querySelectorAll('*')].map((one) =>
          one.getBoundingClientRect().toJSON(),
        );
        return { scrollWidth, scrollHeight, clientHeight, clientWidth, boxes };
      });
    const before = await size();
    expect(await chipOf(page)).toBeNull();
    const chip = await chipFor(page, 'Lexue Guitar');
    expect(await size()).toEqual(before);
    // In the corner, and large enough to be hit.
    const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    expect(chip.hide.x).toBeGreaterThan(width - 80);
    expect(chip.open.y).toBeGreaterThan(height - 200);
    expect(Math.min(chip.hide.width, chip.hide.height)).toBeGreaterThanOrEqual(24);
  });

  test('has a script that cannot reach what the extension keeps', async () => {
    const session = await browser.extension.context.newCDPSession(page);
    const contexts: number[] = [];
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === browser.extension.origin) contexts.push(context.id);
    });
    await session.send('Runtime.enable');
    expect(contexts).toHaveLength(1);
    const { exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId: contexts[0] ?? 0,
      expression: 'chrome.storage.local.get(null)',
      awaitPromise: true,
    });
    expect(exceptionDetails?.exception?.description).toContain('Access to storage is not allowed');
    await session.detach();
  });

  test('has its chip change when the page moves to another app without loading, and go when it moves to none', async () => {
    await moveTo(SECOND, SECOND_PAGE);
    expect((await chipFor(page, 'Second Chat')).label).not.toContain('Lexue');
    await moveTo(TOP, '<h1>Top apps</h1>');
    await noChip(page);
    await moveTo(PLAY, pageOf('google-play'));
    await chipFor(page, 'Lexue Guitar');
  });

  test('has a chip that a keyboard reaches, and whose click opens the panel', async () => {
    await page.goto(PLAY);
    await chipFor(page, 'Lexue Guitar');
    const panels = () => options.evaluate(() => chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] }));
    expect(await panels()).toEqual([]);
    // From the last link of the page on.
    await page.locator('footer a').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(panels, { timeout: 10_000 }).toHaveLength(1);
    // It reads the page without the chip, which is back then, and where the keyboard was.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.localName), { timeout: 10_000 })
      .toBe('zhizhi-chip');
    await chipFor(page, 'Lexue Guitar');
  });

  test('has a chip in the language of the extension', async () => {
    await options.evaluate(() => chrome.storage.local.set({ settings: { language: 'zh' } }));
    await page.goto(PLAY);
    const chip = await chipFor(page, 'Lexue Guitar');
    expect(chip.label).toBe('知止：“Lexue Guitar”的隐私检查');
    expect(chip.says).toContain('疑似问题');
    expect(chip.says).toContain('疑似 2 · 只看了本页');
    await options.evaluate(() => chrome.storage.local.set({ settings: { language: 'en' } }));
  });

  test('gets its answer though the background is stopped in mid-work', async () => {
    const [worker] = browser.extension.context.serviceWorkers();
    // This background never comes to an end: it waits for its own memory.
    await worker?.evaluate(() => {
      chrome.storage.session.get = () => new Promise(() => {});
    });
    await page.goto(PLAY);
    await page.waitForTimeout(1000);
    expect(await chipOf(page)).toBeNull();
    await stopBackground();
    expect((await chipFor(page, 'Lexue Guitar')).says).toContain('Suspected problems');
  });

  test('closed with Escape is gone from this page only, where nothing else hears the key', async () => {
    const { hide } = await chipFor(page, 'Lexue Guitar');
    await page.evaluate(() => addEventListener('keydown', ({ key }) => (document.title += key)));
    // A press that ends elsewhere: the keyboard is at the button, which was not clicked.
    await page.mouse.move(hide.x, hide.y);
    await page.mouse.down();
    await page.mouse.move(10, 10);
    await page.mouse.up();
    await page.keyboard.press('Escape');
    await noChip(page);
    expect(await page.title()).not.toContain('Escape');
    await page.reload();
    await chipFor(page, 'Lexue Guitar');
  });

  test('is not read any more, until the browser is closed, once its chip is hidden', async () => {
    const { hide } = await chipFor(page, 'Lexue Guitar');
    await page.mouse.click(hide.x, hide.y);
    await noChip(page);
    await expect.poll(scripts).toEqual([]);
    await page.goto(SECOND);
    await page.waitForTimeout(1000);
    expect(await chipOf(page)).toBeNull();
    expect(await storeSwitch('Google Play').isChecked()).toBe(true);
    // Whoever switches it off and on wants it. The browser does not ask twice.
    await storeSwitch('Google Play').click();
    await expect.poll(() => storeSwitch('Google Play').isChecked()).toBe(false);
    await storeSwitch('Google Play').click();
    await page.bringToFront();
    await chipFor(page, 'Second Chat');
  });
});

/** As a browser does that is short of memory. */
async function stopBackground(): Promise<void> {
  const session = await browser.extension.context.newCDPSession(options);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

/** One of each kind: by number, by fragment or query, by subdomain, with two sites, with labels in Chinese. */
const SOME = ['apple-app-store', 'huawei-appgallery', 'tencent-yyb', 'vivo', 'f-droid', 'aptoide'];

describe('every store', () => {
  beforeAll(() => browser.allowAll());

  test.each(STORES.filter(([store]) => SOME.includes(store)))(
    '%s: the chip says what the analyzer judges of the page',
    async (store, address) => {
      await page.bringToFront();
      await page.goto(address);
      const { verdict, listing } = judgeListing(pageOf(store), address, { rules: await loadRulePack() });
      const chip = await chipFor(page, listing.name ?? '');
      expect(chip.says).toContain(VERDICT_WORD[verdict.level].en);
      const [reason] = verdict.reasons;
      if (reason !== undefined) expect(chip.says).toContain(reason.en);
      if (verdict.counts.suspected > 0) expect(chip.says).toContain(`${verdict.counts.suspected} suspected`);
    },
  );

  test('whose addresses do not tell apps from other goods is read on a click only', async () => {
    await page.goto(AMAZON);
    await page.waitForTimeout(1000);
    expect(await chipOf(page)).toBeNull();
    await options.getByText('Amazon Appstore is read on a click only').waitFor();
  });
});

describe('a store that is switched off', () => {
  test('has its chips gone from open pages, and is not read any more', async () => {
    await page.goto(XIAOMI);
    await chipFor(page, '乐学吉他');
    await storeSwitch('Xiaomi').evaluate((element) => (element as HTMLElement).click());
    await noChip(page);
    await expect.poll(async () => (await scripts()).map(({ id }) => id)).not.toContain('chip-xiaomi');
    expect(await storeSwitch('Xiaomi').isChecked()).toBe(false);
    await page.reload();
    await page.waitForTimeout(1000);
    expect(await chipOf(page)).toBeNull();
  });

  test('by the browser’s own settings is switched off here too', async () => {
    await page.goto(PLAY);
    await chipFor(page, 'Lexue Guitar');
    await options.evaluate(() => chrome.permissions.remove({ origins: ['https://play.google.com/*'] }));
    await noChip(page);
    await expect.poll(() => storeSwitch('Google Play').isChecked()).toBe(false);
    await options.getByText('It can now read by itself: apps.apple.com').waitFor();
  });
});

test('when the browser was closed, what is switched on still is, and a hidden chip is shown again', async () => {
  const before = await scripts();
  expect(before.length).toBeGreaterThan(10);
  await page.goto(F_DROID);
  const { hide } = await chipFor(page, 'Lexue Guitar');
  await page.mouse.click(hide.x, hide.y);
  await expect.poll(async () => (await scripts()).length).toBe(before.length - 1);
  await browser.restart();
  ({ options } = browser);
  page = await browser.extension.context.newPage();
  await expect.poll(scripts).toEqual(expect.arrayContaining(before));
  await page.goto(F_DROID);
  await chipFor(page, 'Lexue Guitar');
});

test('when the extension was updated, stores are still switched on, and open pages get its new chip', async () => {
  const before = await scripts();
  await chipFor(page, 'Lexue Guitar');
  await page.locator('zhizhi-chip').evaluate((chip) => chip.setAttribute('data-old', ''));
  // Read as often as a page is read, so that nothing but its successor takes the old one away.
  for (let change = 0; change < 2; change++) {
    await page.evaluate(() => document.body.append(document.createElement('p')));
    await page.waitForTimeout(800);
  }
  await browser.update();
  ({ options } = browser);
  await expect.poll(scripts).toEqual(before);
  await page.bringToFront();
  await page.locator('zhizhi-chip:not([data-old])').waitFor({ state: 'attached' });
  expect(await page.locator('zhizhi-chip').count()).toBe(1);
});

test('all of this made no request but for the pages that were opened', () => {
  const own = new Set([...PAGES.keys()].map((address) => address.replace(/#.*/, '')));
  const others = browser.web.asked.filter((url) => !own.has(url) && !BROWSER_ITSELF.test(url));
  expect(others).toEqual([]);
  expect(browser.web.asked.length).toBeGreaterThan(STORES.length);
});

/** What Chromium asks for whatever is in it: the icon of a site, its own accounts and updates. */
const BROWSER_ITSELF =
  /\/favicon\.ico$|^https:\/\/(accounts\.google\.com\/ListAccounts|update\.googleapis\.com\/service\/update2\/)/;
