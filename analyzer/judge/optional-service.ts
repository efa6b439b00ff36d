import type { Evidence, FindingDraft } from '../finding.ts';
import { sourceText } from '../rules/source-text.ts';
import type { Category, CategoryPermission, PermissionFact, RulePack } from '../rules.ts';
import type { Text } from '../text.ts';

/** A permission asked for, and where that stands. */
export interface Asked {
  readonly fact: PermissionFact;
  readonly evidence: Evidence;
}

/**
 * Advice on permissions for a service that a standard calls usual in a category which needs no personal information: article 5 lists
 * nothing as necessary, and by article 4 the basic function stays open to whoever declines the service.
 */
export function optionalService(
  relation: CategoryPermission,
  asked: readonly Asked[],
  category: Category,
  rules: RulePack,
): FindingDraft {
  const types = [...new Set(asked.flatMap(({ fact }) => fact.personalInformation))];
  const opened = namesOf(types, rules);
  const scope = necessaryScope(category, rules);
  const source = sourceText(relation.source);
  const service = relation.service ?? { zh: '', en: '' };
  const names = asked.map(({ fact }) => shortName(fact.name)).join(', ');
  return {
    subject: relation.permission,
    noticeTerm: null,
    level: 'advice',
    certainty: 'declared',
    personalInformation: types,
    title: {
      zh: `仅“${service.zh}”等扩展服务需要的权限：${names}`,
      en: `Needed only by a further service (${service.en}): ${names}`,
    },
    explanation: {
      zh: `${scope.zh}${names} 涉及${opened.zh}；${source.zh}认为此类应用的“${service.zh}”服务可以使用，因此不视为与服务无关。但该服务不属于基本功能，用户可以不用：不同意的，不得影响其使用基本功能服务。`,
      en: `${scope.en} ${names} ${asked.length === 1 ? 'concerns' : 'concern'} ${opened.en}. ${source.en} relates it to a service usual in such apps (${service.en}), so it is not taken as unrelated. But that service is not the basic function: whoever declines it must be able to use the basic function all the same.`,
    },
    verify: null,
    fix: {
      zh: `应用没有“${service.zh}”服务的，从清单中删除；有的，在用户开始使用该服务时再申请，同步说明目的，拒绝后其他功能照常可用。`,
      en: `If the app has no such service, delete the declaration; if it has, ask when the user starts it, say why, and let everything else work after a refusal.`,
    },
    provisions: ['mnpi:4', `mnpi:5.${category.item}`, 'tc260-20204a:3.2'],
    evidence: asked.map(({ evidence }) => evidence),
  };
}

/** The category's basic function and what article 5 lists for it, as a sentence. */
export function necessaryScope(category: Category, rules: RulePack): Text {
  const needs = category.necessaryPersonalInformation.map((need) => need.id);
  const zh = `${category.name.zh}的基本功能服务为“${category.basicFunction.zh}”，`;
  const en = `The basic function of “${category.name.en}” is ${category.basicFunction.en}; `;
  if (needs.length === 0) {
    return { zh: `${zh}无须个人信息即可使用。`, en: `${en}it can be used without any personal information.` };
  }
  const names = namesOf(needs, rules);
  return { zh: `${zh}必要个人信息为${names.zh}。`, en: `${en}what it needs is ${names.en}.` };
}

/** Types of personal information by their names. */
export function namesOf(types: readonly string[], rules: RulePack): Text {
  const names = types.map((id) => rules.personalInformation.get(id)?.name ?? { zh: id, en: id });
  return { zh: names.map((name) => name.zh).join('、'), en: names.map((name) => name.en).join(', ') };
}

/** Android's own permissions without their prefix. */
export function shortName(permission: string): string {
  return permission.startsWith('android.permission.')
    ? permission.slice('android.permission.'.length)
    : permission;
}
