import type { Finding } from '../../finding.ts';
import type { AuditResult } from '../../result.ts';
import type { NoticeTerm, RulePack } from '../../rules.ts';
import { plain } from '../plain.ts';

/** One app's row of the regulator's table: 序号, 应用名称, 应用开发者, 应用来源, 应用版本, 所涉问题; each on one line. */
export interface NoticeRow {
  readonly number: number;
  readonly name: string;
  readonly packageName: string;
  readonly developer: string;
  readonly source: string;
  readonly version: string;
  readonly sha256: string;
  /** What the files establish. Empty when there is only suspicion. */
  readonly problems: readonly NoticeProblem[];
  /** To be confirmed on a device: never presented as established. */
  readonly suspected: readonly NoticeProblem[];
}

export interface NoticeProblem {
  readonly term: NoticeTerm;
  readonly findings: readonly Finding[];
  /** Ids, each once. */
  readonly provisions: readonly string[];
}

/** What stands in a cell when the inputs did not say. */
export const UNKNOWN = '—';

/** The rows of a notice over one or more results; an app without any finding that a notice would name has no row. */
export function noticeRows(results: readonly AuditResult[], rules: RulePack): NoticeRow[] {
  const rows: NoticeRow[] = [];
  for (const result of results) {
    const problems = problemsOf(result.findings, 'violation', rules);
    const suspected = problemsOf(result.findings, 'suspected', rules);
    if (problems.length === 0 && suspected.length === 0) continue;
    const { subject } = result;
    rows.push({
      number: rows.length + 1,
      name: plain(subject.label ?? subject.packageName ?? UNKNOWN),
      packageName: plain(subject.packageName ?? UNKNOWN),
      developer: plain(subject.developer ?? UNKNOWN),
      source: plain(subject.store ?? UNKNOWN),
      version: plain(subject.versionName ?? UNKNOWN),
      sha256: result.inputs.find((input) => input.role === 'package')?.sha256 ?? UNKNOWN,
      problems,
      suspected,
    });
  }
  return rows;
}

/** Findings of one level by notice term, in the order of the terms in the rule pack. */
function problemsOf(findings: readonly Finding[], level: Finding['level'], rules: RulePack): NoticeProblem[] {
  const problems: NoticeProblem[] = [];
  for (const term of rules.noticeTerms.values()) {
    const own = findings.filter((finding) => finding.level === level && finding.noticeTerm === term.id);
    if (own.length === 0) continue;
    problems.push({
      term,
      findings: own,
      provisions: [...new Set(own.flatMap((finding) => finding.provisions))],
    });
  }
  return problems;
}
