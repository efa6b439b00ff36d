import { withSuppressions } from '../../analyzer/judge/suppressions.ts';
import { policySummary } from '../../analyzer/report/policy-summary.ts';
import { NO_STYLE } from '../../analyzer/report/text.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import type { Language } from '../../analyzer/text.ts';
import { CallError } from '../call-error.ts';
import { loadConfig } from '../config.ts';
import { FORMATS, render } from '../formats.ts';
import { FAIL_ON, fails, oneOf, parse } from '../options.ts';
import { writeReport } from '../output.ts';
import { runAudit } from '../run-audit.ts';
import { styleFor } from '../style.ts';

/** `zhizhi policy`: what a policy says in short, then what the audits find in it. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, {
    category: { type: 'string' },
    config: { type: 'string' },
    format: { type: 'string' },
    output: { type: 'string' },
    'fail-on': { type: 'string' },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw new CallError({
      zh: '请给出一个隐私政策文件（网页、文本、Markdown 或 PDF）',
      en: 'name one policy file (a page, text, Markdown or PDF)',
    });
  }
  const format = oneOf('--format', values.format ?? 'text', FORMATS);
  const config = await loadConfig(values.config);
  const failOn = oneOf('--fail-on', values['fail-on'] ?? config.failOn ?? 'violation', FAIL_ON);
  const rules = await loadRulePack();
  const call = { files: [{ role: 'policy' as const, path }], category: values.category ?? config.category };
  const today = new Date().toISOString().slice(0, 10);
  const result = withSuppressions(await runAudit(call, rules, language), config.suppressions, today);
  const style = values.output === undefined ? styleFor(process.stdout, process.env) : NO_STYLE;
  const report = await render(format, result, rules, language, style);
  const summary = format === 'text' ? `${policySummary(result, rules, language, style)}\n` : '';
  await writeReport(`${summary}${report}`, values.output);
  return { found: fails(result, failOn) };
}
