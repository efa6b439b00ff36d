import { withSuppressions } from '../../analyzer/judge/suppressions.ts';
import { listingSummary } from '../../analyzer/report/listing-summary.ts';
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

/** `zhizhi listing`: what a store page shows, field by field, then what the audits find in it. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, {
    url: { type: 'string' },
    category: { type: 'string' },
    config: { type: 'string' },
    format: { type: 'string' },
    output: { type: 'string' },
    'fail-on': { type: 'string' },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw new CallError({
      zh: '请给出一个另存的应用商店页面（HTML）',
      en: 'name one saved store page (HTML)',
    });
  }
  if (values.url === undefined) {
    throw new CallError({
      zh: '请用 --url 给出该页面的网址：页面要与其网址核对',
      en: 'give the page’s address with --url: the page is checked against it',
    });
  }
  const format = oneOf('--format', values.format ?? 'text', FORMATS);
  const config = await loadConfig(values.config);
  const failOn = oneOf('--fail-on', values['fail-on'] ?? config.failOn ?? 'violation', FAIL_ON);
  const rules = await loadRulePack();
  const files = [{ role: 'listing' as const, path, url: values.url }];
  const call = { files, category: values.category ?? config.category };
  const today = new Date().toISOString().slice(0, 10);
  const result = withSuppressions(await runAudit(call, rules, language), config.suppressions, today);
  const style = values.output === undefined ? styleFor(process.stdout, process.env) : NO_STYLE;
  const report = await render(format, result, rules, language, style);
  const summary = format === 'text' ? `${listingSummary(result, rules, language, style)}\n` : '';
  await writeReport(`${summary}${report}`, values.output);
  return { found: fails(result, failOn) };
}
