import englishJson from '../../../policies/catalog/lexicon/information-en.json' with { type: 'json' };
import chineseJson from '../../../policies/catalog/lexicon/information-zh.json' with { type: 'json' };
import type { Term } from './information-lexicon.ts';

interface ContextEntry {
  readonly types: readonly string[];
  /** Only these of the types' terms; absent: all. */
  readonly terms?: readonly string[];
  /** Must match what stands before the term, up to it. */
  readonly before?: string;
  /** Must match what stands behind the term, from it. */
  readonly after?: string;
  /** Must match around the term, which may be within the match. */
  readonly near?: string;
  /** Must not match in the clause of the term. */
  readonly unless?: string;
}

interface ContextFile {
  readonly contexts: readonly ContextEntry[];
}

interface Context {
  readonly types: readonly string[];
  readonly terms: readonly string[] | null;
  readonly before: RegExp | null;
  readonly after: RegExp | null;
  readonly near: RegExp | null;
  readonly unless: RegExp | null;
}

/** Characters before and behind a term that a context may look at, so that a long sentence of many terms costs no more than its length. */
const REACH = 80;
/** What ends a clause. */
const CLAUSE_END = /[，,。；;！？!?\n]/u;

const contexts = {
  zh: contextsOf((chineseJson as ContextFile).contexts),
  en: contextsOf((englishJson as ContextFile).contexts),
};

/**
 * The term as it is meant in its sentence: an e-mail address by which the handler is reached ("通过电子邮件联系我们") is no information
 * about the reader. It stays a mention of information, of no type.
 */
export function inContext(term: Term, sentence: string, language: 'zh' | 'en'): Term {
  const { type } = term;
  if (type === null) return term;
  const isOther = contexts[language].some(
    (context) => context.types.includes(type) && applies(context, term, sentence),
  );
  return isOther ? { ...term, type: null } : term;
}

function applies(
  { terms, before, after, near, unless }: Context,
  { start, end }: Term,
  sentence: string,
): boolean {
  if (terms !== null && !terms.includes(sentence.slice(start, end).toLowerCase())) return false;
  if (before !== null && !before.test(sentence.slice(Math.max(0, start - REACH), start))) return false;
  if (after !== null && !after.test(sentence.slice(end, end + REACH))) return false;
  if (near !== null && !near.test(sentence.slice(Math.max(0, start - REACH), end + REACH))) return false;
  return unless === null || !unless.test(clauseOf(sentence, start, end));
}

function clauseOf(sentence: string, start: number, end: number): string {
  let from = start;
  while (from > 0 && start - from < REACH && !CLAUSE_END.test(sentence.charAt(from - 1))) from--;
  let to = end;
  while (to < sentence.length && to - end < REACH && !CLAUSE_END.test(sentence.charAt(to))) to++;
  return sentence.slice(from, to);
}

function contextsOf(entries: readonly ContextEntry[]): Context[] {
  const expression = (pattern: string | undefined) =>
    pattern === undefined ? null : new RegExp(pattern, 'iu');
  return entries.map(({ types, terms, before, after, near, unless }) => ({
    types,
    terms: terms?.map((term) => term.toLowerCase()) ?? null,
    before: expression(before),
    after: expression(after),
    near: expression(near),
    unless: expression(unless),
  }));
}
