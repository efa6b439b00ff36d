import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chromiumWithExtension } from '../test/support/extension.ts';
import type { Part } from './part.ts';

const DEMO = join(import.meta.dirname, '../test/fixtures/demo/demo.apk');
/** The largest packages of the corpus by code and by size. */
const FILES = ['other/xuanjian-app-release.apk', 'cn/ChuanQisss-wandoujia.apk'];

/** No page that people work with may block its thread longer (RAIL; the Long Tasks API counts from here). */
const LONG_TASK = 50;

/**
 * How long the audit page's own thread is blocked while it audits a package: long tasks as Chromium reports them, from
 * the file's choice until the result has been drawn.
 */
export async function pageTasks(apks: string): Promise<Part> {
  const extension = await chromiumWithExtension();
  const rows: string[] = [];
  const behind: string[] = [];
  try {
    for (const path of [DEMO, ...FILES.map((file) => join(apks, file))]) {
      const page = await extension.open('audit.html');
      await page.evaluate(observe);
      const started = performance.now();
      await page.locator('input[type=file]').first().setInputFiles(path);
      await page.locator('#overview-title').waitFor({ timeout: 600_000 });
      const elapsed = performance.now() - started;
      await page.waitForTimeout(500);
      const tasks = await page.evaluate(() => longTasks);
      await page.close();
      const longest = Math.max(0, ...tasks);
      const megabytes = (statSync(path).size / 1e6).toFixed(1);
      rows.push(
        `| ${basename(path)} | ${megabytes} | ${elapsed.toFixed(0)} | ${tasks.length} | ${longest.toFixed(0)} |`,
      );
      if (longest > LONG_TASK)
        behind.push(`the page’s thread was blocked for ${longest.toFixed(0)} ms by ${basename(path)}`);
    }
  } finally {
    await extension.close();
  }
  return {
    text: `| package | MB | from choice to result, ms | tasks of ${LONG_TASK} ms and more | longest, ms |\n|---|--:|--:|--:|--:|\n${rows.join('\n')}`,
    behind,
  };
}

declare global {
  var longTasks: number[];
}

function observe(): void {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
  }).observe({ type: 'longtask' });
}
