import type { Audit, AuditJudgement } from '../audits/audit.ts';
import { judgement } from '../audits/audit.ts';
import type { PolicyFacts } from '../facts/policy.ts';
import type { Facts } from '../facts.ts';
import type { Level } from '../finding.ts';
import { policyRule } from '../rules/policy-rules.ts';
import type { Text } from '../text.ts';
import { says } from './policy-passages.ts';

/** A duty that a policy's text fulfils by saying something, as an audit's file states it. */
export interface Duty extends Omit<Audit, 'needs' | 'audit'> {
  /** Of a policy in Chinese. In another language it is at most `suspected`: there may be a Chinese text beside it. */
  readonly level: Level;
  /** Ids of policy rules. Each is to be found; the finding says which are not. */
  readonly rules: readonly string[];
  /** What else the reader made of the text that fulfils the duty: two ways of reading it must both fail to find it. */
  readonly fulfilledBy?: (policy: PolicyFacts) => boolean;
  /** A policy rule that must be found for the duty to apply, and what is said when it is not. */
  readonly onlyWhen?: { readonly rule: string; readonly otherwise: Text };
  /** The duty holds for whoever handles personal information: not for an app that says it collects none. */
  readonly onlyHandlers: boolean;
  readonly explanation: Text;
  /** For a finding that is `suspected`: how to confirm it on a device. */
  readonly verify: Text;
  readonly fix: Text;
}

/** The audit of a duty left out: the whole text is searched, and what was looked for is named. */
export function omittedDuty(duty: Duty): Audit {
  const {
    level: ownLevel,
    rules,
    fulfilledBy,
    onlyWhen,
    onlyHandlers,
    explanation,
    verify,
    fix,
    ...meta
  } = duty;
  return {
    ...meta,
    needs: ['policy'],
    audit(facts): AuditJudgement {
      const policy = wholePolicy(facts);
      if ('outcome' in policy) return policy;
      if (onlyWhen !== undefined && !says(policy, policyRule(onlyWhen.rule))) {
        return { outcome: 'not-applicable', reason: onlyWhen.otherwise };
      }
      const missing = rules.map(policyRule).filter((rule) => !says(policy, rule));
      if (missing.length === 0 || fulfilledBy?.(policy) === true) return { outcome: 'pass' };
      if (onlyHandlers && collectsNothing(policy)) return { outcome: 'not-applicable', reason: NOTHING };
      const level = policy.language === 'zh' || ownLevel === 'advice' ? ownLevel : 'suspected';
      return judgement([
        {
          subject: duty.id,
          noticeTerm: duty.noticeTerm,
          level,
          certainty: 'absent',
          personalInformation: [],
          title: duty.title,
          explanation,
          verify: level === 'suspected' ? verify : null,
          fix,
          provisions: duty.provisions,
          evidence: [
            {
              kind: 'absence',
              input: policy.input,
              searched: [searched(policy), ...missing.map((rule) => lookedFor(rule.about))],
            },
          ],
        },
      ]);
    },
  };
}

/** The policy, when its whole text can be judged; else why not. */
export function wholePolicy(facts: Facts): PolicyFacts | AuditJudgement {
  const { policy } = facts;
  if (policy === null) return { outcome: 'not-judged', reason: NO_POLICY };
  if (policy.notAPolicy !== null) {
    return { outcome: 'not-judged', reason: policy.notAPolicyReason ?? NO_POLICY };
  }
  if (policy.language === 'other') return { outcome: 'not-judged', reason: OTHER_LANGUAGE };
  if (policy.warnings.some((one) => one.code === 'policy-cut')) {
    return { outcome: 'not-judged', reason: INCOMPLETE };
  }
  return policy;
}

/** A policy that says it collects nothing is short: in a long one the words are about one function. */
const SHORT_POLICY = { zh: 3000, en: 6000 } as const;

export function collectsNothing(policy: PolicyFacts): boolean {
  const longest = SHORT_POLICY[policy.language === 'zh' ? 'zh' : 'en'];
  return policy.text.length <= longest && says(policy, policyRule('nothing-collected'));
}

/** "Searched and not found", for a report: the whole text. */
export function searched(policy: PolicyFacts): Text {
  return {
    zh: `隐私政策全文（${policy.sentences} 句，${policy.text.length} 字）`,
    en: `the whole text of the policy (${policy.sentences} sentences, ${policy.text.length} characters)`,
  };
}

export function lookedFor(about: Text): Text {
  return { zh: `未见：${about.zh}`, en: `not found: ${about.en}` };
}

const NO_POLICY: Text = { zh: '未提供隐私政策文本', en: 'no privacy policy text was given' };
const OTHER_LANGUAGE: Text = {
  zh: '隐私政策既非中文也非英文，未能判断',
  en: 'the policy is neither in Chinese nor in English and was not judged',
};
const INCOMPLETE: Text = {
  zh: '隐私政策文本未能完整读取，不能据此判断其遗漏',
  en: 'the policy’s text could not be read as a whole, so nothing can be said of what it leaves out',
};
const NOTHING: Text = {
  zh: '隐私政策声明不收集个人信息',
  en: 'the policy says that no personal information is collected',
};
