import { describe, expect, test } from 'vitest';
import { listingLabelMismatch } from '../../../analyzer/audits/listing-label-mismatch.ts';
import type { PrivacyLabel } from '../../../analyzer/facts/listing.ts';
import type { Facts } from '../../../analyzer/facts.ts';
import { apiCall, calls, code, factsOf, NOTHING } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';
import { listing, policy, statement } from '../../support/policy-facts.ts';

const label = (...types: string[]): PrivacyLabel => ({
  kind: 'google-play',
  collectsNothing: types.length === 0,
  collected: types.map((type) => ({ personalInformation: [type], quote: type, purpose: null })),
});
const reads = code({ calls: calls({ apiCalls: [apiCall()] }) });
const of = (privacyLabel: PrivacyLabel | null, more: Partial<Facts> = {}, notRead: string[] = []) =>
  judge(
    listingLabelMismatch,
    factsOf({}, { listing: listing(privacyLabel, { notRead }), code: reads, ...more }),
  );

describe('a privacy label', () => {
  test('that says nothing is collected, while the code reads an identifier, is suspected with both places', async () => {
    const { findings } = await of(label());
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      level: 'suspected',
      certainty: 'called',
      personalInformation: ['device-id'],
    });
    expect(findings[0]?.evidence.map((one) => one.kind)).toEqual(['listing', 'code']);
    expect(findings[0]?.title.zh).toContain('不收集');
  });

  test('that leaves out what the policy says is collected is suspected by the words alone', async () => {
    const said = policy([statement('我们收集您的通讯录。', { personalInformation: ['contacts'] })]);
    const facts = { ...NOTHING, listing: listing(label('location')), policy: said };
    const { findings } = await judge(listingLabelMismatch, facts);
    expect(findings[0]).toMatchObject({ certainty: 'stated', personalInformation: ['contacts'] });
    expect(findings[0]?.evidence.map((one) => one.kind)).toEqual(['listing', 'policy']);
  });

  test.each([['device-id'], ['phone-state']])('that lists %s covers the identifier', async (type) => {
    expect((await of(label(type))).record.outcome).toBe('pass');
  });

  test('that is not there is not applicable; that could not be read, not judged; no page, not run', async () => {
    expect((await of(null)).record.outcome).toBe('not-applicable');
    expect((await of(null, {}, ['privacyLabel'])).record.outcome).toBe('not-judged');
    expect((await judge(listingLabelMismatch, factsOf({}, { code: reads }))).record.outcome).toBe('not-run');
  });
});
