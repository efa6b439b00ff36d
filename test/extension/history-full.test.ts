import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { type ChromiumExtension, chromiumWithExtension } from '../support/extension.ts';

const DEMO = join(import.meta.dirname, '../fixtures/demo/demo.apk');
const folder = mkdtempSync(join(tmpdir(), 'zhizhi-history-full-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function audit(extension: ChromiumExtension): Promise<Page> {
  const page = await extension.open('audit.html');
  await page.setInputFiles('input[type=file]', DEMO);
  await page.waitForSelector('#overview-title', { timeout: 90_000 });
  return page;
}

/** A run of the browser with the one profile. */
async function during(run: (extension: ChromiumExtension) => Promise<void>): Promise<void> {
  const extension = await chromiumWithExtension({ profile: join(folder, 'profile') });
  try {
    await run(extension);
  } finally {
    await extension.close();
  }
}

test('a storage that Chromium holds to be full is said in words, and loses nothing kept before', async () => {
  const exported = join(folder, 'history.json');
  await during(async (extension) => {
    await audit(extension);
    const list = await extension.open('audits.html');
    await list.waitForSelector('table tbody tr');
    const download = list.waitForEvent('download');
    await list.getByRole('button', { name: 'Export all' }).click();
    await (await download).saveAs(exported);
  });
  const history = JSON.parse(readFileSync(exported, 'utf8'));
  const [kept] = history.audits;
  const other = { ...kept, result: { ...kept.result, startedAt: '2026-01-01T00:00:00.000Z' } };
  writeFileSync(exported, JSON.stringify({ ...history, audits: [other] }));

  // The browser remembers for a while how much room there was: the quota is there before the storage is opened.
  await during(async (extension) => {
    const first = await extension.open('options.html');
    const session = await extension.context.newCDPSession(first);
    await session.send('Storage.overrideQuotaForOrigin', { origin: extension.origin, quotaSize: 1 });

    const page = await audit(extension);
    await page.waitForSelector('text=could not be written to the history');
    const list = await extension.open('audits.html');
    await list.setInputFiles('input[type=file]', exported);
    await list.waitForSelector('text=storage that the browser allows is full');
    expect(await list.locator('table tbody tr').count()).toBe(1);

    await list.locator('table tbody tr a').first().click();
    await list.fill('#note', 'a note that finds no room');
    await list.locator('#note').blur();
    await list.waitForSelector('[role=alert] >> text=storage that the browser allows is full');
    await list.reload();
    await list.waitForSelector('#overview-title');
    expect(await list.inputValue('#note')).toBe('');
  });
});
