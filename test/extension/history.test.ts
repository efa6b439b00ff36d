import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type ElementHandle } from 'puppeteer-core';
import { afterEach, expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { builtExtension, unpackedId } from '../support/extension.ts';

const DEMO = join(import.meta.dirname, '../fixtures/demo/demo.apk');
const profile = mkdtempSync(join(tmpdir(), 'zhizhi-history-'));
let browser: Browser | null = null;

afterEach(async () => {
  await browser?.close();
  rmSync(profile, { recursive: true, force: true });
});

/** Chromium with the extension and a profile that outlives it; through puppeteer, which gives its process. */
async function start(): Promise<{ browser: Browser; origin: string }> {
  const extension = builtExtension('chrome');
  const started = await puppeteer.launch({
    executablePath: chromiumPath(),
    userDataDir: profile,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  const origin = `chrome-extension://${unpackedId(extension)}`;
  const page = await started.newPage();
  // Until the extension is loaded, its pages are blocked.
  await expect
    .poll(
      () =>
        page.goto(`${origin}/options.html`).then(
          () => true,
          () => false,
        ),
      { timeout: 20_000 },
    )
    .toBe(true);
  return { browser: started, origin };
}

async function auditDemo(origin: string): Promise<void> {
  const page = await browser?.newPage();
  await page?.goto(`${origin}/audit.html`);
  const field = (await page?.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement> | null;
  await field?.uploadFile(DEMO);
  await page?.waitForSelector('#overview-title', { timeout: 90_000 });
}

/** Ids in the list, and of the results kept, read beside the extension's own code. */
async function kept(origin: string): Promise<{ audits: number[]; results: number[] } | undefined> {
  const page = await browser?.newPage();
  await page?.goto(`${origin}/options.html`);
  return page?.evaluate(async () => {
    const request = indexedDB.open('zhizhi-history');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const keys = (table: string) =>
      new Promise<number[]>((resolve, reject) => {
        const all = database.transaction(table).objectStore(table).getAllKeys();
        all.onsuccess = () => resolve(all.result.map(Number));
        all.onerror = () => reject(all.error);
      });
    return { audits: await keys('audits'), results: await keys('results') };
  });
}

test('a browser that is killed while it writes loses no earlier audit, and leaves none by half', async () => {
  let origin = '';
  ({ browser, origin } = await start());
  await auditDemo(origin);
  await auditDemo(origin);
  const before = await kept(origin);
  expect(before?.audits).toHaveLength(2);

  // Writes into the extension's tables without end, until the process is gone.
  const page = await browser.newPage();
  await page.goto(`${origin}/options.html`);
  await page.evaluate(() => {
    const request = indexedDB.open('zhizhi-history');
    request.onsuccess = () => {
      const write = () => {
        const transaction = request.result.transaction(['audits', 'results'], 'readwrite');
        const id = transaction.objectStore('audits').add({ savedAt: new Date().toISOString(), hashes: [] });
        id.onsuccess = () => {
          transaction.objectStore('results').add({ id: id.result, result: 'x'.repeat(2 ** 22) });
        };
        transaction.oncomplete = write;
      };
      write();
    };
  });
  await new Promise((resolve) => setTimeout(resolve, 400));
  const ended = new Promise((resolve) => browser?.process()?.once('exit', resolve));
  browser.process()?.kill('SIGKILL');
  await ended;

  ({ browser, origin } = await start());
  const after = await kept(origin);
  expect(after?.audits).toEqual(expect.arrayContaining(before?.audits ?? []));
  expect(after?.audits).toEqual(after?.results);
});
