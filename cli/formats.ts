import type { Style } from '../analyzer/report/text.ts';
import type { AuditResult } from '../analyzer/result.ts';
import type { RulePack } from '../analyzer/rules.ts';
import type { Language } from '../analyzer/text.ts';

export const FORMATS = ['text', 'json', 'sarif', 'html', 'markdown', 'notice', 'proposal'] as const;
export type Format = (typeof FORMATS)[number];

/** A report as text. The writers are loaded when they are asked for. */
export async function render(
  format: Format,
  result: AuditResult,
  rules: RulePack,
  language: Language,
  style: Style | undefined,
  baseline?: ReadonlySet<string>,
): Promise<string> {
  switch (format) {
    case 'text':
      return (await import('../analyzer/report/text.ts')).textReport(result, rules, language, style);
    case 'json':
      return (await import('../analyzer/report/json.ts')).jsonReport(result);
    case 'sarif':
      return (await import('../analyzer/report/sarif.ts')).sarifReport(result, rules, language, baseline);
    case 'html':
      return (await import('../analyzer/report/html/document.ts')).htmlReport(result, rules, language);
    case 'markdown':
      return (await import('../analyzer/report/markdown.ts')).markdownReport(result, rules, language);
    case 'notice':
      return notice([result], rules, language);
    case 'proposal': {
      const { proposalDraft } = await import('../analyzer/report/proposal.ts');
      const { documentMarkdown } = await import('../analyzer/report/document/markdown.ts');
      return documentMarkdown(proposalDraft(result, rules));
    }
  }
}

/** The notice over one or more apps, as Markdown. */
export async function notice(
  results: readonly AuditResult[],
  rules: RulePack,
  language: Language,
): Promise<string> {
  const { noticeByProblem, noticeTable } = await import('../analyzer/report/notice/table.ts');
  const { noticeMarkdown } = await import('../analyzer/report/notice/markdown.ts');
  return noticeMarkdown(noticeTable(results, rules, language), noticeByProblem(results, rules, language));
}
