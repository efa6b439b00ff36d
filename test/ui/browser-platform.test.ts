import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Platform } from '../../analyzer/platform.ts';
import { browserPlatform } from '../../ui/browser-platform.ts';
import { launchChromium } from '../support/browser.ts';
import { behavesAsPlatform } from '../support/platform-behaviour.ts';

// Node has the same interfaces as a browser.
behavesAsPlatform('DecompressionStream', browserPlatform);

/** Where Node's differ from a browser's, which tells at once that a stream has ended: asked in Chromium itself. */
describe('in Chromium', () => {
  let page: Page;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const browser = await launchChromium();
    close = () => browser.close();
    page = await browser.newPage();
    await page.addScriptTag({ content: await bundled() });
  });
  afterAll(() => close());

  const inflate = (deflated: Uint8Array, maxBytes: number) =>
    page.evaluate(inflateInPage, { base64: Buffer.from(deflated).toString('base64'), maxBytes });

  test('a stream is inflated within exactly its size', async () => {
    for (const size of [0, 1, 70_000, 3_000_000]) {
      const bytes = sample(size);
      expect(await inflate(deflateRawSync(bytes), size)).toEqual({
        base64: Buffer.from(bytes).toString('base64'),
      });
    }
  });

  test('bytes behind the end of the stream are passed over', async () => {
    for (const size of [0, 10, 70_000, 3_000_000]) {
      const bytes = sample(size);
      for (const trailing of [1, 5, 40_000]) {
        const longer = Buffer.concat([deflateRawSync(bytes), Buffer.alloc(trailing, 0x5a)]);
        expect(await inflate(longer, size)).toEqual({ base64: Buffer.from(bytes).toString('base64') });
      }
    }
  });

  test('no more than the bound comes out', async () => {
    const bomb = deflateRawSync(new Uint8Array(100 * 2 ** 20));
    expect(await inflate(bomb, 1000)).toEqual({ code: 'limit' });
    expect(await inflate(Buffer.concat([bomb, Buffer.alloc(9)]), 1000)).toEqual({ code: 'limit' });
    expect(await inflate(deflateRawSync(Buffer.from('x')), 0)).toEqual({ code: 'limit' });
  });

  test('a stream that is cut short is truncated, a damaged one malformed', async () => {
    const deflated = deflateRawSync(sample(200_000));
    expect(await inflate(deflated.subarray(0, -3), 2 ** 20)).toEqual({ code: 'truncated' });
    expect(await inflate(new Uint8Array(0), 2 ** 20)).toEqual({ code: 'truncated' });
    expect(await inflate(new Uint8Array(100).fill(0xff), 2 ** 20)).toEqual({ code: 'malformed' });
  });
});

function sample(size: number): Uint8Array {
  return new Uint8Array(size).map((_, index) => (index * index) >> 8);
}

/** The module as a script that leaves `platform` behind. */
async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: join(import.meta.dirname, '../../ui/browser-platform.ts'),
        formats: ['iife'],
        name: 'platform',
      },
    },
  });
  const [output] = [result].flat();
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}

declare const platform: { readonly browserPlatform: Platform };

async function inflateInPage({ base64, maxBytes }: { base64: string; maxBytes: number }) {
  const deflated = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  try {
    const bytes = await platform.browserPlatform.inflateRaw(deflated, maxBytes);
    let text = '';
    for (let at = 0; at < bytes.length; at += 4096)
      text += String.fromCharCode(...bytes.subarray(at, at + 4096));
    return { base64: btoa(text) };
  } catch (error) {
    return { code: error instanceof Error && 'code' in error ? error.code : String(error) };
  }
}
