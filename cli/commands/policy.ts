import { policySummary } from '../../analyzer/report/policy-summary.ts';
import type { Language } from '../../analyzer/text.ts';
import { auditAndReport, REPORT_OPTIONS } from '../audit-report.ts';
import { onlyFile, parse } from '../options.ts';

/** `zhizhi policy`: what a policy says in short, then what the audits find in it. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, REPORT_OPTIONS);
  const path = onlyFile(positionals, {
    zh: '请给出一个隐私政策文件（网页、文本、Markdown 或 PDF）',
    en: 'name one policy file (a page, text, Markdown or PDF)',
  });
  return auditAndReport(values, () => [{ role: 'policy', path }], language, { summary: policySummary });
}
