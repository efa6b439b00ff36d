import type { ApiCall } from '../facts/code.ts';
import type { Statement } from '../facts/policy.ts';
import type { Facts } from '../facts.ts';
import type { Evidence, FindingDraft } from '../finding.ts';
import { codeEvidence, originName, shortApi, showsCollection } from '../judge/code-evidence.ts';
import { policyEvidence, typeName, whyNotRead } from '../judge/policy-basis.ts';
import { sdkRemedy } from '../judge/sdk-remedy.ts';
import { permissionFact } from '../rules/permissions.ts';
import type { RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

/** Call sites shown of one type. */
const MAXIMUM_EVIDENCE = 10;

/**
 * The policy denies without condition that a type is collected (or a permission asked for), and the package does it (2019
 * method, article 3 item 9). One finding a type. A policy that elsewhere says it collects the type contradicts itself, not
 * the package, and is left out.
 */
export const policyContradiction: Audit = {
  id: 'policy-contradiction',
  code: 'ZZ2040',
  title: { zh: '做了隐私政策声明不做的事', en: 'Does what its policy denies' },
  description: {
    zh: '承诺不收集却仍在收集，比没有承诺更伤害信任，也违反其所声明的规则。',
    en: 'A promise not to collect that is not kept does more harm than no promise.',
  },
  limits: {
    zh: '只比较无条件的否认；附条件的（“未经您同意不会……”）不在此列。代码中有调用不等于实际执行，须在真机上确认。',
    en: 'Only denials without condition count (not “without your consent we do not …”). A call in the code is not yet a call made; that must be seen on a device.',
  },
  noticeTerm: 'unlawful-collection',
  provisions: ['pipl:5', 'pipl:7', '191:3.9'],
  needs: ['policy', ['calls', 'manifest']],
  audit(facts, rules) {
    const { policy } = facts;
    if (policy === null) return { outcome: 'pass' };
    const reason = whyNotRead(policy);
    if (reason !== null) return { outcome: 'not-judged', reason };
    const findings: FindingDraft[] = [];
    for (const type of rules.personalInformation.keys()) {
      const denials = policy.statements.filter((one) => denies(one, type));
      const affirmed = policy.statements.some(
        (one) => !one.negated && !one.heading && one.personalInformation.includes(type),
      );
      const deeds = affirmed || denials.length === 0 ? [] : deedsOf(type, facts, rules);
      if (deeds.length > 0) findings.push(draft(type, denials, deeds, facts, rules));
    }
    const noCalls = facts.code?.calls == null;
    if (findings.length === 0 && noCalls && policy.statements.some((one) => one.negated)) {
      return { outcome: 'not-judged', reason: ONLY_MANIFEST };
    }
    return judgement(findings);
  },
};

const ONLY_MANIFEST: Text = {
  zh: '未读取代码中的调用点，隐私政策中的否认只与清单作了比较',
  en: 'the call sites in the code were not read: what the policy denies was compared with the manifest only',
};

function denies(statement: Statement, type: string): boolean {
  return (
    statement.negated &&
    statement.condition === null &&
    !statement.heading &&
    statement.personalInformation.includes(type) &&
    statement.kinds.some((kind) => kind === 'collection' || kind === 'permission')
  );
}

interface Deed {
  readonly evidence: Evidence;
  readonly call: ApiCall | null;
  readonly what: Text;
}

function deedsOf(type: string, facts: Facts, rules: RulePack): Deed[] {
  const deeds: Deed[] = [];
  for (const call of facts.code?.calls?.apiCalls ?? []) {
    if (!call.personalInformation.includes(type) || !showsCollection(call, facts)) continue;
    const by = originName(call.caller.sdk, facts);
    const api = shortApi(call.api);
    deeds.push({
      call,
      evidence: codeEvidence(call, facts),
      what: { zh: `${by.zh}调用 ${api}`, en: `${by.en} calls ${api}` },
    });
  }
  for (const { name, declaredAs, line } of facts.package?.manifest.permissions ?? []) {
    const fact = permissionFact(rules, name);
    if (fact?.protectionLevel !== 'dangerous' || !fact.personalInformation.includes(type)) continue;
    const input = facts.package?.input ?? 0;
    deeds.push({
      call: null,
      evidence: { kind: 'manifest', input, element: declaredAs, name, line },
      what: { zh: `清单声明 ${name}`, en: `the manifest declares ${name}` },
    });
  }
  return deeds;
}

function draft(
  type: string,
  denials: readonly Statement[],
  deeds: readonly Deed[],
  facts: Facts,
  rules: RulePack,
): FindingDraft {
  const name = typeName(type, rules);
  const calls = deeds.filter((deed) => deed.call !== null);
  const shown = [...new Map(deeds.map((deed) => [deed.what.en, deed.what])).values()].slice(0, 4);
  const quote = denials[0]?.quote ?? '';
  const remedy = sdkRemedy(
    calls.map((deed) => deed.call?.caller.sdk ?? null),
    facts,
    { zh: '关闭其相应的采集开关，或移除该 SDK', en: 'switch the collection off, or remove the SDK' },
  );
  return {
    subject: type,
    noticeTerm: policyContradiction.noticeTerm,
    level: 'suspected',
    certainty: calls.length > 0 ? 'called' : 'declared',
    personalInformation: [type],
    title: {
      zh: `隐私政策称不收集${name.zh}，安装包与此不符`,
      en: `The policy denies collecting ${name.en}; the package does not agree`,
    },
    explanation: {
      zh: `隐私政策写明“${quote}”，而安装包中${shown.map((one) => one.zh).join('；')}。`,
      en: `The policy denies it (quoted below), while ${shown.map((one) => one.en).join('; ')}.`,
    },
    verify: {
      zh: `在测试机上使用应用的各项功能，用接口挂钩或系统隐私记录确认是否读取${name.zh}，抓取通信查看是否上传。`,
      en: `Use the app’s functions on a test device and see by hooking or the privacy log whether ${name.en} is read, and in the traffic whether it is sent.`,
    },
    fix: {
      zh: `让声明与行为一致：删除相应的调用和权限，或更正隐私政策并重新取得同意。${remedy.zh}`,
      en: `Make word and deed agree: remove the calls and permissions, or correct the policy and ask for consent anew.${remedy.en}`,
    },
    provisions: policyContradiction.provisions,
    evidence: [
      ...denials.map((one) => policyEvidence(one, facts)),
      ...deeds.slice(0, MAXIMUM_EVIDENCE).map((deed) => deed.evidence),
    ],
  };
}
