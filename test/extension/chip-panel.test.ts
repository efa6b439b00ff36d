import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADDRESSES, fixture } from '../analyzer/listing/fixtures.ts';
import { chipFor } from '../support/chip.ts';
import { PanelText } from '../support/panel-text.ts';
import { StoreBrowser } from '../support/store-browser.ts';

const PLAY = ADDRESSES['google-play'] ?? '';
const SECOND = PLAY.replace('lexue', 'second');
const DETAILS = fixture('google-play/details.html');
const PAGES = new Map([
  [PLAY, DETAILS],
  [SECOND, DETAILS.replaceAll('lexue', 'second').replaceAll('Lexue Guitar', 'Second Chat')],
]);

let browser: StoreBrowser;
let store: Page;
let panel: PanelText;

beforeAll(async () => {
  browser = await StoreBrowser.start(PAGES);
  await browser.switchOn('Google Play');
  store = await browser.extension.context.newPage();
  await store.goto(PLAY);
  await store.bringToFront();
  panel = await PanelText.through(browser.options);
});
afterAll(() => browser?.close());

test('a click on the chip opens the panel beside the page, which reads that page', async () => {
  const chip = await chipFor(store, 'Lexue Guitar');
  await store.mouse.click(chip.open.x, chip.open.y);
  await panel.says('Lexue Guitar', 'Suspected problems, to be confirmed', 'Save as evidence');
});

test('a page of a store that may be read without a click is shown in the open panel, and not kept', async () => {
  await store.goto(SECOND);
  await panel.says('Second Chat', 'Read without a click, as you allowed');
  const history = await browser.extension.open('audits.html');
  await history.locator('tbody tr').first().waitFor();
  expect(await history.locator('tbody th').allTextContents()).toEqual([
    expect.stringContaining('Lexue Guitar'),
  ]);
});
