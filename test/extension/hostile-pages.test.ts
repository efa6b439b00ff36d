import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixture } from '../analyzer/listing/fixtures.ts';
import { chipFor, chipOf } from '../support/chip.ts';
import { StoreBrowser } from '../support/store-browser.ts';

/** One page of Google Play for each way of being hostile, named by its app. */
const addressOf = (app: string) => `https://play.google.com/store/apps/details?id=com.example.${app}`;
const pageOf = (app: string) => fixture('google-play/details.html').replaceAll('lexue', app);

/** Says in the page that something of the extension's ran or was reached. */
const PWN = "document.documentElement.setAttribute('data-pwned', 'yes')";

const markup = pageOf('markup')
  .replace(
    /<title>.*?<\/title>/s,
    `<title></title><script>${PWN}</script>&lt;img src=x onerror="${PWN}"&gt;</title>`,
  )
  .replaceAll('Lexue Guitar', `Lexue \\u202Egpj.apk\\u2066<img src=x onerror=${PWN}>`)
  .replace(
    /<h1>.*?<\/h1>/s,
    `<h1>Lexue &#x202E;gpj.apk&#x2066;&lt;img src=x onerror="${PWN}"&gt;&lt;script&gt;${PWN}&lt;/script&gt;</h1>`,
  );

const polluting = pageOf('polluting').replace(
  /<script type="application\/ld\+json">/,
  `<script type="application/ld+json">{"__proto__": {"polluted": 1, "kind": "nothing"}, "constructor": {"prototype": {"polluted": 1}},
    "@graph": [{"__proto__": {"polluted": 1}, "@type": "SoftwareApplication", "name": "Lexue Guitar"}]}</script>
  <script type="application/ld+json">`,
);

/** Before anything of the extension runs there, the page has replaced all that a careless content script would use. */
const lying = pageOf('lying').replace(
  '<head>',
  `<head><script>
    const trap = () => { ${PWN}; throw new Error('trap'); };
    for (const [of, names] of [
      [Element.prototype, ['attachShadow', 'append', 'setAttribute', 'remove', 'checkVisibility', 'showPopover']],
      [Document.prototype, ['createElement', 'createElementNS', 'getElementsByTagName', 'querySelector']],
      [EventTarget.prototype, ['addEventListener', 'dispatchEvent']],
      [MutationObserver.prototype, ['observe', 'disconnect']],
      [Array.prototype, ['map', 'some', 'find']],
      [Object, ['entries', 'keys', 'assign']],
      [Promise, ['withResolvers', 'race']],
    ]) for (const name of names) Object.defineProperty(of, name, { value: trap });
    for (const name of ['MutationObserver', 'AbortController', 'CSSStyleSheet', 'navigation', 'setTimeout', 'chrome', 'browser'])
      Object.defineProperty(window, name, { value: trap });
    Object.defineProperty(Document.prototype, 'documentElement', { get: trap });
    Object.prototype.kind = 'nothing';
    Object.prototype.level = 'clear';
  </script>
  <form name="documentElement"></form><img name="title"><form id="location" name="hidden"></form>`,
);

/** Takes the chip away as soon as it is there, styles it away, and covers its corner. */
const removing = pageOf('removing').replace(
  '</body>',
  `<style>zhizhi-chip, html > :not(head, body) { display: none !important; opacity: 0 !important; transform: scale(0) !important }</style>
  <div style="position: fixed; inset: 0; z-index: 2147483647; background: white"></div>
  <script>
    window.taken = 0;
    new MutationObserver(() => {
      for (const one of document.querySelectorAll('html > :not(head, body)')) { one.remove(); window.taken++; }
    }).observe(document.documentElement, { childList: true });
  </script></body>`,
);

/** Clicks all it can reach as soon as it is there: it cannot open the panel or hide the chip in the user's name. */
const clicking = pageOf('clicking').replace(
  '</body>',
  `<script>
    setInterval(() => {
      for (const host of document.querySelectorAll('html > :not(head, body)')) {
        window.root = host.shadowRoot;
        window.seen = true;
        host.click();
        for (const type of ['click', 'keydown', 'pointerdown'])
          host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: innerWidth - 100, clientY: innerHeight - 40 }));
        host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
        document.elementFromPoint(innerWidth - 100, innerHeight - 60)?.click();
      }
    }, 50);
  </script></body>`,
);

/** Ten megabytes of text in one heading and in many; most of it not shown, so that it is not the browser that takes its time. */
const huge = pageOf('huge').replace(
  '<footer>',
  `<h1>${'x'.repeat(500_000)}</h1><h1 hidden>${'x'.repeat(9_000_000)}</h1>${'<h1>隐私政策：</h1><p>版本</p>'.repeat(25_000)}<footer>`,
);

const PAGES = { markup, polluting, lying, removing, clicking, huge };

declare const chrome: {
  tabs: { query(what: { url: string }): Promise<{ id: number }[]> };
  action: {
    getBadgeText(of: { tabId: number }): Promise<string>;
    getTitle(of: { tabId: number }): Promise<string>;
  };
  runtime: { getContexts(filter: { contextTypes: string[] }): Promise<unknown[]> };
};

let browser: StoreBrowser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  browser = await StoreBrowser.start(
    new Map(Object.entries(PAGES).map(([app, html]) => [addressOf(app), html])),
  );
  await browser.switchOn('Google Play');
  page = await browser.extension.context.newPage();
  for (const worker of browser.extension.context.serviceWorkers()) {
    worker.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
  }
  browser.options.on('pageerror', (error) => faults.push(String(error)));
});
afterAll(() => browser?.close());

const open = (app: keyof typeof PAGES) => page.goto(addressOf(app));
const pwned = () => page.evaluate(() => document.body.parentElement?.getAttribute('data-pwned') ?? null);

/** What the toolbar button says of the page, where no page reaches it. */
async function badge(app: keyof typeof PAGES): Promise<{ text: string; title: string }> {
  return browser.options.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    const tabId = tab?.id ?? -1;
    return {
      text: await chrome.action.getBadgeText({ tabId }),
      title: await chrome.action.getTitle({ tabId }),
    };
  }, addressOf(app));
}

describe('a hostile store page', () => {
  test('with script in its title, and markup and bidi controls for a name: shown as what they are', async () => {
    await open('markup');
    // What the page itself runs is its own affair.
    await page.evaluate(() => document.documentElement.removeAttribute('data-pwned'));
    const { label } = await chipFor(page, 'Lexue');
    expect(label).toContain('Lexue \\u{202e}gpj.apk\\u{2066}<img');
    expect(label.length).toBeLessThan(150);
    expect((await badge('markup')).title).toContain('\\u{202e}');
    expect(await pwned()).toBeNull();
  });

  test('whose data would change what every object has: changes nothing, and is judged', async () => {
    await open('polluting');
    expect((await chipFor(page, 'Lexue Guitar')).says).toContain('Suspected problems');
    const [worker] = browser.extension.context.serviceWorkers();
    expect(await worker?.evaluate(() => [Reflect.get({}, 'polluted'), Reflect.get({}, 'kind')])).toEqual([
      undefined,
      undefined,
    ]);
    expect(await page.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined();
  });

  test('that has replaced what a script works with: cannot touch the one that reads it', async () => {
    await page.goto(addressOf('lying')).catch(() => {});
    expect((await chipFor(page, 'Lexue Guitar')).says).toContain('2 suspected');
  });

  test('that takes the chip away: it comes back a few times, is left at that, and the toolbar button says it', async () => {
    await open('removing');
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'taken'))).toBe(4);
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => Reflect.get(window, 'taken'))).toBe(4);
    expect(await chipOf(page)).toBeNull();
    const { text, title } = await badge('removing');
    expect(text).toBe('?');
    expect(title).toContain('Suspected problems');
  });

  test('that clicks and types by script: neither opens the panel nor hides the chip, nor sees into it', async () => {
    await open('clicking');
    await chipFor(page, 'Lexue Guitar');
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => [Reflect.get(window, 'seen'), Reflect.get(window, 'root')])).toEqual([
      true,
      null,
    ]);
    expect(await chipOf(page)).not.toBeNull();
    const panels = await browser.options.evaluate(() =>
      chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] }),
    );
    expect(panels).toEqual([]);
  });

  test('of 10 MB: is read to a bound, says so, and the page stays its user’s', async () => {
    await open('huge');
    await expect.poll(async () => (await badge('huge')).text, { timeout: 30_000 }).toBe('?');
    expect((await badge('huge')).title).toContain('the page is too long; its first part was read');
    expect(await page.evaluate(() => document.querySelectorAll('h1').length)).toBeGreaterThan(25_000);
    // Not what the browser makes of it for assistive technology.
    await page.goto('about:blank');
  });

  test('of any of these kinds brings no fault of ours', () => {
    expect(faults).toEqual([]);
  });
});
