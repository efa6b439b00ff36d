import { describe, expect, test } from 'vitest';
import { sharingWithoutConsent } from '../../../analyzer/audits/sharing-without-consent.ts';
import type { Statement } from '../../../analyzer/facts/policy.ts';
import { factsOf } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';
import { policy, statement } from '../../support/policy-facts.ts';

const sharing = (quote = '我们会将您的手机号提供给合作的物流公司。', more: Partial<Statement> = {}) =>
  statement(quote, {
    kinds: ['sharing'],
    recipient: '物流公司',
    personalInformation: ['contact-phone'],
    ...more,
  });
const of = (said: readonly Statement[], more = {}) =>
  judge(sharingWithoutConsent, factsOf({}, { policy: policy(said, more) }));

describe('a policy that tells of giving information to others', () => {
  test('and nowhere of consent is suspected, with the quotes', async () => {
    const { findings } = await of([sharing()]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      level: 'suspected',
      certainty: 'stated',
      personalInformation: ['contact-phone'],
    });
    expect(findings[0]?.evidence[0]).toMatchObject({ kind: 'policy', quote: sharing().quote });
    expect(findings[0]?.explanation.zh).toContain('物流公司');
    expect(findings[0]?.provisions).toContain('pipl:23');
  });

  test.each([
    [
      'as a statement of its own',
      [sharing(), statement('对外提供前会征得您的单独同意。', { kinds: ['sharing-consent'] })],
    ],
    [
      'as a condition',
      [sharing(), sharing('未经您同意，我们不会向他人提供。', { negated: false, condition: '未经您同意' })],
    ],
    ['in the same sentence', [sharing('经您授权，我们会提供给物流公司。')]],
    ['as the legal basis', [sharing(), sharing('提供给支付机构。', { legalBasis: 'consent' })]],
  ])('and of consent %s passes', async (_, said) => {
    expect((await of(said)).record.outcome).toBe('pass');
  });

  test.each([
    ['for a legal duty', sharing('为配合司法机关而提供。', { legalBasis: 'legal-duty' })],
    [
      'as an exception to consent',
      sharing('以下情形无需征得同意。', { kinds: ['sharing', 'consent-exception'] }),
    ],
    ['denied', sharing('我们不会共享您的信息。', { negated: true })],
    ['as a heading', sharing('信息的共享', { heading: true })],
  ])('only %s passes', async (_, said) => {
    expect((await of([said])).record.outcome).toBe('pass');
  });

  test('mere use is no consent', async () => {
    const deemed = sharing('您使用服务即视为接受。', { consent: 'deemed' });
    expect((await of([sharing(), deemed])).findings).toHaveLength(1);
  });

  test('not read: not judged; none: not run', async () => {
    expect((await of([sharing()], { language: 'other' })).record.outcome).toBe('not-judged');
    expect((await judge(sharingWithoutConsent, factsOf({}))).record.outcome).toBe('not-run');
  });
});

describe('what the classifier of sentences takes for sharing', () => {
  const english = (quote: string, more: Partial<Statement> = {}) =>
    statement(quote, { kinds: ['sharing'], recipient: null, personalInformation: [], ...more });

  test.each(['Telegram is a cloud service.', 'Email address', 'We do not use cookies for advertising data.'])(
    'but whose words do not say so is no ground: “%s”',
    async (quote) => {
      expect((await of([english(quote)])).record.outcome).toBe('pass');
    },
  );

  test('is counted where its words say so', async () => {
    const said = [
      english('This data is shared with other services.'),
      english('Telegram is a cloud service.'),
    ];
    const { findings } = await of(said);
    expect(findings[0]?.explanation.zh).toContain('有 1 处');
    expect(findings[0]?.evidence).toHaveLength(1);
  });

  test('names recipients without what is cut off after them', async () => {
    const said = english('We send data to Google in order to obtain their translated version.', {
      recipient: 'Google in order to obtain their translated ver',
    });
    const { findings } = await of([said]);
    expect(findings[0]?.explanation.zh).toContain('（Google）');
    expect(findings[0]?.explanation.en).toContain('(Google)');
  });

  test('at the user’s own direction is with consent', async () => {
    const said = [english('You may allow us to share your information with other companies.')];
    expect((await of(said)).record.outcome).toBe('pass');
  });
});
