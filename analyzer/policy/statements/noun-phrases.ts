import type { Span } from '../text/sentences.ts';
import type { InformationLexicon, Term } from './information-lexicon.ts';
import { CLAUSE, CUT, INNER_VERB, LEADING, VERB, VERB_AFTER, VERB_NOUN } from './noun-phrase-words.ts';

/** A noun phrase that may name information. */
export interface Item extends Span {
  readonly terms: readonly Term[];
  readonly strength: 'strong' | 'weak' | 'filler';
}

/** Longer than this, a stretch without a boundary is a clause. */
const MAXIMUM_ITEM = 24;
/** Brackets within a noun: "网卡（MAC）地址". */
const ABBREVIATION = /[（(][“"]?[A-Za-z]{2,8}[”"]?[)）](?=地址|号|码|标识)/gu;

/** After "记录", which then is a verb ("自动记录您的"). */
const RECORDED = /^(?:[您你并了]|用户|一些)/u;
const CLAUSE_BUT_ITEM = /^(?:(?:系统|设备)?平台|公司(?:名称|地址)?)$/u;

/** The noun phrases between two boundaries, with the whole stretch each was found in. */
export function itemsOf(sentence: string, lexicon: InformationLexicon): { within: Span; item: Item }[] {
  const wholes = wholesIn(sentence, lexicon);
  const stretches: Span[] = [];
  let start = 0;
  let next = 0;
  for (const { 0: text, index } of sentence.matchAll(CUT)) {
    while ((wholes[next]?.end ?? Infinity) <= index) next++;
    if ((wholes[next]?.start ?? Infinity) <= index) continue;
    if (index > start) stretches.push({ start, end: index });
    start = index + text.length;
  }
  if (start < sentence.length) stretches.push({ start, end: sentence.length });
  return stretches.map((within) => ({ within, item: itemIn(sentence, within, lexicon) }));
}

/** What is one word, whatever words and brackets are in it ("系统故障时产生的信息"), in the order of the text. */
function wholesIn(sentence: string, lexicon: InformationLexicon): Span[] {
  const bracketed = [...sentence.matchAll(ABBREVIATION)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
  const terms = lexicon.terms(sentence).filter(({ hypernym }) => !hypernym);
  return [...bracketed, ...terms].sort((one, other) => one.start - other.start);
}

/** Whether a piece that no lexicon knows may stand in a list of information. */
export function isFiller(sentence: string, { start, end }: Span, maximum: number): boolean {
  const text = sentence.slice(start, end);
  return (
    text.length >= 2 &&
    text !== '信息' &&
    widthOf(text) <= maximum &&
    /\p{L}/u.test(text) &&
    (!CLAUSE.test(text) || CLAUSE_BUT_ITEM.test(text))
  );
}

/** Length in characters, of which a Latin word counts as two ("Android广告ID"). */
function widthOf(text: string): number {
  return text.replace(/[a-z\d]+/giu, 'AA').length;
}

/** Whether words make a clause of a stretch. */
export function isClause(text: string): boolean {
  return CLAUSE.test(text);
}

function itemIn(sentence: string, within: Span, lexicon: InformationLexicon): Item {
  const start = nounStart(sentence, within, lexicon);
  const blank = /[\s_]*$/.exec(sentence.slice(start, within.end))?.[0].length ?? 0;
  const stretch = sentence.slice(start, within.end - blank);
  const known = lexicon.terms(stretch);
  const [named] = known;
  const handled = named !== undefined && VERB_AFTER.test(stretch.slice(named.end));
  const text = handled ? stretch.slice(0, named.end) : stretch;
  const end = start + text.length;
  const filler: Item = { start, end, terms: [], strength: 'filler' };
  if (text.length < 2 || text.length > MAXIMUM_ITEM || lexicon.generic.has(text)) return filler;
  if (text.endsWith('记录') && RECORDED.test(sentence.slice(end, end + 2))) return filler;
  const terms = (handled ? lexicon.terms(text) : known).map((term) => ({
    ...term,
    start: term.start + start,
    end: term.end + start,
  }));
  const headed = lexicon.strongHeads.some((head) => text.endsWith(head));
  const last = terms.at(-1);
  if (last === undefined)
    return headed && text.length >= 4 && !CLAUSE.test(text) ? { ...filler, strength: 'strong' } : filler;
  if (last.end === end || headed || lexicon.heads.some((head) => text.endsWith(head))) {
    const weak = !headed && terms.every((term) => term.weak) && text.length <= 6;
    return { start, end, terms, strength: weak ? 'weak' : 'strong' };
  }
  // The term begins a clause ("手机号注册账号"): the term alone is meant.
  const first = terms.find((term) => !term.weak);
  return first === undefined
    ? filler
    : { start: first.start, end: first.end, terms: [first], strength: 'strong' };
}

/** Where the noun begins, after verbs and determiners. */
function nounStart(sentence: string, { start: from, end }: Span, lexicon: InformationLexicon): number {
  let start = from + (/^[\s\d./_*•●■◆○◦—-]*/.exec(sentence.slice(from, end))?.[0].length ?? 0);
  if (start >= end) return from;
  for (let round = 0; round < 4; round++) {
    const rest = sentence.slice(start, end);
    const lead = (VERB_NOUN.test(rest) ? null : VERB.exec(rest)) ?? LEADING.exec(rest);
    if (lead === null || lead[0].length >= rest.length) break;
    start += lead[0].length;
  }
  for (let round = 0; round < 3; round++) {
    const rest = sentence.slice(start, end);
    const found = INNER_VERB.exec(rest);
    if (found === null || found[0].length + found.index + 2 > rest.length) break;
    if (lexicon.terms(rest).some((term) => !term.weak && term.end <= found.index)) break;
    start += found.index + found[0].length;
  }
  return start;
}
