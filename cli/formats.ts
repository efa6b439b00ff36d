import { extname } from 'node:path';
import type { DocumentEnding, DocumentKind } from '../analyzer/report/documents.ts';
import type { Style } from '../analyzer/report/text.ts';
import type { AuditResult } from '../analyzer/result.ts';
import type { RulePack } from '../analyzer/rules.ts';
import type { Language } from '../analyzer/text.ts';
import { CallError } from './call-error.ts';

export const FORMATS = ['text', 'json', 'sarif', 'html', 'markdown', 'notice', 'proposal', 'gitlab'] as const;
export type Format = (typeof FORMATS)[number];

export interface RenderOptions {
  readonly result: AuditResult;
  readonly rules: RulePack;
  readonly language: Language;
  /** For text on a terminal. */
  readonly style?: Style | undefined;
  /** Fingerprints of an earlier report. */
  readonly baseline?: ReadonlySet<string> | undefined;
  /** Where `docs/rules.md` is published. */
  readonly rulesUrl?: string | undefined;
  /** Where it goes: `notice` and `proposal` are written as the ending says. */
  readonly path?: string | undefined;
}

/** A report as it is written to a file or to stdout. The writers are loaded when they are asked for. */
export async function render(format: Format, options: RenderOptions): Promise<string | Uint8Array> {
  const { result, rules, language, style, baseline, rulesUrl, path } = options;
  switch (format) {
    case 'text':
      return (await import('../analyzer/report/text.ts')).textReport(result, rules, language, style);
    case 'json':
      return (await import('../analyzer/report/json.ts')).jsonReport(result);
    case 'sarif':
      return (await import('../analyzer/report/sarif.ts')).sarifReport(
        result,
        rules,
        language,
        baseline,
        rulesUrl,
      );
    case 'html':
      return (await import('../analyzer/report/html/document.ts')).htmlReport(result, rules, language);
    case 'markdown':
      return (await import('../analyzer/report/markdown.ts')).markdownReport(result, rules, language);
    case 'gitlab':
      return (await import('../analyzer/report/gitlab.ts')).gitlabReport(result, language);
    case 'notice':
    case 'proposal':
      return renderDocument(format, [result], rules, language, path);
  }
}

/** A notice or a proposal, as the ending of the file says; Markdown where none does. @throws {CallError} */
export async function renderDocument(
  kind: DocumentKind,
  results: readonly AuditResult[],
  rules: RulePack,
  language: Language,
  path: string | undefined,
): Promise<string | Uint8Array> {
  const { writeDocument } = await import('../analyzer/report/documents.ts');
  return writeDocument(kind, endingOf(kind, path), results, rules, language);
}

const ENDINGS: Readonly<Record<string, DocumentEnding>> = {
  '.md': 'md',
  '.markdown': 'md',
  '.txt': 'md',
  '.html': 'html',
  '.htm': 'html',
  '.docx': 'docx',
  '.csv': 'csv',
};

function endingOf(kind: DocumentKind, path: string | undefined): DocumentEnding {
  if (path === undefined || path === '-' || extname(path) === '') return 'md';
  const ending = ENDINGS[extname(path).toLowerCase()];
  if (ending !== undefined && (ending !== 'csv' || kind === 'notice')) return ending;
  const known = kind === 'notice' ? '.md .html .docx .csv' : '.md .html .docx';
  throw new CallError({
    zh: `${kind} 按文件后缀写出（${known}），没有 ${extname(path)}`,
    en: `a ${kind} is written by the ending of its file (${known}); there is no ${extname(path)}`,
  });
}
