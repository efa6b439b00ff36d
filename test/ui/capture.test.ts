import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capturePage, MAXIMUM_MARKUP } from '../../ui/page/capture.ts';
import { launchChromium } from '../support/browser.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  await page.route('https://store.example/**', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: bodies.get(new URL(route.request().url()).pathname) ?? '',
    }),
  );
});
afterAll(() => browser.close());

const bodies = new Map<string, string>([
  [
    '/plain',
    '<!doctype html><html lang="zh"><head><title>乐学吉他</title></head><body><input><p id="a">a</p></body></html>',
  ],
  [
    '/clobbered',
    '<!doctype html><html><head><title>real</title></head><body><img name="documentElement"><img name="title"><form name="querySelector"></form></body></html>',
  ],
]);

/** As `scripting.executeScript` does it: the function's text, run in the page. */
const capture = (maximum = MAXIMUM_MARKUP) => page.evaluate(capturePage, maximum);

describe('a page is captured', () => {
  test('as it stands: with what scripts made of it, without what was typed', async () => {
    await page.goto('https://store.example/plain');
    await page.locator('input').fill('secret');
    await page.evaluate(() => {
      document.body.append('added');
    });
    const snapshot = await capture();
    expect(snapshot).toMatchObject({
      url: 'https://store.example/plain',
      loadedUrl: 'https://store.example/plain',
      title: '乐学吉他',
      isTruncated: false,
    });
    expect(snapshot.html).toMatch(/^<html lang="zh">.*added<\/body><\/html>$/s);
    expect(snapshot.html).not.toContain('secret');
    expect(Math.abs(Date.parse(snapshot.capturedAt) - Date.now())).toBeLessThan(60_000);
  });

  test('with the address it was loaded from, where a script moved it on', async () => {
    await page.goto('https://store.example/plain');
    await page.evaluate(() => history.pushState(null, '', '/other?id=1'));
    const { url, loadedUrl } = await capture();
    expect([url, loadedUrl]).toEqual(['https://store.example/other?id=1', 'https://store.example/plain']);
  });

  test('up to a bound, and says when it was cut', async () => {
    await page.goto('https://store.example/plain');
    const { html, isTruncated } = await capture(20);
    expect([html, isTruncated]).toEqual(['<html lang="zh"><hea', true]);
  });

  test('whatever its elements are named', async () => {
    await page.goto('https://store.example/clobbered');
    const { html, title } = await capture();
    expect(html).toMatch(/^<html>.*documentElement.*<\/html>$/s);
    expect(title).toBe('real');
  });
});
