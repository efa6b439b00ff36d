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

/** `zhizhi diff OLD NEW`: what changed between two reports, packages or policies. Only what is new counts for the exit status. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, {
    category: { type: 'string' },
    'old-policy': { type: 'string' },
    'new-policy': { type: 'string' },
    config: { type: 'string' },
    rules: { type: 'string' },
    output: { type: 'string' },
    'fail-on': { type: 'string' },
  });
  const failOn = oneOf('--fail-on', values['fail-on'] ?? 'violation', FAIL_ON);
  const [older, newer, ...more] = positionals;
  if (older === undefined || newer === undefined || more.length > 0) {
    throw new CallError({
      zh: '请给出两份报告（JSON）、两个安装包或两份隐私政策：旧的在前，新的在后',
      en: 'name two reports (JSON), packages or policies: the old one first, then the new one',
    });
  }
  const rules = await loadRules(values.rules ?? (await loadConfig(values.config)).rules);
  const { category } = values;
  const diff = diffResults(
    await resultOf({ path: older, policy: values['old-policy'], category }, rules, language),
    await resultOf({ path: newer, policy: values['new-policy'], category }, rules, language),
  );
  await writeReport(`${diffReport(diff, rules.rules, language).trimEnd()}\n`, values.output);
  return { found: diff.findings.added.some((one) => COUNTED[failOn].includes(one.level)) };
}

/** One side of a comparison as the command line names it. */
interface Side {
  readonly path: string;
  readonly policy: string | undefined;
  readonly category: string | undefined;
}

/** Endings of what is a policy and no package. */
const POLICY = /\.(html?|xhtml|txt|md|markdown|pdf)$/i;

/** A report that was saved, else the audit of a package, with its policy, or of a policy alone. @throws {CallError} */
async function resultOf(
  { path, policy, category }: Side,
  rules: Rules,
  language: Language,
): Promise<AuditResult> {
  const saved = await savedReport(path);
  if (saved !== null && policy !== undefined) {
    throw new CallError({
      zh: `${path} 是报告，其中的政策已经读过；--old-policy、--new-policy 用于安装包`,
      en: `${path} is a report, whose policy was read already: --old-policy and --new-policy go with packages`,
    });
  }
  if (saved !== null) return saved;
  const role = policy === undefined && POLICY.test(path) ? 'policy' : 'package';
  const files = [
    { role, path } as const,
    ...(policy === undefined ? [] : [{ role: 'policy', path: policy } as const]),
  ];
  return runAudit({ files, category }, rules, language);
}
