import { describe, expect, test } from 'vitest';
import { analyze } from '../../analyzer/analyze.ts';
import { MemorySource } from '../../analyzer/bytes/source.ts';
import { ReadError } from '../../analyzer/errors.ts';
import { judgeListing } from '../../analyzer/judge-listing.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { nodePlatform } from '../../cli/node-platform.ts';
import { ADDRESSES, fixture } from './listing/fixtures.ts';

const PAGES = Object.entries(ADDRESSES).map(([store, address]) => ({
  store,
  address,
  html: fixture(`${store}/${store === 'google-play' ? 'details' : 'app'}.html`),
}));

describe('a store page judged at once', () => {
  test.each(PAGES)('$store: comes to what the whole audit of it comes to', async ({ address, html }) => {
    const rules = await loadRulePack();
    const source = new MemorySource(new TextEncoder().encode(html));
    const inputs = [{ role: 'listing', name: 'page.html', source, url: address }] as const;
    for (const categoryId of [undefined, 'instant-messaging']) {
      const chosen = categoryId === undefined ? {} : { categoryId };
      const whole = await analyze(inputs, { platform: nodePlatform, rules, ...chosen });
      const lean = judgeListing(html, address, { rules, ...chosen });
      expect(lean.verdict).toEqual(whole.verdict);
      expect(lean.findings).toEqual(whole.findings);
      expect(lean.category?.id).toBe(whole.category?.id);
      expect(lean.listing.name).toBe(whole.listing?.name);
    }
  });

  test('a page that says nothing of the app is refused, not judged', async () => {
    const rules = await loadRulePack();
    const address = ADDRESSES['google-play'] ?? '';
    expect(() => judgeListing('<p>…</p>', address, { rules })).toThrow(ReadError);
    const other = fixture('google-play/details.html').replaceAll('com.example.lexue', 'com.example.second');
    expect(() => judgeListing(other, address, { rules })).toThrow(ReadError);
  });
});
