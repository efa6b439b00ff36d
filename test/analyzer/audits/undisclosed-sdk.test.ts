import { describe, expect, test } from 'vitest';
import { undisclosedSdk } from '../../../analyzer/audits/undisclosed-sdk.ts';
import type { ApiCall, SdkFact } from '../../../analyzer/facts/code.ts';
import type { PolicyFacts } from '../../../analyzer/facts/policy.ts';
import { apiCall, calls, code, factsOf } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';
import { disclosedSdk, policy, statement } from '../../support/policy-facts.ts';
import { sdk } from '../../support/sdks.ts';

const umeng = sdk('umeng-analytics', '友盟+统计 SDK', 'Umeng Analytics', {
  vendor: { zh: '友盟同欣', en: 'Umeng Tongxin' },
});
const of = (said: PolicyFacts | null, sdks: readonly SdkFact[], apiCalls: readonly ApiCall[] = []) =>
  judge(undisclosedSdk, factsOf({}, { policy: said, code: code({ sdks, calls: calls({ apiCalls }) }) }));

describe('an SDK of another party', () => {
  test('that the policy does not name is suspected, with where it is in the package', async () => {
    const { findings } = await of(policy([]), [umeng]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      level: 'suspected',
      certainty: 'present',
      noticeTerm: 'sdk-information-not-published',
    });
    expect(findings[0]?.evidence[0]).toMatchObject({ kind: 'archive', entry: 'com.vendor.Sdk' });
    expect(findings[0]?.fix?.zh).toContain('友盟+统计 SDK');
    expect(findings[0]?.verify).not.toBeNull();
  });

  test('that reads personal information says what, and where it calls', async () => {
    const call = apiCall({ caller: { class: 'com.umeng.A', method: 'b()V', sdk: 'umeng-analytics' } });
    const { findings } = await of(policy([]), [umeng], [call]);
    expect(findings[0]).toMatchObject({ certainty: 'called', personalInformation: ['device-id'] });
    expect(findings[0]?.evidence.some((one) => one.kind === 'code')).toBe(true);
  });

  test.each([
    ['in the list of SDKs', policy([], { disclosedSdks: [disclosedSdk('umeng-analytics', '友盟')] })],
    ['by its Chinese name', policy([statement('我们接入了友盟+统计，用于统计。')])],
    ['by its English name', policy([statement('We use umeng analytics.')])],
  ])('named %s is disclosed', async (_, said) => {
    expect((await of(said, [umeng])).record.outcome).toBe('pass');
  });

  test('whose vendor alone is named is advice', async () => {
    const said = policy([statement('我们与友盟同欣合作。')]);
    expect((await of(said, [umeng])).findings[0]?.level).toBe('advice');
  });

  test('that runs on the device alone, or of which only a word was seen, does not count', async () => {
    expect((await of(policy([]), [{ ...umeng, isLibrary: true }])).record.outcome).toBe('pass');
    const word = [{ kind: 'domain', signature: 'umeng.com', found: 'umeng.com', count: null }] as const;
    expect((await of(policy([]), [{ ...umeng, evidence: word }])).record.outcome).toBe('pass');
  });
});

describe('nothing is said', () => {
  test('where the policy keeps its list of SDKs on a page that was not given', async () => {
    const said = policy([], {
      links: [
        { text: '《第三方SDK目录》', url: 'https://example.com/sdk', about: 'sdk-list', start: 0, end: 1 },
      ],
    });
    const { record, findings } = await of(said, [umeng]);
    expect(record.outcome).toBe('not-judged');
    expect(record.reason?.zh).toContain('https://example.com/sdk');
    expect(findings).toEqual([]);
    expect((await of({ ...said, text: '友盟+统计' }, [umeng])).record.outcome).toBe('pass');
  });

  test('where the policy was not given or not read', async () => {
    expect((await of(null, [umeng])).record.outcome).toBe('not-run');
    expect((await of(policy([], { language: 'other' }), [umeng])).record.outcome).toBe('not-judged');
  });
});
