import { describe, expect, test } from 'vitest';
import { undisclosedCollection } from '../../../analyzer/audits/undisclosed-collection.ts';
import type { ApiCall } from '../../../analyzer/facts/code.ts';
import type { PolicyFacts } from '../../../analyzer/facts/policy.ts';
import { apiCall, calls, code, factsOf, packer, permission } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';
import { disclosedSdk, policy, statement } from '../../support/policy-facts.ts';
import { sdk } from '../../support/sdks.ts';

const contacts = apiCall({
  api: 'content://com.android.contacts',
  apiId: 'contacts',
  personalInformation: ['contacts'],
});

const of = (said: PolicyFacts | null, apiCalls: readonly ApiCall[], more = {}, manifest = {}) =>
  judge(
    undisclosedCollection,
    factsOf(manifest, { policy: said, code: code({ calls: calls({ apiCalls }), ...more }) }),
  );

describe('what the code reads and the policy does not name', () => {
  test('is suspected, with the call site and what was searched in the policy', async () => {
    const { findings } = await of(policy([]), [contacts]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      level: 'suspected',
      certainty: 'called',
      personalInformation: ['contacts'],
    });
    expect(findings[0]?.evidence.map((one) => one.kind)).toEqual(['code', 'absence']);
    expect(findings[0]?.title.zh).toBe('读取通讯录，隐私政策未提及');
    expect(findings[0]?.fix?.zh).toContain('应用自身');
  });

  test('read by an SDK alone, the fix names it and the provision is that on SDKs', async () => {
    const bySdk = { ...contacts, caller: { class: 'com.vendor.A', method: 'b()V', sdk: 'vendor' } };
    const { findings } = await of(policy([]), [bySdk], {
      sdks: [sdk('vendor', '某统计 SDK', 'Some Analytics')],
    });
    expect(findings[0]?.fix?.zh).toContain('第三方“某统计 SDK”');
    expect(findings[0]?.fix?.en).toContain('Some Analytics');
    expect(findings[0]?.provisions).toContain('taf-078.6:3.4');
  });

  test.each([
    ['named as its type', statement('我们收集您的好友关系。', { personalInformation: ['contacts'] })],
    ['named by a word of its family', statement('为添加好友，我们读取您的联系人。')],
    ['named in a table’s heading', statement('通讯录权限', { heading: true, kinds: ['permission'] })],
  ])('%s it is disclosed', async (_, said) => {
    expect((await of(policy([said]), [contacts])).record.outcome).toBe('pass');
  });

  test('listed as collected by an SDK it is disclosed', async () => {
    const said = policy([], {
      disclosedSdks: [disclosedSdk(null, '某 SDK', { personalInformation: ['contacts'] })],
    });
    expect((await of(said, [contacts])).record.outcome).toBe('pass');
  });

  test('denied in the policy it is a contradiction, not an omission', async () => {
    const denial = statement('我们不会收集您的通讯录。', {
      negated: true,
      personalInformation: ['contacts'],
    });
    expect((await of(policy([denial]), [contacts])).record.outcome).toBe('pass');
  });

  test('a device identifier is disclosed by “设备信息”; that is vague, not silent', async () => {
    const said = policy([statement('我们会收集设备信息。')]);
    expect((await of(said, [apiCall()])).record.outcome).toBe('pass');
    expect((await of(policy([]), [apiCall()])).findings).toHaveLength(1);
  });

  test('named only where a term is explained, or for the place where data are kept, it is not disclosed', async () => {
    const location = apiCall({ personalInformation: ['location'] });
    const define = statement('敏感个人信息包括行踪轨迹、精准定位信息等。', {
      mentions: [{ type: 'whereabouts', start: 8, end: 12, hypernym: false }],
      kinds: ['sensitive-information'],
    });
    const kept = statement('（二）存储位置：中华人民共和国境内。', { kinds: ['storage'] });
    expect((await of(policy([define, kept]), [location])).findings).toHaveLength(1);
    const said = statement('我们会获取您的位置，用于推荐附近门店。');
    expect((await of(policy([define, kept, said]), [location])).record.outcome).toBe('pass');
  });

  test('ordinary calls and libraries on the device say nothing', async () => {
    expect((await of(policy([]), [{ ...contacts, ordinary: true }])).record.outcome).toBe('pass');
    const inLibrary = { ...contacts, caller: { class: 'a.B', method: 'c()V', sdk: 'lib' } };
    const sdks = [sdk('lib', '某库', 'Some Library', { isLibrary: true })];
    expect((await of(policy([]), [inLibrary], { sdks })).record.outcome).toBe('pass');
  });

  test('a permission that opens it, with no call seen, is advice', async () => {
    const manifest = { permissions: [permission('android.permission.READ_CONTACTS')] };
    const { findings } = await of(policy([]), [], {}, manifest);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ level: 'advice', certainty: 'declared', noticeTerm: null });
  });
});

describe('nothing is said where the policy was not read', () => {
  test.each([
    ['it is no policy', policy([], { notAPolicy: 'stub', notAPolicyReason: { zh: '不是', en: 'no' } })],
    ['it is in another language', policy([], { language: 'other' })],
    ['too little was understood', policy([], { statements: [] })],
    [
      'the list is kept elsewhere',
      policy([], {
        links: [{ text: '《个人信息收集清单》', url: null, about: 'collection-list', start: 0, end: 1 }],
      }),
    ],
  ])('%s: not judged', async (_, said) => {
    const { record, findings } = await of(said, [contacts]);
    expect(record.outcome).toBe('not-judged');
    expect(record.reason?.zh.length).toBeGreaterThan(1);
    expect(findings).toEqual([]);
  });

  test('without a policy, or without call sites, it is not run; of a packed app it does not pass', async () => {
    expect((await of(null, [contacts])).record.outcome).toBe('not-run');
    const noCalls = factsOf({}, { policy: policy([]), code: code() });
    expect((await judge(undisclosedCollection, noCalls)).record.outcome).toBe('not-run');
    expect((await of(policy([]), [], { packer: packer() })).record.outcome).toBe('not-judged');
  });
});

describe('an e-mail address that the code takes from an account', () => {
  const email = apiCall({
    api: 'Lcom/google/android/gms/auth/api/signin/GoogleSignInAccount;->getEmail()',
    apiId: 'google-sign-in-account-get-email',
    personalInformation: ['email-address'],
  });

  test('is suspected where the policy speaks of none, and disclosed where it speaks of one in any words', async () => {
    const { findings } = await of(policy([]), [email]);
    expect(findings.map((one) => one.title)).toEqual([
      {
        zh: '读取电子邮件地址，隐私政策未提及',
        en: 'Reads e-mail address, which the policy does not mention',
      },
    ]);
    for (const said of ['我们收集您的联系方式。', '我们收集您的邮箱。'])
      expect((await of(policy([statement(said)]), [email])).record.outcome, said).toBe('pass');
  });

  test('an IP address that a call gives as it connects accuses nobody', async () => {
    const address = apiCall({
      api: 'Ljava/net/InetAddress;->getHostAddress()',
      apiId: 'inet-address-get-host-address',
      personalInformation: ['ip-address'],
      ordinary: true,
    });
    expect((await of(policy([]), [address])).record.outcome).toBe('pass');
  });
});
