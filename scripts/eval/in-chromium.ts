import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CDPSession, chromium } from 'playwright-core';
import { build } from 'vite';
import { POLICIES } from '../train/corpora.ts';

const root = join(import.meta.dirname, '../..');
const PAGES = 7;
const RUNS = 8;

/** Milliseconds: by the clock, and of them at work on the page's thread. */
interface Time {
  readonly elapsed: number;
  readonly busy: number;
}

export interface ChromiumTimes {
  readonly pages: number;
  /** The first reading of a new page, and a later one: medians over the pages. */
  readonly first: Time;
  readonly later: Time;
}

/** How long Chromium takes to read 30,000 characters of a policy, from bytes to facts. */
export async function timeInChromium(): Promise<ChromiumTimes> {
  const code = await bundle();
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless=new', '--no-sandbox', '--disable-gpu'],
  });
  try {
    const session = await browser.newBrowserCDPSession();
    const text = readFileSync(join(POLICIES, 'full/抖音.txt'), 'utf8').repeat(2).slice(0, 30_000);
    const first: Time[] = [];
    const later: Time[] = [];
    for (let opened = 0; opened < PAGES; opened++) {
      const page = await browser.newPage();
      const content = `${code}; globalThis.read = (runs) => Zhizhi.time(${JSON.stringify(text)}, runs);`;
      await page.addScriptTag({ content });
      // The first question put to a page costs it more than the later ones, whatever is asked.
      await page.evaluate('0');
      const read = async (runs: number): Promise<Time> => {
        const before = await atWork(session);
        const times = (await page.evaluate(`read(${runs})`)) as number[];
        const after = await atWork(session);
        const busy = Math.max(...[...after].map(([id, since]) => since - (before.get(id) ?? 0)));
        return { elapsed: median(times), busy: busy / runs };
      };
      first.push(await read(1));
      await read(RUNS);
      later.push(await read(RUNS));
      await page.close();
    }
    return { pages: PAGES, first: medians(first), later: medians(later) };
  } finally {
    await browser.close();
  }
}

async function bundle(): Promise<string> {
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
  return output.output[0].code;
}

/** Of each page's process: how long its main thread has been at work, as Linux counts it. */
async function atWork(session: CDPSession): Promise<Map<number, number>> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const times = new Map<number, number>();
  for (const { type, id } of processInfo) {
    if (type !== 'renderer') continue;
    const counts = `/proc/${id}/task/${id}/schedstat`;
    // A page that was closed may still be listed.
    if (!existsSync(counts)) continue;
    const [nanoseconds = ''] = readFileSync(counts, 'utf8').split(' ');
    times.set(id, Number(nanoseconds) / 1e6);
  }
  return times;
}

function medians(times: readonly Time[]): Time {
  return {
    elapsed: median(times.map(({ elapsed }) => elapsed)),
    busy: median(times.map(({ busy }) => busy)),
  };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
