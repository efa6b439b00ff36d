import type { AuditResult, Verdict } from '../../analyzer/result.ts';
import type { Text } from '../../analyzer/text.ts';

/** One line of the history. */
export interface AuditSummary {
  readonly id: number;
  /** ISO 8601, UTC, by this machine's clock. */
  readonly savedAt: string;
  readonly packageName: string | null;
  readonly label: string | null;
  readonly versionName: string | null;
  readonly versionCode: number | null;
  readonly category: Text | null;
  readonly level: Verdict['level'];
  readonly counts: Verdict['counts'];
  /** SHA-256 of every input. */
  readonly hashes: readonly string[];
  readonly inputs: readonly string[];
  /** The user's own words. */
  readonly note: string;
}

export function summaryOf(result: AuditResult, savedAt: string, note: string): Omit<AuditSummary, 'id'> {
  const { subject, verdict, inputs } = result;
  return {
    savedAt,
    packageName: subject.packageName,
    label: subject.label,
    versionName: subject.versionName,
    versionCode: subject.versionCode,
    category: result.category?.name ?? null,
    level: verdict.level,
    counts: verdict.counts,
    hashes: inputs.map((input) => input.sha256),
    inputs: inputs.map((input) => input.name),
    note,
  };
}

/** Whether every word of the query occurs in what is known of the audit. */
export function matches(summary: AuditSummary, query: string): boolean {
  const { label, packageName, versionName, category, hashes, inputs, note } = summary;
  const text = [label, packageName, versionName, category?.zh, category?.en, ...hashes, ...inputs, note]
    .filter((part) => part != null)
    .join('\n')
    .toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
