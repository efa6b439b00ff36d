import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layOut } from '../../../../analyzer/policy/text/document.ts';
import { readPdf } from '../../../../analyzer/policy/text/pdf.ts';
import { launchChromium } from '../../../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

async function print(body: string): Promise<Uint8Array> {
  const page = await browser.newPage();
  await page.setContent(`<html lang="zh"><body style="font: 14px serif">${body}</body></html>`);
  const bytes = await page.pdf({ format: 'A4' });
  await page.close();
  return bytes;
}

describe('a PDF', () => {
  test('that Chromium printed has the text of the page, its paragraphs whole', async () => {
    const long =
      '我们会在您注册账号时收集您的手机号码，用于创建账号、验证身份以及向您发送与服务有关的通知，如您拒绝提供，您仍可以使用浏览功能，但无法使用评论和收藏功能。';
    const bytes = await print(
      `<h1>隐私政策</h1><p>${long}</p><p>We keep it for two years.</p>`.repeat(1) +
        `<p>${long}</p>`.repeat(12),
    );
    const { text } = layOut(await readPdf(bytes));
    expect(text).toContain('隐私政策');
    expect(text.split('\n').filter((line) => line === long)).toHaveLength(13);
    expect(text).toContain('We keep it for two years.');
  });

  test('of pictures has no text', async () => {
    const { blocks } = await readPdf(
      await print('<div style="width:90px;height:90px;background:#123"></div>'),
    );
    expect(blocks).toEqual([]);
  });

  test('that is damaged is refused', async () => {
    await expect(readPdf(new TextEncoder().encode('%PDF-1.7\nnothing'))).rejects.toMatchObject({
      code: 'malformed',
    });
  });
});
