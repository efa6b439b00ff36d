import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChipContent } from '../../ui/chip/protocol.ts';
import type * as View from '../../ui/chip/view.ts';
import { launchChromium } from '../support/browser.ts';

const root = join(import.meta.dirname, '../..');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare const axe: { run(): Promise<AxeResults> };
declare const chip: typeof View;

const LEVELS = ['violation', 'suspected', 'clear', 'incomplete'] as const;
const THEMES = ['light', 'dark'] as const;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  // Its tree is closed to everybody; here it is opened, so that axe can look into it.
  await page.addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      return attach.call(this, { ...init, mode: 'open' });
    };
  });
  await page.goto(
    'data:text/html,<!doctype html><html lang="en"><title>x</title><main><h1>A store</h1></main>',
  );
  await page.addScriptTag({ content: await viewScript() });
  await page.evaluate(AXE);
});
afterAll(() => browser?.close());

/** `ui/chip/view.ts` as a script that makes it `chip`. */
async function viewScript(): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'chrome128',
      cssTarget: 'chrome128',
      lib: { entry: join(root, 'ui/chip/view.ts'), formats: ['iife'], name: 'chip', fileName: 'chip' },
    },
  });
  const [one] = [built].flat() as Rolldown.RolldownOutput[];
  return one?.output[0].code ?? '';
}

function contentOf(level: ChipContent['level'], theme: ChipContent['theme']): ChipContent {
  return {
    kind: 'chip',
    level,
    lang: 'en',
    theme,
    brand: 'Zhizhi',
    word: 'Suspected problems',
    reason: `READ_CONTACTS ${'asked for without need '.repeat(9)}`,
    counts: '2 suspected · this page only',
    label: 'Zhizhi: privacy audit of “Lexue”',
    openHint: 'Open the panel for details',
    hideLabel: 'Hide',
  };
}

test.each(LEVELS.flatMap((level) => THEMES.map((theme) => [level, theme] as const)))(
  'axe finds nothing wrong with the chip (%s, %s), which has styles of its own and stays within its corner',
  async (level, theme) => {
    const { violations, box, background } = await page.evaluate(
      async (content) => {
        const shown = chip.showChip(content, { open() {}, hide() {}, close() {}, isLive: () => true });
        const { violations: found } = await axe.run();
        const host = document.querySelector('zhizhi-chip');
        const card = host?.shadowRoot?.querySelector('.chip');
        const rect = host?.getBoundingClientRect().toJSON() as DOMRect;
        const colour = card == null ? '' : getComputedStyle(card).backgroundColor;
        shown.remove();
        return {
          violations: found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
          box: rect,
          background: colour,
        };
      },
      contentOf(level, theme),
    );
    expect(violations).toEqual([]);
    expect(background).toBe(theme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(25, 31, 35)');
    expect(box.width).toBeLessThanOrEqual(360);
    expect(box.height).toBeLessThan(200);
    expect(await page.evaluate(() => document.querySelector('zhizhi-chip'))).toBeNull();
  },
);
