import type { AuditResult } from '../result.ts';
import type { RulePack } from '../rules.ts';
import type { Language, Text } from '../text.ts';
import type { Block } from './document/blocks.ts';

/** The documents that a file of a chosen kind is written from. */
export const DOCUMENTS = ['notice', 'proposal'] as const;
export type DocumentKind = (typeof DOCUMENTS)[number];

/** File endings and what is written for each; anything else is Markdown. */
export type DocumentEnding = 'md' | 'html' | 'docx' | 'csv';

const TITLE: Record<DocumentKind, Text> = {
  notice: { zh: '静态检查发现问题迹象的应用软件名单', en: 'Apps with indications of problems' },
  proposal: { zh: '检察建议书（草稿）', en: 'Draft procuratorial proposal' },
};

/**
 * A notice over one or more results, or the draft proposal of the first, as a file of the given ending. Only a notice can be
 * a table of comma-separated values. The writers are loaded when they are asked for.
 * @param at when an office document says it was made: the same time gives the same bytes
 */
export async function writeDocument(
  kind: DocumentKind,
  ending: DocumentEnding,
  results: readonly AuditResult[],
  rules: RulePack,
  language: Language,
  at = new Date(),
): Promise<string | Uint8Array> {
  if (ending === 'csv') {
    const { noticeTable } = await import('./notice/table.ts');
    return (await import('./notice/csv.ts')).noticeCsv(noticeTable(results, rules, language));
  }
  const blocks = await blocksOf(kind, results, rules, language);
  // The proposal is a Chinese legal document in either language.
  const title = TITLE[kind][kind === 'proposal' ? 'zh' : language];
  switch (ending) {
    case 'md':
      return (await import('./document/markdown.ts')).documentMarkdown(blocks);
    case 'html':
      return (await import('./document/html.ts')).documentHtml(blocks, {
        title,
        language: kind === 'proposal' ? 'zh' : language,
      });
    case 'docx':
      return (await import('./document/docx.ts')).documentDocx(blocks, {
        title,
        landscape: kind === 'notice',
        at,
      });
  }
}

async function blocksOf(
  kind: DocumentKind,
  results: readonly AuditResult[],
  rules: RulePack,
  language: Language,
): Promise<Block[]> {
  if (kind === 'notice')
    return (await import('./notice/document.ts')).noticeDocument(results, rules, language);
  const { proposalDraft } = await import('./proposal.ts');
  return results.slice(0, 1).flatMap((result) => proposalDraft(result, rules));
}
