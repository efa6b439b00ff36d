import { expect, test } from 'vitest';
import { listingNameMismatch } from '../../../analyzer/audits/listing-name-mismatch.ts';
import type { ListingFacts } from '../../../analyzer/facts/listing.ts';
import { apk, manifest, NOTHING } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';
import { listing } from '../../support/policy-facts.ts';

const of = (label: string, name: string | null, more: Partial<ListingFacts> = {}) =>
  judge(listingNameMismatch, {
    ...NOTHING,
    package: apk(manifest(), { resources: { label, labels: { '': label }, policyTraces: [] } }),
    listing: listing(null, { name, ...more }),
  });

test('another name under the same package: both are shown, with the page and the clause', async () => {
  const { findings } = await of('极速贷款', '每日天气');
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    level: 'suspected',
    certainty: 'stated',
    provisions: ['taf-078.9:4a'],
    evidence: [
      { kind: 'listing', field: 'name', quote: '每日天气' },
      { kind: 'manifest', element: 'application', name: '极速贷款' },
    ],
  });
  expect(findings[0]?.verify).not.toBeNull();
});

test.each([
  ['知乎', '知乎 - 有问题，就会有答案'],
  ['Example Browser', 'example-browser'],
  ['微信读书极速版', '微信读书'],
])('%s and %s agree', async (label, name) => {
  expect((await of(label, name)).record.outcome).toBe('pass');
});

test('a name in another script, or none, is not judged', async () => {
  expect((await of('Zhihu', '知乎')).record.outcome).toBe('not-judged');
  expect((await of('知乎', null)).record.outcome).toBe('not-judged');
});

test('the page of another package, or of an app for iOS, is not held against this one', async () => {
  expect((await of('知乎', '微博', { packageName: 'com.other' })).record.outcome).toBe('not-applicable');
  expect((await of('知乎', '微博', { packageName: null, store: 'apple-app-store' })).record.outcome).toBe(
    'not-applicable',
  );
});

test('without a page it is not run', async () => {
  expect((await judge(listingNameMismatch, NOTHING)).record.outcome).toBe('not-run');
});
