import type { Audit, AuditJudgement } from '../audits/audit.ts';
import { judgement } from '../audits/audit.ts';
import type { PolicyFacts } from '../facts/policy.ts';
import type { Facts } from '../facts.ts';
import type { FindingDraft, Level } from '../finding.ts';
import { type PolicyRule, policyRule } from '../rules/policy-rules.ts';
import type { RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { wholePolicy } from './omitted-duty.ts';
import { type Passage, passages, policyEvidence } from './policy-passages.ts';

/** What a policy says that it should not, as an audit's file states it. */
export interface Behaviour extends Omit<Audit, 'needs' | 'audit'> {
  readonly level: Level;
  /** Ids of policy rules; any of them shows the behaviour. */
  readonly rules: readonly string[];
  readonly explanation: Text;
  readonly verify: Text;
  readonly fix: Text;
  /**
   * A policy rule for what the policy says elsewhere that bears on the behaviour, and how the explanation speaks of it. Such places are
   * quoted too, so that nobody has to find them.
   */
  readonly beside?: { readonly rule: string; readonly text: Text };
  /** Whether a passage counts; all do when absent. */
  readonly counts?: (passage: Passage, policy: PolicyFacts, facts: Facts, rules: RulePack) => boolean;
  /** Why it cannot be said whether a passage counts; `null` when it can. Asked where none counts. */
  readonly undecided?: (passage: Passage, policy: PolicyFacts, facts: Facts, rules: RulePack) => Text | null;
}

/** So many places are quoted. */
export const SHOWN = 6;
/** So many of what stands beside them. */
const BESIDE_SHOWN = 2;

/** The audit of a behaviour that the text itself states: one finding with the places that state it. */
export function statedBehaviour(behaviour: Behaviour): Audit {
  const { level, rules, explanation, verify, fix, counts, undecided, beside, ...meta } = behaviour;
  return {
    ...meta,
    needs: ['policy'],
    audit(facts, pack): AuditJudgement {
      const policy = wholePolicy(facts);
      if ('outcome' in policy) return policy;
      const all = passagesOf(policy, rules.map(policyRule));
      const found = all.filter((passage) => counts?.(passage, policy, facts, pack) ?? true);
      if (found.length === 0) {
        const reason = all.map((passage) => undecided?.(passage, policy, facts, pack)).find(Boolean);
        return reason == null ? { outcome: 'pass' } : { outcome: 'not-judged', reason };
      }
      const other = beside === undefined ? [] : passages(policy, policyRule(beside.rule));
      const counted = withCount(explanation, found.length);
      const finding = statedFinding(policy, found, {
        subject: behaviour.id,
        noticeTerm: behaviour.noticeTerm,
        level,
        certainty: 'stated',
        personalInformation: [],
        title: behaviour.title,
        explanation: beside === undefined || other.length === 0 ? counted : joined(counted, beside.text),
        verify: level === 'suspected' ? verify : null,
        fix,
        provisions: behaviour.provisions,
      });
      const quoted = other.slice(0, BESIDE_SHOWN).map((passage) => policyEvidence(policy, passage));
      return judgement([{ ...finding, evidence: [...finding.evidence, ...quoted] }]);
    },
  };
}

/** The passages that several rules find, each sentence once, in the order of the text. */
export function passagesOf(policy: PolicyFacts, rules: readonly PolicyRule[]): Passage[] {
  const byStart = new Map<number, Passage>();
  for (const rule of rules)
    for (const passage of passages(policy, rule)) {
      if (!byStart.has(passage.start)) byStart.set(passage.start, passage);
    }
  return [...byStart.values()].sort((a, b) => a.start - b.start);
}

/** A finding that quotes the passages it rests on. */
export function statedFinding(
  policy: PolicyFacts,
  found: readonly Passage[],
  finding: Omit<FindingDraft, 'evidence'>,
): FindingDraft {
  return {
    ...finding,
    evidence: found.slice(0, SHOWN).map((passage) => policyEvidence(policy, passage)),
  };
}

function joined(first: Text, second: Text): Text {
  return { zh: `${first.zh}${second.zh}`, en: `${first.en} ${second.en}` };
}

function withCount(text: Text, places: number): Text {
  if (places <= SHOWN) return text;
  return {
    zh: `${text.zh}此类表述共 ${places} 处，列出前 ${SHOWN} 处。`,
    en: `${text.en} There are ${places} such places; the first ${SHOWN} are quoted.`,
  };
}
