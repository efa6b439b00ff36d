import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseOutcomes, withOutcomes } from '../../../analyzer/evidence/outcomes.ts';
import { htmlReport } from '../../../analyzer/report/html/document.ts';
import type { AuditResult } from '../../../analyzer/result.ts';
import { loadRulePack } from '../../../analyzer/rules/load.ts';
import { launchChromium } from '../../support/browser.ts';
import { apiCall, calls, category, code, factsOf, permission } from '../../support/facts.ts';
import { listing, policy, statement } from '../../support/policy-facts.ts';
import { resultOf } from '../../support/results.ts';
import { sdk } from '../../support/sdks.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
declare const axe: { run(): Promise<AxeResults> };

const HOSTILE =
  '</script><script>globalThis.hacked=1</script><img src=x onerror="globalThis.hacked=1">"\'><b>&amp;{{x}}\u202e';
const rules = await loadRulePack();

/** Something in every part, and hostile text wherever an app, a policy or a page can put some. */
const result: AuditResult = await resultOf({
  ...factsOf(
    {
      packageName: HOSTILE,
      versionName: HOSTILE,
      targetSdk: 22,
      effectiveTargetSdk: 22,
      permissions: [permission('android.permission.READ_SMS'), permission(`android.permission.${HOSTILE}`)],
    },
    { category: category('learning-education') },
  ),
  code: code({
    sdks: [sdk('vendor', HOSTILE, HOSTILE, { vendor: { zh: HOSTILE, en: HOSTILE } })],
    calls: calls({
      apiCalls: [
        apiCall({ caller: { class: HOSTILE, method: HOSTILE, sdk: 'vendor' }, path: [HOSTILE, 'b'] }),
      ],
    }),
    endpoints: [
      { host: HOSTILE, url: HOSTILE, scheme: 'http', sdk: 'vendor', operator: null, entry: HOSTILE },
    ],
  }),
  policy: policy(
    [
      statement(`我们不会收集短信。${HOSTILE}`, { negated: true, personalInformation: ['sms'] }),
      statement(HOSTILE, { personalInformation: ['contacts'] }),
    ],
    {
      title: HOSTILE,
      handler: { name: HOSTILE, address: HOSTILE, officer: null, emails: [HOSTILE], phones: [] },
    },
  ),
  listing: listing(
    { kind: 'apple', collectsNothing: true, collected: [] },
    { name: HOSTILE, url: `javascript:alert(1)//${HOSTILE}`, developer: HOSTILE },
  ),
});

let browser: Browser;
let page: Page;
const requests: string[] = [];
const messages: string[] = [];

beforeAll(async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'zhizhi-html-')), 'report.html');
  writeFileSync(path, htmlReport(result, rules, 'zh'));
  browser = await launchChromium();
  page = await browser.newPage({ acceptDownloads: true });
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  await page.goto(pathToFileURL(path).href);
});
afterAll(() => browser.close());

describe('the HTML report', () => {
  test('shows foreign text as text: nothing of it runs, loads or becomes an element', async () => {
    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    expect(await page.locator('img, b, iframe, a[href^="javascript"]').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('h1').textContent()).toContain('Example');
    expect(await page.locator('body').textContent()).toContain('onerror="globalThis.hacked=1"');
  });

  test('asks for nothing and complains of nothing', () => {
    expect(requests).toHaveLength(1);
    expect(messages).toEqual([]);
  });

  test('has every finding with its fingerprint, every audit, every checklist item and the provisions cited', async () => {
    for (const { fingerprint } of result.findings)
      expect(await page.locator(`#finding-${fingerprint}`).count(), fingerprint).toBe(1);
    expect(await page.locator('.audits li').count()).toBe(result.audits.length);
    expect(await page.locator('.check').count()).toBe(result.checklist.length);
    const broken = await page.evaluate(() =>
      [...document.querySelectorAll('a[href^="#"]')]
        .filter((link) => document.getElementById(link.getAttribute('href')?.slice(1) ?? '') === null)
        .map((link) => link.getAttribute('href')),
    );
    expect(broken).toEqual([]);
  });

  test('is accessible in either language, light and dark, and does not scroll sideways at 320 pixels', async () => {
    const looks = [
      ['language-en', 'light'],
      ['language-zh', 'dark'],
    ] as const;
    for (const [id, colorScheme] of looks) {
      await page.check(`#${id}`);
      await page.emulateMedia({ colorScheme });
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => axe.run());
      const found = violations.map((one) => `${one.id}: ${one.nodes[0]?.html.slice(0, 200)}`);
      expect(found, `${id} ${colorScheme}`).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('shows one language at a time, and says which', async () => {
    await page.check('#language-en');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await page.locator('#findings .en').isVisible()).toBe(true);
    expect(await page.locator('#findings .zh').isVisible()).toBe(false);
    await page.check('#language-zh');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    expect(await page.locator('#findings .zh').isVisible()).toBe(true);
    expect(await page.locator('#findings .en').isVisible()).toBe(false);
  });

  test('its checklist is filled in and saved to a file that goes into the record', async () => {
    const item = page.locator('[data-behaviour="191:3.1"]');
    await item.locator('input[value=found]').check();
    await item.locator('textarea').fill('抓包见上传 OAID，截图 3');
    await page.fill('#checked-by', '李四');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save-outcomes')]);
    const outcomes = parseOutcomes(readFileSync(await download.path(), 'utf8'));
    expect(outcomes).toMatchObject([{ behaviour: '191:3.1', result: 'found', by: '李四' }]);
    const recorded = withOutcomes(result, outcomes).checklist.find((one) => one.behaviour === '191:3.1');
    expect(recorded?.outcome).toMatch(/确有该问题.*抓包见上传 OAID，截图 3.*李四/);
  });

  test('works without its script', () => {
    const html = htmlReport(result, rules, 'en');
    expect(html).toMatch(/id="save-outcomes" hidden/);
    expect(html.match(/<[a-z][^>]*\s(src|href="(?!#))/g)).toBeNull();
  });

  test('prints what is folded on the screen', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    expect(await page.locator('details.fold table').first().isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    const pdf = await page.pdf({ preferCSSPageSize: true, format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('outcomes', () => {
  test.each([
    ['no JSON', '{'],
    ['no outcomes', '{}'],
    ['an unknown result', '{"outcomes":[{"behaviour":"191:3.1","result":"maybe"}]}'],
    ['a time that is none', '{"outcomes":[{"behaviour":"191:3.1","result":"found","at":"yesterday"}]}'],
  ])('%s is refused', (_, text) => {
    expect(() => parseOutcomes(text)).toThrow(/outcomes/);
  });

  test('of an item that the checklist has not got are refused; two of one item are both kept', () => {
    const one = { behaviour: '191:3.1', result: 'found', note: 'a' } as const;
    expect(() => withOutcomes(result, [{ ...one, behaviour: '191:9.9' }])).toThrow(/191:9.9/);
    const both = withOutcomes(result, [one, { ...one, result: 'not-found', note: 'b' }]);
    expect(both.checklist.find((item) => item.behaviour === '191:3.1')?.outcome?.split('\n')).toHaveLength(2);
    expect(both.findings).toBe(result.findings);
  });
});
