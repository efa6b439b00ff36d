import type { PolicyFacts } from '../facts/policy.ts';
import type { FindingDraft } from '../finding.ts';
import { refusedBeyondNeed, requiredBeyondNeed } from '../judge/announced-list.ts';
import type { Named } from '../judge/necessary-scope.ts';
import { wholePolicy } from '../judge/omitted-duty.ts';
import { namesOf } from '../judge/optional-service.ts';
import { type Passage, type Place, policyEvidence } from '../judge/policy-passages.ts';
import { passagesOf, SHOWN } from '../judge/stated-behaviour.ts';
import { policyRule } from '../rules/policy-rules.ts';
import type { Category, RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

/**
 * The 2021 rule on necessary information, art. 4 and 5: the policy requires, to register, log in or use the app at all, information
 * outside the category's necessary scope. What one function needs when it is used is not reported.
 */
export const excessivePersonalInformation: Audit = {
  id: 'excessive-personal-information',
  code: 'ZZ2021',
  title: {
    zh: '把必要范围以外的个人信息作为使用条件',
    en: 'Information outside the necessary scope is required',
  },
  description: {
    zh: '基本功能不需要的信息，不应成为使用的前提。',
    en: 'What the basic function does not need must not be the price of using it.',
  },
  limits: {
    zh: '只看注册、登录、启动时要求提供，称为提供服务所必须收集，或拒绝即不能使用服务的信息，不看各功能使用时的要求和法律要求的信息；清单逐项判断；账号、密码、手机号、电子邮件地址、IP 地址、设备标识和使用记录不在此列。应用类别如系推断，结论随之不确定。',
    en: 'Only what is required to register, log in or start, said to be necessary for the service as a whole, or costs the service when refused; not what a function asks for when used, nor what a law asks for; lists are judged item by item. Account and password, telephone number, e-mail and IP address, device identifier and usage records do not count. If the category was inferred, the result is as sure as that.',
  },
  noticeTerm: 'excessive-collection',
  provisions: ['mnpi:4', 'mnpi:5', 'pipl:6', '191:4.1', 'gbt35273:5.2'],
  needs: ['policy', 'category'],
  audit(facts, rules) {
    const policy = wholePolicy(facts);
    if ('outcome' in policy) return policy;
    const category = rules.categories.get(facts.category?.id ?? '');
    if (category === undefined) return { outcome: 'not-judged', reason: UNKNOWN };
    const conditions = new Map<string, Condition>();
    for (const passage of passagesOf(policy, [...REQUIRED, REFUSED].map(policyRule))) {
      const named = namedIn(policy, passage, category, rules);
      const types = [...new Set(named.map(({ type }) => type))].sort();
      if (types.length === 0) continue;
      const before = conditions.get(types.join('+'))?.places ?? [];
      conditions.set(types.join('+'), { types, places: [...before, ...quotedWith(passage, named)] });
    }
    return judgement(
      [...conditions.values()].map((condition) => finding(policy, condition, category, rules)),
    );
  },
};

/** Types of information that the same sentences make a condition: one finding, however long their list. */
interface Condition {
  readonly types: readonly string[];
  readonly places: readonly Place[];
}

/** Rules by which information counts as required: to register or log in, or for the service as a whole. */
const REQUIRED = ['required-to-use', 'required-for-service'];
/** The rule by which refusing information costs the whole service. */
const REFUSED = 'refusal-of-information';

function namedIn(policy: PolicyFacts, passage: Passage, category: Category, rules: RulePack): Named[] {
  return passage.rule === REFUSED
    ? refusedBeyondNeed(policy, passage, [category], rules)
    : requiredBeyondNeed(policy, passage, [category], rules);
}

/** The sentence that makes the condition, and the sentences outside it that name what it speaks of. */
function quotedWith(passage: Passage, named: readonly Named[]): Place[] {
  const statements = [...new Set(named.map(({ statement }) => statement))];
  return [passage, ...statements.filter(({ start, end }) => end <= passage.start || passage.end <= start)];
}

/** So many types are named in a title. */
const NAMED = 3;

function finding(
  policy: PolicyFacts,
  { types, places }: Condition,
  category: Category,
  rules: RulePack,
): FindingDraft {
  const first = quotedNames(types.slice(0, NAMED), rules);
  const names = quotedNames(types, rules);
  const more = types.length - NAMED;
  const zh = more > 0 ? `${first.zh}等 ${types.length} 项` : first.zh;
  const en = more > 0 ? `${first.en} and ${more} more` : first.en;
  return {
    subject: types.join('+'),
    noticeTerm: excessivePersonalInformation.noticeTerm,
    level: 'suspected',
    certainty: 'stated',
    personalInformation: types,
    title: {
      zh: `注册或使用时要求提供${zh}，超出${category.name.zh}的必要范围`,
      en: `Requires ${en}, outside the necessary scope of ${category.name.en}`,
    },
    explanation: {
      zh: `隐私政策把${names.zh}作为注册、登录或使用的条件；${category.name.zh}应用的基本功能服务是“${category.basicFunction.zh}”，其必要个人信息不包括${types.length > 1 ? '这些' : '此项'}。`,
      en: `The policy makes ${names.en} a condition of registering, logging in or using the app; the basic function of ${category.name.en} is “${category.basicFunction.en}”, whose necessary information does not include ${types.length > 1 ? 'them' : 'it'}.`,
    },
    verify: {
      zh: '在测试机上注册并拒绝提供该信息，查看能否使用基本功能；截屏留存。',
      en: 'Register on a test device without giving it and see whether the basic function can be used; keep screenshots.',
    },
    fix: {
      zh: '改为选填，在需要该信息的功能使用时再询问，并说明拒绝不影响基本功能。',
      en: 'Make it optional, ask for it when a function that needs it is used, and say that declining does not affect the basic function.',
    },
    provisions: [...excessivePersonalInformation.provisions, `mnpi:5.${category.item}`],
    evidence: places.slice(0, SHOWN).map((place) => policyEvidence(policy, place)),
  };
}

function quotedNames(types: readonly string[], rules: RulePack): Text {
  const names = types.map((type) => namesOf([type], rules));
  return {
    zh: names.map(({ zh }) => `“${zh}”`).join(''),
    en: names.map(({ en }) => `“${en}”`).join(', '),
  };
}

const UNKNOWN = { zh: '应用类别不在规则之内', en: 'the category is not one of the rule' };
