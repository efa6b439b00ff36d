import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReadError } from '../../../analyzer/errors.ts';
import type { ListingFacts } from '../../../analyzer/facts/listing.ts';
import { readListing } from '../../../analyzer/listing/read-listing.ts';
import { ADDRESSES, fixture } from './fixtures.ts';

const FILES = Object.entries(ADDRESSES).map(([store, address]) => ({
  store,
  address,
  html: fixture(`${store}/${store === 'google-play' ? 'details' : 'app'}.html`),
}));

function factsOrError(html: string | Uint8Array, address: string): ListingFacts | null {
  try {
    return readListing(html, address);
  } catch (error) {
    expect(error).toBeInstanceOf(ReadError);
    return null;
  }
}

/** Every field is a value, or in exactly one of the two lists. */
function isWhole(facts: ListingFacts): void {
  const { packageName, name, developer, category, version, policyUrl, permissions } = facts;
  for (const [field, value] of Object.entries({
    packageName,
    name,
    developer,
    category,
    version,
    policyUrl,
    permissions,
  })) {
    const lists = [facts.notRead, facts.saysNone].filter((list) => list.includes(field));
    expect(lists.length, field).toBe(value === null ? 1 : 0);
  }
  if (policyUrl !== null) expect(policyUrl).toMatch(/^https?:\/\//);
  if (name !== null) expect(name.length).toBeLessThanOrEqual(200);
}

describe('any page', () => {
  test.each(FILES.map((one) => [one.store, one] as const))(
    '%s: any change of its page gives facts or a ReadError',
    (_, { html, address }) => {
      fc.assert(
        fc.property(fc.nat(html.length), fc.nat(200), fc.string({ maxLength: 30 }), (at, cut, put) => {
          const facts = factsOrError(html.slice(0, at) + put + html.slice(at + cut), address);
          if (facts !== null) isWhole(facts);
        }),
        { numRuns: 40 },
      );
    },
  );

  test('any bytes, any address', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom(...Object.values(ADDRESSES))),
        (bytes, address) => {
          const facts = factsOrError(bytes, address);
          if (facts !== null) isWhole(facts);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('JSON that would pollute a prototype', () => {
  const node = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"@type":"SoftwareApplication","name":"A","author":{"__proto__":{"name":"Nobody"}}}`;

  test('pollutes nothing, and inherited values are not read', () => {
    const html = `<h1>x</h1><script type="application/ld+json">${node}</script><p __proto__="x" constructor="y">z</p>`;
    const facts = readListing(html, 'https://apps.example.org/app/com.example.a');
    expect(facts.name).toBe('A');
    expect(facts.developer).toBeNull();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('a permission named __proto__ is a word like another', () => {
    const html = `<div><div>应用权限</div><ul><li>__proto__</li><li>读取联系人</li></ul></div>`;
    const facts = readListing(html, ADDRESSES.xiaomi ?? '');
    expect(facts.permissions).toEqual(['__proto__', 'android.permission.READ_CONTACTS']);
    expect(Object.getPrototypeOf(facts.permissionWords)).toBe(Object.prototype);
  });
});

describe('a page made to mislead or to hang', () => {
  const address = ADDRESSES.xiaomi ?? '';

  test('script in the title stays text', () => {
    const html = '<title><script>alert(1)</script>&lt;img onerror=x&gt;</title><h1>y</h1>';
    expect(readListing(html, address).name).toBe('<script>alert(1)</script><img onerror=x>');
  });

  test('10 MB of text, 100,000 nested tags, 100,000 labels, brackets without end are read to a bound', () => {
    const pages = [
      `<h3>a</h3><p>${'文字 '.repeat(3_300_000)}</p>`,
      `${'<div>'.repeat(100_000)}x${'</div>'.repeat(100_000)}`,
      '<div>权限</div>'.repeat(100_000),
      `<div>${'<p>权限</p>'.repeat(50_000)}</div><ul>${'<li>x</li>'.repeat(1000)}</ul>`,
      '<a href="https://e.example/x">隐私政策x</a>'.repeat(50_000),
      `<script id="__NEXT_DATA__">${'['.repeat(5_000_000)}</script><h1>x</h1>`,
      `<script>${'AF_initDataCallback({data:['.repeat(100_000)}</script><h1>x</h1>`,
      `<script>${'window.systemData={"a":'.repeat(100_000)}</script><h1>x</h1>`,
      `<script type="application/ld+json">{"@type":"SoftwareApplication","name":"${' '.repeat(2_000_000)}a","permissions":"${' '.repeat(2_000_000)}b"}</script>`,
    ];
    for (const page of pages) {
      for (const store of ['google-play', 'tencent-yyb', 'xiaomi']) {
        const facts = factsOrError(page, ADDRESSES[store] ?? '');
        if (facts !== null) isWhole(facts);
      }
    }
  }, 60_000);

  test('a policy link with a script for an address, with credentials, or the store’s own is none', () => {
    for (const href of [
      'javascript:alert(1)',
      'https://user:pass@e.example/',
      'data:text/html,x',
      'https://privacy.mi.com/x',
      '/privacy',
    ])
      expect(readListing(`<a href="${href}">隐私政策</a>`, address).policyUrl).toBeNull();
  });

  test('more than a stated size is refused', () => {
    expect(() => readListing(' '.repeat(33 * 2 ** 20), address)).toThrow(ReadError);
  });
});
