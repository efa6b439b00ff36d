import { expect, test } from 'vitest';
import { forcedConsent } from '../../../analyzer/audits/forced-consent.ts';
import type { Statement } from '../../../analyzer/facts/policy.ts';
import { category } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';
import { policyFacts } from '../../support/policy.ts';
import { expectQuoted, outcomeOf } from '../../support/policy-audits.ts';

test.each([
  ['如您不同意本隐私政策，请立即停止使用我们的产品和服务。'],
  ['若您不同意修订后的政策，您应停止使用本软件。'],
  ['If you do not agree to this policy, please do not use our app.'],
])('“%s” is quoted', (text) => expectQuoted(forcedConsent, text));

test.each([
  ['如您拒绝提供位置信息，您将无法使用附近的人功能，但不影响其他功能。'],
  ['如果您不同意，您仍可使用基本功能模式。'],
  ['监护人不同意的，请未成年人停止使用我们的服务。'],
  ['If you do not agree to cookies, some features may not work.'],
])('“%s” passes', async (text) => {
  expect(await outcomeOf(forcedConsent, `我们重视您的隐私。\n${text}`)).toBe('pass');
});

/** A sentence on collecting information of one type. */
function requiring(type: string, sentence: string): Statement {
  return {
    kinds: ['collection'],
    personalInformation: [type],
    mentions: [],
    negated: false,
    heading: false,
    start: 0,
    end: sentence.length,
  } as unknown as Statement;
}

test('refusing what the category does not need must not cost the service; what it needs may', async () => {
  const sentence = '如您拒绝提供通讯录，您将无法使用我们的服务。';
  const statement = requiring('contacts', sentence);
  const under = (id: string | null) =>
    judge(
      forcedConsent,
      policyFacts(sentence, { statements: [statement] }, { category: id === null ? null : category(id) }),
    );
  expect((await under('short-video')).findings).toHaveLength(1);
  const needed = requiring('location', sentence);
  const navigation = policyFacts(
    sentence,
    { statements: [needed] },
    { category: category('map-navigation') },
  );
  expect((await judge(forcedConsent, navigation)).record.outcome).toBe('pass');
});

test('refusing the password or the address of the connection may cost the service', async () => {
  const sentence = '如您拒绝提供上述信息，您将无法使用我们的服务。';
  const of = (type: string) => {
    const statement = requiring(type, sentence);
    return judge(
      forcedConsent,
      policyFacts(sentence, { statements: [statement] }, { category: category('short-video') }),
    );
  };
  for (const type of ['password', 'ip-address', 'email-address'])
    expect((await of(type)).record.outcome, type).toBe('pass');
  expect((await of('ethnicity')).findings).toHaveLength(1);
});

test('without a category, what no category needs counts; of what one of them needs nothing is said', async () => {
  const sentence = '如您拒绝提供上述信息，您将无法使用我们的服务。';
  const of = (type: string) => {
    const statement = requiring(type, sentence);
    return judge(forcedConsent, policyFacts(sentence, { statements: [statement] }));
  };
  expect((await of('app-list')).findings).toHaveLength(1);
  expect((await of('location')).record).toMatchObject({
    outcome: 'not-judged',
    reason: { en: expect.stringContaining('depends on the app’s category') },
  });
  expect((await of('password')).record.outcome).toBe('pass');
});

test('whoever declines an annexed agreement on one service loses that service only', async () => {
  const refusal = '如果你不接受修改后的协议，应当停止使用本服务。';
  expect(await outcomeOf(forcedConsent, refusal)).toBe('finding');
  const annexed = `本服务：指当家长提出申请时，对未成年人帐号采取限制措施的服务。\n${refusal}`;
  expect(await outcomeOf(forcedConsent, annexed)).toBe('pass');
});

test('what the policy says elsewhere of its basic function is quoted beside, and nothing is said to be left out', async () => {
  const refusal = '如果您不同意本政策，请立即停止使用我们的服务。';
  const basic = '本应用的基本业务功能无须您提供任何个人信息即可使用。';
  const of = async (text: string) => (await judge(forcedConsent, policyFacts(text))).findings[0];
  const beside = await of(`${refusal}\n${basic}`);
  const quotes = beside?.evidence.map((one) => one.kind === 'policy' && one.quote);
  expect(quotes).toEqual([refusal, basic]);
  expect(beside?.explanation.zh).toContain('请对照核实');
  expect(beside?.explanation.en).toContain('check whether the two agree');
  const alone = await of(refusal);
  expect(alone?.evidence).toHaveLength(1);
  expect(alone?.explanation.zh).not.toMatch(/未区分|对照核实/);
});

test('a refusal that leaves the basic function untouched is no forced consent', async () => {
  const text = '一旦您拒绝同意本政策的更新，我们将无法继续提供服务更新，但您原有的基础功能不受影响。';
  expect(await outcomeOf(forcedConsent, text)).toBe('pass');
});
