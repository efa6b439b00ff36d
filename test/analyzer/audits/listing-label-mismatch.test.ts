import { describe, expect, test } from 'vitest';
import { listingLabelMismatch } from '../../../analyzer/audits/listing-label-mismatch.ts';
import type { PrivacyLabel } from '../../../analyzer/facts/listing.ts';
import type { Facts } from '../../../analyzer/facts.ts';
import { apiCall, calls, category, code, factsOf, NOTHING } from '../../support/facts.ts';
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

  test('that lists what the category does not need: sensitive types suspected, others advice, with the label’s words', async () => {
    const page = listing(label('contacts', 'location'), { store: 'google-play' });
    const facts = { ...NOTHING, listing: page, category: category('map-navigation') };
    const { findings } = await judge(listingLabelMismatch, facts);
    // A map needs the location.
    expect(findings.map((one) => one.personalInformation)).toEqual([['contacts']]);
    expect(findings[0]?.level).toBe('suspected');
    expect(findings[0]?.evidence).toMatchObject([{ kind: 'listing', quote: 'contacts' }]);
    expect(findings[0]?.provisions).toContain('mnpi:4');
  });

  test('of an iOS app is not held against an Android package', async () => {
    const page = listing({ ...label(), kind: 'apple' }, { store: 'apple-app-store' });
    const facts = factsOf({}, { listing: page, code: reads });
    expect((await judge(listingLabelMismatch, facts)).record.outcome).toBe('pass');
  });

  test('does not leave out what labels have no word for', async () => {
    const clipboard = code({ calls: calls({ apiCalls: [apiCall({ personalInformation: ['clipboard'] })] }) });
    expect((await of(label('location'), { code: clipboard })).record.outcome).toBe('pass');
  });

  test('without the e-mail address that the policy says is collected is suspected; one with it passes', async () => {
    const said = policy([
      statement('我们收集您的电子邮箱。', { personalInformation: ['email-address'] }),
      statement('我们收集您的登录密码和IP地址。', { personalInformation: ['password', 'ip-address'] }),
    ]);
    const facts = (privacyLabel: PrivacyLabel) => ({
      ...NOTHING,
      listing: listing(privacyLabel),
      policy: said,
    });
    const { findings } = await judge(listingLabelMismatch, facts(label('device-id')));
    // Labels have no word for a password or an IP address.
    expect(findings.map((one) => one.personalInformation)).toEqual([['email-address']]);
    expect(findings[0]?.title).toEqual({
      zh: '商店标签未列电子邮件地址，隐私政策写明收集该信息',
      en: 'The label leaves out e-mail address; the policy says it is collected',
    });
    expect((await judge(listingLabelMismatch, facts(label('email-address')))).findings).toEqual([]);
    // Mail that one writes is not the address.
    expect((await judge(listingLabelMismatch, facts(label('communications')))).findings).toHaveLength(1);
  });

  test('that lists a job seeker’s e-mail address, or the number that registers a user, lists what the category needs', async () => {
    const under = (privacyLabel: PrivacyLabel, id: string) =>
      judge(listingLabelMismatch, { ...NOTHING, listing: listing(privacyLabel), category: category(id) });
    expect((await under(label('email-address'), 'job-hunting')).findings).toEqual([]);
    expect((await under(label('email-address'), 'mail-cloud-storage')).findings).toEqual([]);
    const game = await under(label('email-address'), 'short-video');
    expect(game.findings.map((one) => one.level)).toEqual(['advice']);
    const phone: PrivacyLabel = {
      kind: 'google-play',
      collectsNothing: false,
      collected: [
        {
          personalInformation: ['contact-phone', 'registered-phone-number'],
          quote: 'Phone number',
          purpose: null,
        },
      ],
    };
    expect((await under(phone, 'instant-messaging')).findings).toEqual([]);
    // One word of the label, one finding.
    expect((await under(phone, 'short-video')).findings).toHaveLength(1);
  });
});
