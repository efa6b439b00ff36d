import { describe, expect, test } from 'vitest';
import { ReadError } from '../../../analyzer/errors.ts';
import { readAddress } from '../../../analyzer/listing/address.ts';
import { readListing } from '../../../analyzer/listing/read-listing.ts';
import { ADDRESSES, fixture } from './fixtures.ts';

/** The same stores, the address of another app. */
const OTHER: Readonly<Record<string, string>> = {
  'google-play': 'https://play.google.com/store/apps/details?id=com.example.third',
  'apple-app-store': 'https://apps.apple.com/cn/app/x/id1000000009',
  'tencent-yyb': 'https://sj.qq.com/appdetail/com.example.third',
  xiaomi: 'https://app.mi.com/details?id=com.example.third',
  wandoujia: 'https://www.wandoujia.com/apps/8000009',
  qihoo360: 'https://zhushou.360.cn/detail/index/soft_id/3000009',
  coolapk: 'https://www.coolapk.com/apk/com.example.third',
};

describe('the identity gate', () => {
  test.each(Object.entries(OTHER))(
    '%s: a page of another app than the address names is not read',
    (store, address) => {
      const file = store === 'google-play' ? 'details' : 'app';
      const facts = readListing(fixture(`${store}/${file}.html`), address);
      expect(facts.notRead).toEqual(
        expect.arrayContaining(['name', 'developer', 'category', 'version', 'permissions', 'policyUrl']),
      );
      expect(JSON.stringify(facts)).not.toMatch(/乐学|Lexue|lexue/);
    },
  );

  test('after a soft navigation what the scripts hold of the app before is not read; what is drawn is', () => {
    const html = `<link rel="canonical" href="https://play.google.com/store/apps/details?id=com.example.before">
      <meta property="og:title" content="Before"><script type="application/ld+json">{"@type":"SoftwareApplication","name":"Before","url":"https://play.google.com/store/apps/details?id=com.example.before","author":{"name":"Before Ltd"}}</script>
      <h1>After</h1>`;
    const address = 'https://play.google.com/store/apps/details?id=com.example.after';
    expect(readListing(html, address).name).toBeNull();
    const facts = readListing(html, address, { softNavigation: true });
    expect(facts.name).toBe('After');
    expect(facts.developer).toBeNull();
  });
});

test('Google Play’s hidden view of the app before is not read', () => {
  const view = (style: string, name: string) =>
    `<c-wiz${style}><h1>${name}</h1><a href="/store/apps/category/${name}">x</a><svg><a>y</a></svg><div><div>Version</div><div>1</div></div></c-wiz>`;
  const html = `${view(' style="display: none"', 'BEFORE')}${view('', 'AFTER')}`;
  const address = 'https://play.google.com/store/apps/details?id=com.example.after';
  const facts = readListing(html, address, { softNavigation: true });
  expect(facts).toMatchObject({ name: 'AFTER', category: 'AFTER', version: '1' });
});

describe('an address', () => {
  test('is of a store by its whole host name', () => {
    for (const host of ['play.google.com.example.org', 'xplay.google.com', 'play-google.com'])
      expect(readAddress(`https://${host}/store/apps/details?id=com.example.a`).store).toBeNull();
  });

  test.each(Object.entries(ADDRESSES))('%s names its app', (store, address) => {
    expect(readAddress(address)).toMatchObject({ store: { id: store }, app: expect.any(String) });
  });

  test('of Uptodown names the app before the site’s language, which Spanish pages do without', () => {
    for (const host of ['lexue.en.uptodown.com', 'lexue.cn.uptodown.com', 'lexue.uptodown.com'])
      for (const path of ['/android', '/android/', '/android/download'])
        expect(readAddress(`https://${host}${path}`).app, host + path).toBe('lexue');
    expect(readAddress('https://vk.en.uptodown.com/android').app).toBe('vk');
  });

  test.each([
    'https://play.google.com/store/apps',
    'https://apps.apple.com/cn/charts',
    'https://www.uptodown.com/android',
    'https://en.uptodown.com/android',
    'https://lexue.en.uptodown.com/windows',
    'https://lexue.en.uptodown.com/android/versions',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'com.example.app',
    '',
  ])('%s is refused with one clear reason', (address) => {
    expect(() => readAddress(address)).toThrow(ReadError);
  });
});
