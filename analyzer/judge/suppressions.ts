import type { Finding } from '../finding.ts';
import type { AuditResult, Suppression } from '../result.ts';

/** What a configuration says is not to be counted: a finding by its fingerprint, or those of a rule, all or about one thing. */
export interface SuppressionRule {
  readonly fingerprint?: string | undefined;
  /** Id of an audit. */
  readonly rule?: string | undefined;
  /** Text in the finding's title or evidence: a permission, a class, a host. */
  readonly target?: string | undefined;
  readonly reason: string;
  /** ISO 8601 date: the last day it holds. */
  readonly expires: string;
}

/** The result with its suppressions: findings and verdict stay as they are, what is suppressed is marked, with reason and date. */
export function withSuppressions(
  result: AuditResult,
  rules: readonly SuppressionRule[],
  today: string,
): AuditResult {
  const suppressions: Suppression[] = [];
  for (const finding of result.findings) {
    const rule = rules.find((one) => applies(one, finding));
    if (rule === undefined) continue;
    const { reason, expires } = rule;
    suppressions.push({ fingerprint: finding.fingerprint, reason, until: expires, expired: expires < today });
  }
  return { ...result, suppressions };
}

/** The findings that count: neither suppressed nor in the baseline. */
export function countedFindings(result: AuditResult, baseline?: ReadonlySet<string>): readonly Finding[] {
  const suppressed = new Set(result.suppressions.filter((one) => !one.expired).map((one) => one.fingerprint));
  return result.findings.filter(
    ({ fingerprint }) => !suppressed.has(fingerprint) && baseline?.has(fingerprint) !== true,
  );
}

function applies(rule: SuppressionRule, finding: Finding): boolean {
  if (rule.fingerprint !== undefined) return rule.fingerprint === finding.fingerprint;
  if (rule.rule !== finding.rule) return false;
  const { target } = rule;
  return target === undefined || aboutOf(finding).some((text) => text.includes(target));
}

function aboutOf(finding: Finding): string[] {
  const about: string[] = [finding.title.zh, finding.title.en];
  for (const evidence of finding.evidence) {
    if (evidence.kind === 'manifest') about.push(evidence.name);
    else if (evidence.kind === 'code') about.push(`${evidence.class}.${evidence.method}`, evidence.api);
    else if (evidence.kind === 'archive') about.push(evidence.entry, evidence.what);
  }
  return about;
}
