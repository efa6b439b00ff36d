import { compareResults } from '../../analyzer/compare.ts';
import { comparison } from '../../analyzer/report/compare.ts';
import { documentMarkdown } from '../../analyzer/report/document/markdown.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import type { Language } from '../../analyzer/text.ts';
import { readResults } from '../batch/results.ts';
import { CallError } from '../call-error.ts';
import { loadConfig } from '../config.ts';
import { parse } from '../options.ts';
import { writeReport } from '../output.ts';
import { loadRules, type Rules } from '../rules/own-rules.ts';
import { runAudit } from '../run-audit.ts';
import { savedReport } from '../saved-report.ts';

/** `zhizhi compare`: apps ranked within their category by what they ask beyond need. Nothing counts for the exit status. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, {
    category: { type: 'string' },
    config: { type: 'string' },
    rules: { type: 'string' },
    output: { type: 'string' },
  });
  if (positionals.length === 0) {
    throw new CallError({
      zh: '请给出 batch 的结果、报告或安装包',
      en: 'name results of a batch, reports or packages',
    });
  }
  const rules = await loadRules(values.rules ?? (await loadConfig(values.config)).rules);
  const results: AuditResult[] = [];
  for (const path of positionals) results.push(...(await resultsOf(path, values.category, rules, language)));
  const compared = compareResults(results, rules.rules);
  await writeReport(documentMarkdown(comparison(compared, rules.rules, language)), values.output);
  return { found: false };
}

/** Of a journal of a batch, a saved report, or a package. */
async function resultsOf(
  path: string,
  category: string | undefined,
  rules: Rules,
  language: Language,
): Promise<AuditResult[]> {
  if (/\.jsonl$/i.test(path)) {
    const results: AuditResult[] = [];
    for await (const { result } of readResults(path)) if (result !== null) results.push(result);
    return results;
  }
  const saved = await savedReport(path);
  if (saved !== null) return [saved];
  return [await runAudit({ files: [{ role: 'package', path }], category }, rules, language)];
}
