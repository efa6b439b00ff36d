import type { PolicyFacts } from '../facts/policy.ts';
import type { Facts } from '../facts.ts';
import { beyondNecessary } from '../judge/necessary-scope.ts';
import { type Passage, says, saysNearby } from '../judge/policy-passages.ts';
import { statedBehaviour } from '../judge/stated-behaviour.ts';
import { policyRule } from '../rules/policy-rules.ts';
import type { RulePack } from '../rules.ts';

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
    zh: '只看拒绝即丧失全部服务的表述；拒绝后仅不能使用相关功能的，属于正当。政策另有“仅浏览”等说明的不报告。应用实际如何需在设备上确认。',
    en: 'Looks only for wording by which refusal costs the whole service; losing the function that needs the information is lawful. A basic or browse-only mode that the policy offers is respected. What the app does must be seen on a device.',
  },
  noticeTerm: 'violates-necessity',
  provisions: ['pipl:16', 'mnpi:4', 'tc260-20202a:4.2', '191:4.2'],
  level: 'suspected',
  rules: ['refusal-of-policy', 'refusal-of-information'],
  explanation: {
    zh: '隐私政策写明不同意或不提供即须停止使用、无法使用全部服务，未区分基本功能所必需的信息与其他信息。',
    en: 'The policy says that whoever does not agree must stop using the service or cannot use it at all, and does not tell what the basic function needs from the rest.',
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
    !says(policy, policyRule('basic-mode')) &&
    (passage.rule === 'refusal-of-policy' || asksBeyondNeed(passage, policy, facts, rules)),
});

/** Characters before a sentence in which the information that it refers to ("such information") is named. */
const REACH = 200;

/**
 * Refusing what the basic function needs may lawfully end the service, and without a category nobody knows what that is. A
 * policy as a whole always asks for more than that.
 */
function asksBeyondNeed(passage: Passage, policy: PolicyFacts, facts: Facts, rules: RulePack): boolean {
  const category = rules.categories.get(facts.category?.id ?? '');
  if (category === undefined) return false;
  // Identity checked because the law says so is not the app's condition.
  if (saysNearby(policy, passage, policyRule('required-by-law'), REACH)) return false;
  return beyondNecessary(policy, passage.start - REACH, passage.end, category, rules).length > 0;
}
