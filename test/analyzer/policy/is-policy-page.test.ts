import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isPolicyPage } from '../../../analyzer/policy/is-policy-page.ts';

const fixture = (path: string) => readFileSync(join(import.meta.dirname, '../../fixtures', path), 'utf8');
const SENTENCES =
  '<p>我们收集您的手机号码，用于注册。</p><p>我们收集您的位置信息，用于导航。</p><p>我们使用您的设备信息，用于统计。</p>';

describe('of pages that may be anything, a privacy policy is', () => {
  test('one that calls itself so and tells what is done with personal information', () => {
    expect(isPolicyPage(fixture('panel/policy.html'))).toBe(true);
    const collected = [
      'phone number',
      'location',
      'e-mail address',
      'contacts',
      'device identifier',
      'photos',
      'name',
    ];
    const sentences = collected.map((one) => `<p>We collect your ${one} to provide the service.</p>`);
    expect(isPolicyPage(`<h1>Privacy</h1>${sentences.join('')}`)).toBe(true);
  });

  test.each([
    ['a store page', fixture('listings/google-play/details.html')],
    ['a store page in Chinese that links a policy', fixture('listings/huawei-appgallery/app.html')],
    ['an article that speaks of collecting', `<h1>新闻</h1>${'<p>记者报道。</p>'.repeat(80)}${SENTENCES}`],
    ['a user agreement', `<title>用户协议</title><h1>用户协议</h1>${'<p>您应遵守本协议。</p>'.repeat(60)}`],
    ['an empty page', '<html></html>'],
  ])('not %s', (_, html) => {
    expect(isPolicyPage(html)).toBe(false);
  });
});
