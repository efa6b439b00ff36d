import { safeName } from '../../analyzer/evidence/package-file.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import type { RulePack } from '../../analyzer/rules.ts';
import type { Language, Text } from '../../analyzer/text.ts';
import { EXPORT } from '../text/export.ts';

export interface ExportFormat {
  readonly id: string;
  readonly name: Text;
  readonly use: Text;
  /** With its dot, after the app's name. */
  readonly ending: string;
  readonly mime: string;
  make(result: AuditResult, rules: RulePack, language: Language): Promise<string | Uint8Array<ArrayBuffer>>;
}

/** What a result can be taken away as. The writers are loaded when they are asked for. */
export const FORMATS: readonly ExportFormat[] = [
  {
    id: 'html',
    name: EXPORT.html,
    use: EXPORT.htmlFor,
    ending: '.report.html',
    mime: 'text/html',
    make: async (...args) => (await import('../../analyzer/report/html/document.ts')).htmlReport(...args),
  },
  {
    id: 'notice',
    name: EXPORT.notice,
    use: EXPORT.noticeFor,
    ending: '.notice.csv',
    mime: 'text/csv',
    make: async (result, rules, language) => {
      const { noticeTable } = await import('../../analyzer/report/notice/table.ts');
      const { noticeCsv } = await import('../../analyzer/report/notice/csv.ts');
      return noticeCsv(noticeTable([result], rules, language));
    },
  },
  {
    id: 'notice-docx',
    name: EXPORT.noticeDocx,
    use: EXPORT.noticeDocxFor,
    ending: '.notice.docx',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    make: async (result, rules, language) => {
      const { noticeDocument } = await import('../../analyzer/report/notice/document.ts');
      const { documentDocx } = await import('../../analyzer/report/document/docx.ts');
      const title = EXPORT.notice[language];
      return new Uint8Array(await documentDocx(noticeDocument([result], rules, language), { title }));
    },
  },
  {
    id: 'proposal',
    name: EXPORT.proposal,
    use: EXPORT.proposalFor,
    ending: '.proposal.docx',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    make: async (result, rules) => {
      const { proposalDraft } = await import('../../analyzer/report/proposal.ts');
      const { documentDocx } = await import('../../analyzer/report/document/docx.ts');
      return new Uint8Array(await documentDocx(proposalDraft(result, rules), { title: EXPORT.proposal.zh }));
    },
  },
  {
    id: 'markdown',
    name: EXPORT.markdown,
    use: EXPORT.markdownFor,
    ending: '.report.md',
    mime: 'text/markdown',
    make: async (...args) => (await import('../../analyzer/report/markdown.ts')).markdownReport(...args),
  },
  {
    id: 'notice-markdown',
    name: EXPORT.noticeMarkdown,
    use: EXPORT.noticeMarkdownFor,
    ending: '.notice.md',
    mime: 'text/markdown',
    make: async (result, rules, language) => {
      const { noticeDocument } = await import('../../analyzer/report/notice/document.ts');
      const { documentMarkdown } = await import('../../analyzer/report/document/markdown.ts');
      return documentMarkdown(noticeDocument([result], rules, language));
    },
  },
  {
    id: 'sarif',
    name: EXPORT.sarif,
    use: EXPORT.sarifFor,
    ending: '.sarif',
    mime: 'application/sarif+json',
    make: async (...args) => (await import('../../analyzer/report/sarif.ts')).sarifReport(...args),
  },
  {
    id: 'json',
    name: EXPORT.json,
    use: EXPORT.jsonFor,
    ending: '.json',
    mime: 'application/json',
    make: async (result) => (await import('../../analyzer/report/json.ts')).jsonReport(result),
  },
];

/** A file name any system takes, from what the app calls itself. */
export function exportName(result: AuditResult, ending: string): string {
  const { label, packageName, versionName } = result.subject;
  const name = [packageName ?? label ?? 'audit', versionName].filter((part) => part !== null).join('-');
  return safeName(`${name}${ending}`);
}
