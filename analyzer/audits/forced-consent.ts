import type { PolicyFacts } from '../facts/policy.ts';
import type { Facts } from '../facts.ts';
import { refusedBeyondNeed } from '../judge/announced-list.ts';
import { matches, type Passage, plainText, says } from '../judge/policy-passages.ts';
import { statedBehaviour } from '../judge/stated-behaviour.ts';
import { policyRule } from '../rules/policy-rules.ts';
import type { RulePack } from '../rules.ts';
import type { Text } from '../text.ts';

/**
 * PIPL art. 16; the 2021 rule, art. 4. What a policy makes a condition of one function is not forced consent; what it makes a condition of everything is.
 */
export const forcedConsent = statedBehaviour({
  id: 'forced-consent',
  code: 'ZZ2014',
  title: { zh: '不同意就不能使用全部服务', en: 'Refusing costs the whole service' },
  description: {
    zh: '不得因为用户不同意提供非必要个人信息，就拒绝其使用基本功能服务。',
    en: 'The basic service may not be refused because the user does not agree to give what it does not need.',
  },
  limits: {
    zh: '只看拒绝即丧失全部服务的表述；拒绝后仅不能使用相关功能的，属于正当。政策另有“仅浏览”等说明的不报告。未知应用类别的，只有任何类别都不需要的信息才算。应用实际如何需在设备上确认。',
    en: 'Looks only for wording by which refusal costs the whole service; losing the function that needs the information is lawful. A basic or browse-only mode that the policy offers is respected. Without a category only information that no category needs counts. What the app does must be seen on a device.',
  },
  noticeTerm: 'violates-necessity',
  provisions: ['pipl:16', 'mnpi:4', 'tc260-20202a:4.2', '191:4.2'],
  level: 'suspected',
  rules: ['refusal-of-policy', 'refusal-of-information'],
  explanation: {
    zh: '隐私政策写明不同意或不提供即须停止使用、无法使用全部服务；按此表述，不同意提供非必要信息的用户也不能使用基本功能。',
    en: 'The policy says that whoever does not agree must stop using the service or cannot use it at all; by these words whoever declines what is not necessary loses the basic function too.',
  },
  beside: {
    rule: 'parts-of-the-service',
    text: {
      zh: '政策另处区分基本功能与其他功能，或提到基本模式（引文末列出），两处表述是否一致，请对照核实。',
      en: 'Elsewhere the policy tells the basic function from others or speaks of a basic mode (the last quotes); check whether the two agree.',
    },
  },
  verify: {
    zh: '在测试机上首次运行并选择“不同意”：查看应用是否退出、是否仍可使用基本功能（如仅浏览）；截屏留存。',
    en: 'Run the app for the first time on a test device and decline: see whether it exits or its basic function can still be used; keep screenshots.',
  },
  fix: {
    zh: '区分基本功能与扩展功能：仅以基本功能所必需的个人信息作为使用前提，并提供不同意时的基本功能（如仅浏览）模式。',
    en: 'Tell the basic function from the rest: ask only for what the basic function needs, and offer a mode with that function alone to whoever declines.',
  },
  counts: (passage, policy, facts, rules) =>
    costsEverything(passage, policy) &&
    (passage.rule === 'refusal-of-policy' || asksBeyondNeed(passage, policy, facts, rules)),
  undecided: (passage, policy, facts, rules) =>
    facts.category === null && costsEverything(passage, policy) && dependsOnCategory(passage, policy, rules)
      ? CATEGORY_UNKNOWN
      : null,
});

const CATEGORY_UNKNOWN: Text = {
  zh: '政策写有不提供信息就不能使用服务的表述；其中的信息是否为基本功能所必需，要看应用类别',
  en: 'the policy says that whoever does not give information cannot use the service; whether the basic function needs it depends on the app’s category',
};

function costsEverything(passage: Passage, policy: PolicyFacts): boolean {
  return !says(policy, policyRule('basic-mode')) && !losesOneService(passage, policy);
}

/** An annexed agreement on one service, which it calls “this service”: whoever declines it loses no more. */
function losesOneService({ start, end }: Passage, policy: PolicyFacts): boolean {
  const sentence = plainText(policy).slice(start, end);
  return matches(policyRule('this-service'), sentence) && says(policy, policyRule('annexed-service'));
}

/** Whether some category would make it forced consent. */
function dependsOnCategory(passage: Passage, policy: PolicyFacts, rules: RulePack): boolean {
  return [...rules.categories.values()].some(
    (category) => refusedBeyondNeed(policy, passage, [category], rules).length > 0,
  );
}

/**
 * Refusing what the basic function needs may lawfully end the service. Without a category only what no category needs counts. A policy
 * as a whole always asks for more than that.
 */
function asksBeyondNeed(passage: Passage, policy: PolicyFacts, facts: Facts, rules: RulePack): boolean {
  const category = rules.categories.get(facts.category?.id ?? '');
  const categories = category === undefined ? [...rules.categories.values()] : [category];
  return refusedBeyondNeed(policy, passage, categories, rules).length > 0;
}
