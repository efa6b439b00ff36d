import { describe, expect, test } from 'vitest';
import { policyContradiction } from '../../../analyzer/audits/policy-contradiction.ts';
import type { Statement } from '../../../analyzer/facts/policy.ts';
import type { Facts } from '../../../analyzer/facts.ts';
import { apiCall, calls, code, factsOf, permission } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';
import { policy, statement } from '../../support/policy-facts.ts';
import { sdk } from '../../support/sdks.ts';

const denial = (more: Partial<Statement> = {}) =>
  statement('我们不会收集您的通讯录。', { negated: true, personalInformation: ['contacts'], ...more });
const reads = apiCall({ api: 'content://com.android.contacts', personalInformation: ['contacts'] });
const of = (said: readonly Statement[], more: Partial<Facts> = {}) =>
  judge(
    policyContradiction,
    factsOf({}, { policy: policy(said), code: code({ calls: calls({ apiCalls: [reads] }) }), ...more }),
  );

describe('denied in the policy and done in the package', () => {
  test('is suspected, with the quote and the call beside each other', async () => {
    const { findings } = await of([denial()]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      level: 'suspected',
      certainty: 'called',
      provisions: ['pipl:5', 'pipl:7', '191:3.9'],
    });
    expect(findings[0]?.evidence[0]).toMatchObject({
      kind: 'policy',
      quote: '我们不会收集您的通讯录。',
      input: 1,
    });
    expect(findings[0]?.evidence[1]).toMatchObject({ kind: 'code', api: 'content://com.android.contacts' });
  });

  test('a permission declared against the denial counts, and an SDK is named in the fix', async () => {
    const manifest = { permissions: [permission('android.permission.READ_CONTACTS')] };
    const facts = factsOf(manifest, { policy: policy([denial()]), code: code({ calls: calls() }) });
    const { findings } = await judge(policyContradiction, facts);
    expect(findings[0]).toMatchObject({ certainty: 'declared' });
    const bySdk = { ...reads, caller: { class: 'a.B', method: 'c()V', sdk: 'vendor' } };
    const withSdk = code({
      calls: calls({ apiCalls: [bySdk] }),
      sdks: [sdk('vendor', '某广告', 'Some Ads')],
    });
    expect((await of([denial()], { code: withSdk })).findings[0]?.fix?.zh).toContain('SDK“某广告”');
  });

  test.each([
    ['with a condition', [denial({ condition: '未经您同意' })]],
    ['of sharing, not of collecting', [denial({ kinds: ['sharing'] })]],
    ['of another type', [denial({ personalInformation: ['sms'] })]],
    [
      'that the policy itself takes back',
      [denial(), statement('经您授权读取通讯录。', { personalInformation: ['contacts'] })],
    ],
    ['that is no denial', [denial({ negated: false })]],
  ])('a denial %s is no contradiction', async (_, said) => {
    expect((await of(said)).record.outcome).toBe('pass');
  });

  test('a policy that was not read is not judged; none at all, not run; with the manifest alone it does not pass', async () => {
    const unread = await of([], { policy: policy([denial()], { language: 'other' }) });
    expect(unread.record.outcome).toBe('not-judged');
    expect((await of([], { policy: null })).record.outcome).toBe('not-run');
    expect((await of([denial()], { code: null })).record.outcome).toBe('not-judged');
  });
});
