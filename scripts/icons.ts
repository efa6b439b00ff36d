/** `npm run icons`: draws the extension's icons from `ui/icon/icon.svg` with Chromium, one PNG a size. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../test/support/browser.ts';

const SIZES = [16, 32, 48, 96, 128];

const file = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const svg = await readFile(file('ui/icon/icon.svg'), 'utf8');

const browser = await launchChromium();
const page = await browser.newPage();
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${svg}`);
  await writeFile(file(`public/icon/${size}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
