import type { PolicyFacts, Statement } from '../facts/policy.ts';
import type { Facts } from '../facts.ts';
import type { Evidence } from '../finding.ts';
import type { RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { usesFamilyWord } from './family-words.ts';

/** Fewer statements than this are no ground for saying that a policy leaves something out. */
const ENOUGH_STATEMENTS = 3;

/**
 * Why nothing can be said of what a policy leaves out: it is none, it is in another language, or too little of it was
 * understood. `null` when it was read. What is said on an absence must rest on a reading.
 */
export function whyNotRead(policy: PolicyFacts): Text | null {
  if (policy.notAPolicyReason !== null) return policy.notAPolicyReason;
  if (policy.language === 'other')
    return {
      zh: '隐私政策既非中文也非英文，未能读懂',
      en: 'the policy is neither in Chinese nor in English and could not be read',
    };
  if (policy.statements.length >= ENOUGH_STATEMENTS) return null;
  return {
    zh: '从隐私政策中读出的内容太少，不足以判断其未写明什么',
    en: 'too little was understood of the policy to say what it leaves out',
  };
}

/**
 * Whether the policy names the type anywhere, by itself or by a word of its family (“设备信息” for a device identifier):
 * vague words are the business of another audit.
 */
export function isNamed(type: string, policy: PolicyFacts, rules: RulePack): boolean {
  const says = policy.statements.some((one) => !one.negated && one.personalInformation.includes(type));
  if (says || policy.disclosedSdks.some((sdk) => sdk.personalInformation.includes(type))) return true;
  return usesFamilyWord(type, affirmed(policy), policy.language === 'en' ? 'en' : 'zh', rules);
}

const texts = new WeakMap<PolicyFacts, string>();

/** The policy's text without the sentences that deny what they name, or name it only to say what a term means. */
function affirmed(policy: PolicyFacts): string {
  let text = texts.get(policy);
  if (text === undefined) {
    const parts: string[] = [];
    let at = 0;
    for (const { start, end } of policy.statements.filter((one) => one.negated || isDefinition(one))) {
      if (start < at) continue;
      parts.push(policy.text.slice(at, start));
      at = end;
    }
    parts.push(policy.text.slice(at));
    text = parts.join('\n');
    texts.set(policy, text);
  }
  return text;
}

/** A sentence that says what a term means names types and handles none: “敏感个人信息……包括行踪轨迹” collects no whereabouts. */
function isDefinition({ mentions, personalInformation }: Statement): boolean {
  return personalInformation.length === 0 && mentions.some(({ type }) => type !== null);
}

export function policyEvidence(statement: Statement, facts: Facts): Evidence {
  const { quote, start, end, section } = statement;
  return { kind: 'policy', input: facts.policy?.input ?? 0, quote, start, end, section };
}

/** What an absence in the policy rests on. */
export function policySearched(policy: PolicyFacts, what: Text): Evidence {
  const { sentences, statements, input } = policy;
  return {
    kind: 'absence',
    input,
    searched: [
      {
        zh: `隐私政策全文 ${sentences} 句、${statements.length} 项表述中的${what.zh}`,
        en: `${what.en} in all ${sentences} sentences and ${statements.length} statements of the policy`,
      },
    ],
  };
}

export function typeName(type: string, rules: RulePack): Text {
  return rules.personalInformation.get(type)?.name ?? { zh: type, en: type };
}
