import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { POLICIES } from '../train/corpora.ts';

const root = join(import.meta.dirname, '../..');
const RUNS = 15;

/** Milliseconds that Chromium takes to read 30,000 characters of a policy, from bytes to facts: the first run and the median of the rest. */
export async function timeInChromium(): Promise<{ readonly first: number; readonly median: number }> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(root, 'scripts/eval/read-policy-entry.ts'), formats: ['iife'], name: 'Zhizhi' },
      rollupOptions: { output: { inlineDynamicImports: true } },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless=new', '--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: `${output.output[0].code}; globalThis.Zhizhi = Zhizhi;` });
    const text = readFileSync(join(POLICIES, 'full/抖音.txt'), 'utf8').repeat(2).slice(0, 30_000);
    const times = (await page.evaluate(`Zhizhi.time(${JSON.stringify(text)}, ${RUNS})`)) as number[];
    const [first = 0, ...rest] = times;
    const sorted = rest.sort((one, other) => one - other);
    return { first, median: sorted[Math.floor(sorted.length / 2)] ?? 0 };
  } finally {
    await browser.close();
  }
}
