import { diffResults } from '../../analyzer/diff.ts';
import { diffReport } from '../../analyzer/report/diff.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import type { Language } from '../../analyzer/text.ts';
import { CallError } from '../call-error.ts';
import { loadConfig } from '../config.ts';
import { COUNTED, FAIL_ON, oneOf, parse } from '../options.ts';
import { writeReport } from '../output.ts';
import { loadRules, type Rules } from '../rules/own-rules.ts';
import { runAudit } from '../run-audit.ts';
import { savedReport } from '../saved-report.ts';

/** `zhizhi diff OLD NEW`: what changed between two reports or packages. Only what is new counts for the exit status. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, {
    category: { type: 'string' },
    config: { type: 'string' },
    rules: { type: 'string' },
    output: { type: 'string' },
    'fail-on': { type: 'string' },
  });
  const failOn = oneOf('--fail-on', values['fail-on'] ?? 'violation', FAIL_ON);
  const [older, newer, ...more] = positionals;
  if (older === undefined || newer === undefined || more.length > 0) {
    throw new CallError({
      zh: '请给出两份报告（JSON）或两个安装包：旧的在前，新的在后',
      en: 'name two reports (JSON) or packages: the old one first, then the new one',
    });
  }
  const rules = await loadRules(values.rules ?? (await loadConfig(values.config)).rules);
  const diff = diffResults(
    await resultOf(older, values.category, rules, language),
    await resultOf(newer, values.category, rules, language),
  );
  await writeReport(`${diffReport(diff, rules.rules, language).trimEnd()}\n`, values.output);
  return { found: diff.findings.added.some((one) => COUNTED[failOn].includes(one.level)) };
}

/** A report that was saved, else the audit of a package. */
async function resultOf(
  path: string,
  category: string | undefined,
  rules: Rules,
  language: Language,
): Promise<AuditResult> {
  return (
    (await savedReport(path)) ?? runAudit({ files: [{ role: 'package', path }], category }, rules, language)
  );
}
