import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../../support/browser.ts';
import type { verifyInPage } from './in-page.ts';
import { verify } from './signed-apk.ts';

const apks = join(import.meta.dirname, '../../../../../shared/apks');
if (!existsSync(apks)) throw new Error(`this test needs the APKs in ${apks}`);

declare const signing: { readonly verifyInPage: typeof verifyInPage };

describe('Chromium says what Node says', () => {
  let page: Page;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const browser = await launchChromium();
    close = () => browser.close();
    page = await browser.newPage();
    // WebCrypto is there for secure contexts only, as a page of the extension is one.
    await page.route('https://zhizhi.test/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '' }),
    );
    await page.goto('https://zhizhi.test/');
    await page.addScriptTag({ content: await bundled() });
  });
  afterAll(() => close());

  test.each([
    ['apksig/v2-only-with-rsa-pss-sha512-16384.apk', 24],
    ['apksig/v2-only-with-rsa-pkcs1-sha256-16384.apk', 24],
    ['apksig/v2-only-with-ecdsa-sha512-p521.apk', 24],
    ['apksig/v3-only-with-dsa-sha256-3072.apk', 28],
    ['apksig/v3-only-with-dsa-sha256-3072-digest-mismatch.apk', 28],
    ['apksig/v1v2v3-with-rsa-2048-lineage-3-signers.apk', 23],
    ['apksig/v1-only-with-rsa-pkcs1-md5-1.2.840.113549.1.1.1-8192.apk', 18],
    ['apksig/v1-only-with-ecdsa-sha224-1.2.840.10045.4.3.1-p384.apk', 21],
    ['apksig/v31-ec-p256-2-tgt-33-1-tgt-28-targetSdk-30.apk', 29],
    ['cn/CFL-v1.0.1.apk', 19],
  ] as const)('of %s', async (file, minSdk) => {
    const bytes = readFileSync(join(apks, file));
    const here = await verify(new Uint8Array(bytes), { minSdk });
    const there = await page.evaluate(([base64, level]) => signing.verifyInPage(base64, { minSdk: level }), [
      bytes.toString('base64'),
      minSdk,
    ] as const);
    expect(there).toEqual(here);
    expect(there.present.length).toBeGreaterThan(0);
  });
});

/** The module as a script that leaves `signing` behind. */
async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'in-page.ts'), formats: ['iife'], name: 'signing' },
    },
  });
  const [output] = [result].flat();
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}
