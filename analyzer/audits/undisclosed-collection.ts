import type { ApiCall } from '../facts/code.ts';
import type { PolicyFacts } from '../facts/policy.ts';
import type { Facts } from '../facts.ts';
import type { FindingDraft } from '../finding.ts';
import { codeEvidence, limitsText, originName, shortApi, showsCollection } from '../judge/code-evidence.ts';
import { isNamed, policySearched, typeName, whyNotRead } from '../judge/policy-basis.ts';
import { sdkRemedy } from '../judge/sdk-remedy.ts';
import { isRuntimePermission, permissionFact } from '../rules/permissions.ts';
import type { RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

/** Call sites shown of one type. */
const MAXIMUM_EVIDENCE = 10;

/**
 * Personal information that the code reads, or a permission opens, and that the policy names nowhere, not even by a word
 * of its family (2019 method, article 2 item 1: listed one by one). One finding a type.
 */
export const undisclosedCollection: Audit = {
  id: 'undisclosed-collection',
  code: 'ZZ1007',
  title: { zh: '收集的个人信息未在隐私政策中写明', en: 'Collects what its policy does not name' },
  description: {
    zh: '隐私政策没有提到的信息，用户无从知情，更谈不上同意。',
    en: 'Nobody can agree to what nobody was told.',
  },
  limits: {
    zh: '代码中有读取的调用，不等于每次都执行或上传。只要隐私政策以任何方式（包括“设备信息”等概括用语）提到该类信息，就不在此列；隐私政策另附的清单如未提供，则未检查。',
    en: 'A call in the code is not yet a call made, nor information sent. Information that the policy names in any way, even by “device information”, does not count here; lists that the policy keeps elsewhere were not looked at unless given.',
  },
  noticeTerm: 'unlawful-collection',
  provisions: ['pipl:7', 'pipl:17', '191:2.1', '191:3.3', 'taf-078.6:3.1'],
  needs: ['policy', 'calls'],
  audit(facts, rules) {
    const { policy } = facts;
    if (policy === null) return { outcome: 'pass' };
    const reason = whyNotRead(policy) ?? listElsewhere(policy);
    if (reason !== null) return { outcome: 'not-judged', reason };
    const used = callsByType(facts);
    const findings: FindingDraft[] = [];
    for (const type of rules.personalInformation.keys()) {
      if (isNamed(type, policy, rules) || isDenied(type, policy)) continue;
      const calls = used.get(type);
      if (calls !== undefined) findings.push(called(type, calls, policy, facts, rules));
      else findings.push(...declared(type, policy, facts, rules));
    }
    return judgement(findings);
  },
};

/** A list of what is collected that the policy keeps on a page of its own: it may name what the policy does not. */
function listElsewhere(policy: PolicyFacts): Text | null {
  const link = policy.links.find((one) => one.about === 'collection-list');
  if (link === undefined) return null;
  return {
    zh: `隐私政策将收集的信息列在另一份未提供的文件中（${link.text}）`,
    en: `the policy keeps the list of what is collected in another document that was not given (${link.url ?? 'named in Chinese'})`,
  };
}

/** Denied in the policy: that it is read all the same is `policy-contradiction`. */
function isDenied(type: string, policy: PolicyFacts): boolean {
  return policy.statements.some((one) => one.negated && one.personalInformation.includes(type));
}

function callsByType(facts: Facts): Map<string, ApiCall[]> {
  const byType = new Map<string, ApiCall[]>();
  for (const call of facts.code?.calls?.apiCalls ?? []) {
    if (!showsCollection(call, facts)) continue;
    for (const type of call.personalInformation) byType.set(type, [...(byType.get(type) ?? []), call]);
  }
  return byType;
}

function called(
  type: string,
  calls: readonly ApiCall[],
  policy: PolicyFacts,
  facts: Facts,
  rules: RulePack,
): FindingDraft {
  const name = typeName(type, rules);
  const sdks = [...new Set(calls.map((call) => call.caller.sdk))];
  const origins = sdks.map((sdk) => originName(sdk, facts));
  const apis = [...new Set(calls.map((call) => shortApi(call.api)))].slice(0, 4);
  const limits = limitsText(facts);
  const onlySdks = sdks.every((sdk) => sdk !== null);
  const remedy = sdkRemedy(sdks, facts, {
    zh: '不需要的，关闭其相应的采集开关，或移除该 SDK',
    en: 'if it is not needed, switch that collection off, or remove the SDK',
  });
  const by = {
    zh: origins.map((one) => one.zh).join('、'),
    en: origins.map((one) => one.en).join(', '),
  };
  return {
    subject: type,
    noticeTerm: undisclosedCollection.noticeTerm,
    level: 'suspected',
    certainty: 'called',
    personalInformation: [type],
    title: {
      zh: `读取${name.zh}，隐私政策未提及`,
      en: `Reads ${name.en}, which the policy does not mention`,
    },
    explanation: {
      zh: `${by.zh}共有 ${calls.length} 处调用 ${apis.join('、')}，可取得${name.zh}；隐私政策全文未提及此类信息，也未以概括用语涵盖。${limits.zh}`,
      en: `There ${calls.length === 1 ? 'is one call' : `are ${calls.length} calls`} of ${apis.join(', ')}, which give ${name.en}, from ${by.en}; the policy names it nowhere, nor by a wider word.${limits.en}`,
    },
    verify: {
      zh: `在测试机上使用应用的各项功能，用接口挂钩或系统隐私记录确认是否读取${name.zh}，抓取通信查看是否上传；再通读应用内展示的隐私政策（可能与所提供的文本不同）。`,
      en: `On a test device use the app’s functions, see by hooking or the privacy log whether ${name.en} is read, and in the traffic whether it is sent; then read the policy as the app shows it, which may differ from the text given.`,
    },
    fix: {
      zh: onlySdks
        ? `需要的，在隐私政策中写明${by.zh}收集${name.zh}的目的、方式和范围。${remedy.zh}`
        : `不需要该信息的，删除应用自身代码中的调用；需要的，在隐私政策中逐一写明目的、方式和范围，并在收集前取得同意。${remedy.zh}`,
      en: onlySdks
        ? `If it is needed, name in the policy that ${by.en} collects ${name.en}, why and how.${remedy.en}`
        : `If it is not needed, remove the calls of the app’s own code; if it is, name purpose, manner and scope in the policy and ask before collecting.${remedy.en}`,
    },
    provisions: undisclosedCollection.provisions.map((id) =>
      id === 'taf-078.6:3.1' && onlySdks ? 'taf-078.6:3.4' : id,
    ),
    evidence: [
      ...calls.slice(0, MAXIMUM_EVIDENCE).map((call) => codeEvidence(call, facts)),
      policySearched(policy, name),
    ],
  };
}

/** A runtime permission that opens the type while nothing in the code was seen to read it: said as advice. */
function declared(type: string, policy: PolicyFacts, facts: Facts, rules: RulePack): FindingDraft[] {
  const uses = (facts.package?.manifest.permissions ?? []).filter(({ name }) => {
    const fact = permissionFact(rules, name);
    return fact !== undefined && isRuntimePermission(fact) && fact.personalInformation.includes(type);
  });
  const first = uses[0];
  if (first === undefined) return [];
  const name = typeName(type, rules);
  const label = permissionFact(rules, first.name)?.label ?? { zh: first.name, en: first.name };
  return [
    {
      subject: type,
      noticeTerm: null,
      level: 'advice',
      certainty: 'declared',
      personalInformation: [type],
      title: {
        zh: `声明“${label.zh}”权限，隐私政策未提及${name.zh}`,
        en: `Declares “${label.en}” while the policy does not mention ${name.en}`,
      },
      explanation: {
        zh: `清单声明了可取得${name.zh}的权限，但隐私政策未提及此类信息；代码中未见读取它的已知接口。`,
        en: `The manifest declares a permission that opens ${name.en} and the policy names it nowhere; no known interface that reads it was seen in the code.`,
      },
      verify: null,
      fix: {
        zh: `不需要的，从清单中删除 ${first.name}（由 SDK 带入的，用 tools:node="remove" 移除）；需要的，在隐私政策中写明申请该权限的目的。`,
        en: `Remove ${first.name} from the manifest if it is not needed (with tools:node="remove" if an SDK brings it in); else say in the policy what it is for.`,
      },
      provisions: ['pipl:17', '191:2.1'],
      evidence: [
        ...uses.map(
          (use) =>
            ({
              kind: 'manifest',
              input: facts.package?.input ?? 0,
              element: use.declaredAs,
              name: use.name,
              line: use.line,
            }) as const,
        ),
        policySearched(policy, name),
      ],
    },
  ];
}
