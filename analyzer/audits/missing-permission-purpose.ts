import type { PolicyFacts } from '../facts/policy.ts';
import type { Facts } from '../facts.ts';
import type { FindingDraft } from '../finding.ts';
import { lookedFor, searched, wholePolicy } from '../judge/omitted-duty.ts';
import { says } from '../judge/policy-passages.ts';
import { hasPolicyRule, policyRule } from '../rules/policy-rules.ts';
import type { PermissionFact, RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

/**
 * 2019 method 2.3, TC260-PG-20202A 2.3: the purpose of a permission is told. The manifest asks for a dangerous permission and the policy
 * never speaks of it, nor of the information behind it, so that it cannot tell a purpose. One finding a permission group.
 */
export const missingPermissionPurpose: Audit = {
  id: 'missing-permission-purpose',
  code: 'ZZ2020',
  title: {
    zh: '申请敏感权限，隐私政策未说明目的',
    en: 'A permission is asked for and the policy does not say why',
  },
  description: {
    zh: '不知道为什么要权限，就无法决定给不给。',
    en: 'Whoever does not know what a permission is for cannot decide whether to grant it.',
  },
  limits: {
    zh: '政策提到该权限、其访问或只有它才能取得的信息即不报告，不判断目的是否清楚；发送给用户的短信、与客服的通话记录、声明不收集或不读取的不算提到。是否在申请时同步告知需在设备上确认。',
    en: 'Speaking of the permission, the access or what only it opens is enough; whether the purpose is clear, and whether it is told when asking, is not judged. A text message sent to the user, a record of calls with customer service and what is said not to be collected or read do not speak of it.',
  },
  noticeTerm: 'purpose-manner-scope-not-stated',
  provisions: ['191:2.3', 'tc260-20202a:2.3', 'tc260-20204a:3.2b', 'pipl:17'],
  needs: ['manifest', 'policy'],
  audit(facts, rules) {
    const policy = wholePolicy(facts);
    if ('outcome' in policy) return policy;
    const findings: FindingDraft[] = [];
    for (const [group, permissions] of askedFor(facts, rules)) {
      const id = `permission-${group.toLowerCase().replaceAll('_', '-')}`;
      if (!hasPolicyRule(id) || says(policy, policyRule(id))) continue;
      findings.push(finding(group, permissions, policy, facts));
    }
    return judgement(findings);
  },
};

/** Dangerous permissions of the manifest by group, the media groups under the storage that they were split from. */
function askedFor(facts: Facts, rules: RulePack): Map<string, PermissionFact[]> {
  const groups = new Map<string, PermissionFact[]>();
  const names = new Set(facts.package?.manifest.permissions.map(({ name }) => name));
  for (const name of names) {
    const fact = rules.permissions.get(name);
    if (fact?.protectionLevel !== 'dangerous') continue;
    const group = (fact.formerGroup ?? fact.group)?.split('.').at(-1);
    if (group === undefined) continue;
    groups.set(group, [...(groups.get(group) ?? []), fact]);
  }
  return groups;
}

/** So many permissions are named in a title. */
const NAMED = 3;

function labelsOf(permissions: readonly PermissionFact[]): Text {
  const first = permissions.slice(0, NAMED);
  const more = permissions.length - first.length;
  const zh = first.map(({ label }) => `“${label.zh}”`).join('');
  const en = first.map(({ label }) => `“${label.en}”`).join(', ');
  return more > 0 ? { zh: `${zh}等 ${permissions.length} 项`, en: `${en} and ${more} more` } : { zh, en };
}

function finding(
  group: string,
  permissions: readonly PermissionFact[],
  policy: PolicyFacts,
  facts: Facts,
): FindingDraft {
  const names = permissions.map((one) => one.name.split('.').at(-1));
  const labels = labelsOf(permissions);
  const rule = policyRule(`permission-${group.toLowerCase().replaceAll('_', '-')}`);
  const asked = new Set(permissions.map((one) => one.name));
  return {
    subject: group,
    noticeTerm: missingPermissionPurpose.noticeTerm,
    level: 'suspected',
    certainty: 'absent',
    personalInformation: [...new Set(permissions.flatMap((one) => one.personalInformation))],
    title: {
      zh: `申请${labels.zh}权限，隐私政策未提及`,
      en: `Asks for ${labels.en}, of which the policy does not speak`,
    },
    explanation: {
      zh: `安装包声明了 ${names.join('、')}；通读隐私政策全文，未提到该权限或相应的个人信息，因而未说明其目的。`,
      en: `The package declares ${names.join(', ')}; the whole policy speaks neither of the permission nor of the information behind it, and so tells no purpose.`,
    },
    verify: {
      zh: '在测试机上触发该权限的申请，查看弹窗前后是否同步告知目的；截屏留存。',
      en: 'Make the app ask for the permission on a test device and see whether a purpose is told at the same time; keep screenshots.',
    },
    fix: {
      zh: '在隐私政策中逐项列明权限、用途和使用场景；不用的权限从清单文件中删除。',
      en: 'List in the policy each permission with its purpose and the function that uses it; remove from the manifest what is not used.',
    },
    provisions: missingPermissionPurpose.provisions,
    evidence: [
      ...(facts.package?.manifest.permissions ?? [])
        .filter((one) => asked.has(one.name))
        .map(
          ({ name, declaredAs, line }) =>
            ({
              kind: 'manifest',
              input: facts.package?.input ?? 0,
              element: declaredAs,
              name,
              line,
            }) as const,
        ),
      { kind: 'absence', input: policy.input, searched: [searched(policy), lookedFor(rule.about)] },
    ],
  };
}
