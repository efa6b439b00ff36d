import type { InformationMention } from '../../facts/policy.ts';
import { inContext } from './information-contexts.ts';
import { informationLexicon, type Term } from './information-lexicon.ts';
import { informationLists } from './information-lists.ts';

/** Before these, a weak word of a permission or a list cell is information without more ado. */
const PERMISSION = /权限|功能|permission/iu;

/** Where a sentence names personal information, with offsets into the sentence. */
export function mentionsIn(sentence: string, language: 'zh' | 'en', isRow: boolean): InformationMention[] {
  const terms = language === 'en' ? informationLexicon('en').terms(sentence) : chineseTerms(sentence, isRow);
  return terms
    .map((term) => inContext(term, sentence, language))
    .map(({ type, start, end, hypernym }) => ({ type, start, end, hypernym }));
}

function chineseTerms(sentence: string, isRow: boolean): readonly Term[] {
  const listed = informationLists(sentence).flatMap(({ terms }) => terms);
  if (!isRow && !PERMISSION.test(sentence)) return listed;
  // In a row or beside a permission even a single weak word is meant ("相机权限", a cell "位置").
  const all = informationLexicon('zh').terms(sentence);
  return all
    .filter((term) => term.weak || !listed.some(({ start }) => start === term.start))
    .concat(listed.filter(({ weak }) => !weak))
    .sort(byStart)
    .filter(noRepeat);
}

function byStart(one: Term, other: Term): number {
  return one.start - other.start;
}

function noRepeat(term: Term, index: number, terms: readonly Term[]): boolean {
  return index === 0 || terms[index - 1]?.start !== term.start;
}
