import type { Facts } from '../facts.ts';
import type { FindingDraft } from '../finding.ts';
import type { RulePack } from '../rules.ts';
import type { Text } from '../text.ts';

/**
 * What an audit needs before it can judge. `archive`: an APK or a bundle, not a bare manifest. `calls`: call sites read.
 */
export type Need = 'manifest' | 'archive' | 'code' | 'calls' | 'policy' | 'listing' | 'category';

/**
 * One rule, one file, id = file name. What the user reads is data at the top; below it one pure function from facts to
 * findings. An audit reads no file and knows no report.
 */
export interface Audit {
  readonly id: string;
  /** Opaque and never reused, for SARIF and suppressions: `ZZ1…` package, `ZZ2…` policy, `ZZ3…` listing. */
  readonly code: string;
  /** The state that a finding of this audit describes. */
  readonly title: Text;
  /** Why it matters to the person whose information it is. */
  readonly description: Text;
  /** What the audit does not claim. */
  readonly limits: Text;
  /** Id in `policies/cn/notice-terms.json`, for findings that a notice would name. */
  readonly noticeTerm: string | null;
  /** Ids in `policies/cn/provisions.json` (`pipl:6`, `191:4.1`, …). */
  readonly provisions: readonly string[];
  /** All of these; an inner list means any one of it. Without them the audit is `not-run`, with the reason. */
  readonly needs: readonly (Need | readonly Need[])[];
  audit(facts: Facts, rules: RulePack): AuditJudgement;
}

export type AuditJudgement =
  | { readonly outcome: 'finding'; readonly findings: readonly FindingDraft[] }
  | { readonly outcome: 'pass' }
  | { readonly outcome: 'not-applicable' | 'not-judged'; readonly reason: Text };

/** `pass` when there is nothing to report. */
export function judgement(findings: readonly FindingDraft[]): AuditJudgement {
  return findings.length > 0 ? { outcome: 'finding', findings } : { outcome: 'pass' };
}
