import type { Evidence, Level } from '../finding.ts';
import type { AuditResult } from '../result.ts';
import type { Language } from '../text.ts';
import { safeJson } from './json.ts';
import { plain } from './plain.ts';
import { relativePath } from './uri.ts';

/** GitLab shows `info`, `minor`, `major`, `critical`, `blocker`. */
const SEVERITY: Record<Level, string> = { violation: 'critical', suspected: 'major', advice: 'info' };

/**
 * GitLab's code quality report (the part of Code Climate's format that GitLab reads): one entry a finding, suppressed ones
 * left out since the format cannot mark them.
 */
export function gitlabReport(result: AuditResult, language: Language): string {
  const suppressed = new Set(result.suppressions.filter((one) => !one.expired).map((one) => one.fingerprint));
  const entries = result.findings
    .filter((finding) => !suppressed.has(finding.fingerprint))
    .map((finding) => ({
      description: plain(finding.title[language]),
      check_name: finding.rule,
      fingerprint: finding.fingerprint,
      severity: SEVERITY[finding.level],
      location: locationOf(finding.evidence[0], result),
    }));
  return `${safeJson(entries, 2)}\n`;
}

function locationOf(evidence: Evidence | undefined, result: AuditResult): object {
  const input = result.inputs[evidence?.input ?? 0]?.name ?? '';
  const line = evidence?.kind === 'manifest' ? (evidence.line ?? 1) : 1;
  const entry =
    evidence?.kind === 'code'
      ? evidence.dex
      : evidence?.kind === 'archive'
        ? evidence.entry
        : evidence?.kind === 'manifest' && result.package?.kind !== 'text-manifest'
          ? 'AndroidManifest.xml'
          : null;
  const path = relativePath(plain(entry === null ? input : `${input}/${entry}`));
  return { path, lines: { begin: line } };
}
