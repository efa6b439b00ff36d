import { expect, test } from 'vitest';
import { listingWithoutPolicy } from '../../../analyzer/audits/listing-without-policy.ts';
import { NOTHING } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';
import { listing } from '../../support/policy-facts.ts';

test('the page’s own word that there is none is suspected, with the page’s address and the clauses', async () => {
  const facts = { ...NOTHING, listing: listing(null, { saysNone: ['policyUrl'] }) };
  const { findings } = await judge(listingWithoutPolicy, facts);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    level: 'suspected',
    certainty: 'stated',
    noticeTerm: 'listing-information-incomplete',
  });
  expect(findings[0]?.provisions).toContain('taf-069.1:5.2.2');
  expect(findings[0]?.evidence).toMatchObject([{ kind: 'listing', field: 'policyUrl' }]);
});

test('a link that was not read is never a finding, and never a pass', async () => {
  const facts = { ...NOTHING, listing: listing(null, { notRead: ['policyUrl'] }) };
  const { record } = await judge(listingWithoutPolicy, facts);
  expect(record.outcome).toBe('not-judged');
  expect(record.reason?.zh).toContain('读取到隐私政策链接');
});

test('a link passes; no page is not run', async () => {
  const linked = { ...NOTHING, listing: listing(null, { policyUrl: 'https://example.com/privacy' }) };
  expect((await judge(listingWithoutPolicy, linked)).record.outcome).toBe('pass');
  expect((await judge(listingWithoutPolicy, NOTHING)).record.outcome).toBe('not-run');
});
