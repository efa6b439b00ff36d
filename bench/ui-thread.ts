/**
 * How long the page's own thread is blocked while it audits a package: long
 * tasks as Chromium reports them (Long Tasks API: 50 ms and more) from the file's choice until the result has been drawn.
 *
 *   node bench/ui-thread.ts [FILE.apk ...]
 */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumWithExtension } from '../test/support/extension.ts';

const DEMO = fileURLToPath(new URL('../test/fixtures/demo/demo.apk', import.meta.url));
const given = process.argv.slice(2);
const apks = given.length > 0 ? given : [DEMO];

const extension = await chromiumWithExtension();
for (const apk of apks) {
  const page = await extension.open('audit.html');
  await page.evaluate(observe);
  const started = performance.now();
  await page.locator('input[type=file]').first().setInputFiles(apk);
  await page.locator('#overview-title').waitFor({ timeout: 600_000 });
  const elapsed = performance.now() - started;
  await page.waitForTimeout(500);
  const tasks = await page.evaluate(() => longTasks);
  const longest = Math.max(0, ...tasks);
  const size = (statSync(apk).size / 1e6).toFixed(1);
  process.stdout.write(
    `${basename(apk)} (${size} MB): ${elapsed.toFixed(0)} ms in all; tasks of 50 ms and more: ${tasks.length}, longest ${longest.toFixed(0)} ms\n`,
  );
  await page.close();
}
await extension.close();

declare global {
  var longTasks: number[];
}

function observe(): void {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
  }).observe({ type: 'longtask' });
}
