import type { ParseArgsOptionsConfig } from 'node:util';
import { withSuppressions } from '../analyzer/judge/suppressions.ts';
import { NO_STYLE, type Style } from '../analyzer/report/text.ts';
import type { AuditResult } from '../analyzer/result.ts';
import type { RulePack } from '../analyzer/rules.ts';
import type { Language, Text } from '../analyzer/text.ts';
import { CallError } from './call-error.ts';
import { type Config, loadConfig } from './config.ts';
import { render } from './formats.ts';
import { FAIL_ON, fails, oneOf } from './options.ts';
import { writeReport } from './output.ts';
import { OUTPUT_OPTIONS, reportOutputs } from './report-outputs.ts';
import { loadRules } from './rules/own-rules.ts';
import { type AuditCall, runAudit } from './run-audit.ts';
import { savedReport } from './saved-report.ts';
import { styleFor } from './style.ts';

/** What every command that audits and reports takes. */
export const REPORT_OPTIONS = {
  category: { type: 'string' },
  config: { type: 'string' },
  rules: { type: 'string' },
  baseline: { type: 'string' },
  'fail-on': { type: 'string' },
  ...OUTPUT_OPTIONS,
} satisfies ParseArgsOptionsConfig;

interface ReportValues {
  readonly category?: string | undefined;
  readonly config?: string | undefined;
  readonly rules?: string | undefined;
  readonly baseline?: string | undefined;
  readonly 'fail-on'?: string | undefined;
}

/** A short account that stands before the report as text. */
type Summary = (result: AuditResult, rules: RulePack, language: Language, style: Style) => string;

/**
 * Audits, writes every report asked for, and says whether something counts against `--fail-on`. All that can be wrong with
 * the call is said before anything is read.
 */
export async function auditAndReport(
  values: ReportValues,
  filesOf: (config: Config) => AuditCall['files'],
  language: Language,
  more: { readonly only?: 'manifest' | undefined; readonly summary?: Summary } = {},
): Promise<{ found: boolean }> {
  const outputs = reportOutputs({ ...values });
  const config = await loadConfig(values.config);
  const failOn = oneOf('--fail-on', values['fail-on'] ?? config.failOn ?? 'violation', FAIL_ON);
  const call = { files: filesOf(config), category: values.category ?? config.category, only: more.only };
  const baseline = values.baseline === undefined ? undefined : await baselineOf(values.baseline);
  const judged = await loadRules(values.rules ?? config.rules);
  const { rules } = judged;
  const today = new Date().toISOString().slice(0, 10);
  const result = withSuppressions(await runAudit(call, judged, language), config.suppressions, today);
  sayExpired(result, language);
  const refused: CallError[] = [];
  for (const { format, path } of outputs) {
    const style = path === undefined ? styleFor(process.stdout, process.env) : NO_STYLE;
    const report = await render(format, {
      result,
      rules,
      language,
      style,
      baseline,
      rulesUrl: config.rulesUrl,
      path,
    });
    const summary = format === 'text' ? more.summary?.(result, rules, language, style) : undefined;
    await writeReport(summary === undefined ? report : `${summary}\n${report}`, path).catch(
      (error: unknown) => {
        // The other reports are not to be lost for the one that cannot be written.
        if (!(error instanceof CallError)) throw error;
        refused.push(error);
      },
    );
  }
  if (refused[0] !== undefined) throw refused[0];
  return { found: fails(result, failOn, baseline) };
}

/** A suppression past its day counts no more; the one who set it hears of it where the build log is read. */
function sayExpired(result: AuditResult, language: Language): void {
  const expired = result.suppressions.filter((one) => one.expired);
  if (expired.length === 0) return;
  const words: Text = {
    zh: `有 ${expired.length} 项发现的“不计入”期限已过，重新计入`,
    en: `${expired.length} suppressed findings count again: their last day has passed`,
  };
  process.stderr.write(`zhizhi: ${words[language]}\n`);
}

/** The findings of an earlier report: only what is not among them counts. */
async function baselineOf(path: string): Promise<ReadonlySet<string>> {
  const report = await savedReport(path);
  if (report === null) {
    throw new CallError({
      zh: `--baseline 应为 JSON 报告，而 ${path} 不是`,
      en: `--baseline takes a report as JSON, which ${path} is not`,
    });
  }
  return new Set(report.findings.map((finding) => finding.fingerprint));
}
