import citationsJson from '../../policies/cn/citations.json' with { type: 'json' };
import type { Source } from '../rules.ts';
import type { Text } from '../text.ts';

/** `policies/cn/citations.json`: the English of the Chinese names that sources carry. */
export interface CitationFile {
  readonly documents: readonly Text[];
  readonly clauses: readonly Text[];
}

export const citationFile = citationsJson as CitationFile;

const documents = byChinese(citationFile.documents);
const clauses = byChinese(citationFile.clauses);

/** A source as it is cited: in Chinese as the fact has it, in English by its English name. */
export function sourceText({ document, clause, clauseEn }: Source): Text {
  const english = [documents.get(document) ?? document, clauseEn ?? clauses.get(clause) ?? clause];
  // Chinese runs on (《…》第六条); a number or a file name takes a space.
  const zh = /^\p{Script=Han}/u.test(clause) ? document + clause : `${document} ${clause}`.trimEnd();
  return { zh, en: english.filter((part) => part !== '').join(', ') };
}

function byChinese(names: readonly Text[]): ReadonlyMap<string, string> {
  return new Map(names.map(({ zh, en }) => [zh, en]));
}
