import type { Span } from '../text/sentences.ts';
import { informationLexicon, type Term } from './information-lexicon.ts';
import { ATTRIBUTE, NOT_ITEM, SHARED_HEAD } from './noun-phrase-words.ts';
import { type Item, isClause, isFiller, itemsOf } from './noun-phrases.ts';

/** A stretch of a sentence that names information: one item, or several joined by 、 alone. */
export interface InformationList extends Span {
  readonly terms: readonly Term[];
}

/** In a list of information, so long a piece that no lexicon knows is an item too. */
const MAXIMUM_FILLER = 14;
/** So many of them. */
const MAXIMUM_FILLERS_AT_END = 8;
/** So far back is looked for what introduces a list. */
const BEFORE = 14;
/** So long is what a noun is of. */
const MAXIMUM_MODIFIER = 32;
/** Nouns that name nothing by themselves, and what they are of ("使用软件的频率"). */
const RELATIONAL = /^(?:[^、]{1,8}的)?(?:频率|时间|日期|版本|(?:详细)?情况)(?:、|$)/u;
const USE_OF = /(?:使用|打开|访问)(?:[^，。；：、（）()\s]{1,18}的)?$/u;
/** "有关您位置的信息". */
const ABOUT = /^[^、]*的(?:信息|数据)$/u;
const ABOUT_THE_USER = /有关(?:您|你|用户)(?:[^，。；：、（）()\s]|[（(]APP[)）]){0,18}$/u;
/** Said of the user, this names no information. */
const USED = '使用的';
/** Before a weak word: its own collecting, asked for or read. */
const COLLECTS =
  /(?:收集|采集|获取|读取|提供|填写|录入|提交|上传|记录|访问)(?:[您你]对[^，。；]{2,16}的|您的|你的|用户的|您|你|用户|相关的?|必要的)?(?:[*_\s]*)$|(?:信息[：:](?:您的)?|[您你](?:留下|提交|提供)的|真实有效的|用户的)$/u;
/** Between an item and the one before it: "或", "和您的". */
const CONNECTED =
  /^(?:等)?[)）]?(?:信息|资料)?(?:[（(][^（）()]{1,16}[)）])?、?(?:或者|以及|及其|或|和|及|与|[（(][“"]?(?:例如|如|包括)?|(?<=[)）])、|[，,]?(?=[您你]))(?:您的|你的|您|你)?$/u;
/** Short nouns that need no other behind a conjunction. */
const WHOLE = /^(?:版本|型号|类型|状态)$/u;
const CONJUNCTION = /^(?:和|及|与|或)$/u;

/** The information that a Chinese sentence names, as it stands there. */
export function informationLists(sentence: string): InformationList[] {
  const lists: (Span & { readonly terms: readonly Term[] })[] = [];
  let run: Item[] = [];
  const endRun = () => {
    lists.push(...listsOf(sentence, run, lists.at(-1)?.end ?? 0));
    run = [];
  };
  for (const { within, item } of conjoined(sentence, itemsOf(sentence, informationLexicon('zh')))) {
    const last = run.at(-1);
    if (
      last !== undefined &&
      (/\S/.test(sentence.slice(within.start, item.start)) ||
        sentence.slice(last.end, item.start).trim() !== '、')
    )
      endRun();
    run.push(item);
    // What was cut off at the end of the item parts it from what follows.
    if (/\S/.test(sentence.slice(item.end, within.end))) endRun();
  }
  endRun();
  return lists.map((list, place) => ({
    ...list,
    start: startWithModifier(sentence, list, lists[place - 1]?.end ?? 0),
  }));
}

/** A noun that names nothing by itself begins with what it is of; "有关您位置的信息" begins with "有关". */
function startWithModifier(sentence: string, { start, end }: Span, previous: number): number {
  const text = sentence.slice(start, end);
  if (text.startsWith(USED) && text.length > USED.length + 2) return start + USED.length;
  const modifier = RELATIONAL.test(text) ? USE_OF : ABOUT.test(text) ? ABOUT_THE_USER : null;
  const before = sentence.slice(Math.max(previous, start - MAXIMUM_MODIFIER), start);
  return start - (modifier?.exec(before)?.[0].length ?? 0);
}

/** Joins what a conjunction parts but only both sides together name. */
function conjoined(sentence: string, items: ReturnType<typeof itemsOf>): ReturnType<typeof itemsOf> {
  const joined: ReturnType<typeof itemsOf> = [];
  for (const next of items) {
    const last = joined.at(-1);
    if (last === undefined || !belongTogether(sentence, last, next)) {
      joined.push(next);
      continue;
    }
    joined[joined.length - 1] = {
      within: { start: last.within.start, end: next.within.end },
      item: {
        start: last.item.start,
        end: next.item.end,
        terms: [...last.item.terms, ...next.item.terms],
        strength: last.item.strength === 'filler' && next.item.strength === 'filler' ? 'filler' : 'strong',
      },
    };
  }
  return joined;
}

function belongTogether(
  sentence: string,
  { item: one, within }: { item: Item; within: Span },
  { item: other, within: otherWithin }: { item: Item; within: Span },
): boolean {
  const between = sentence.slice(one.end, other.start);
  if (one.end !== within.end || other.start !== otherWithin.start || !CONJUNCTION.test(between)) return false;
  const left = sentence.slice(one.start, one.end);
  const right = sentence.slice(other.start, other.end);
  if (ATTRIBUTE.test(right)) return left.length > 2 && !isClause(left);
  return (
    (/[及或]/u.test(between) || /记录$/u.test(right)) &&
    one.strength !== 'strong' &&
    left.length <= 3 &&
    /\p{L}/u.test(left) &&
    !WHOLE.test(left) &&
    !/^(?:相关|有关)/u.test(right) &&
    other.strength === 'strong' &&
    SHARED_HEAD.test(right) &&
    !isClause(left) &&
    (one.start === within.start ||
      /(?:[^一-鿿]|^|包括|收集|提供|填写|获取)$/u.test(sentence.slice(Math.max(0, one.start - 4), one.start)))
  );
}

/** A run of items joined by 、 is a list of information when one of them surely is, or two may be. */
function listsOf(
  sentence: string,
  run: readonly Item[],
  previous: number,
): (Span & { readonly terms: readonly Term[] })[] {
  const first = run.findIndex(({ strength }) => strength !== 'filler');
  const start = run[first]?.start;
  if (start === undefined) return afterConjunction(sentence, run, previous);
  const last = run.findLastIndex(({ strength }) => strength !== 'filler');
  const kept = run.slice(first, last + 1);
  const strong = kept.some(({ strength }) => strength === 'strong');
  const weak = kept.filter(({ strength }) => strength === 'weak').length;
  const isEnd = (item: Item | undefined) =>
    item !== undefined && isFiller(sentence, item, MAXIMUM_FILLER) && sentence[item.end] !== '的';
  let from = first;
  let to = last;
  while (first - from < MAXIMUM_FILLERS_AT_END && isEnd(run[from - 1])) from--;
  while (to - last < MAXIMUM_FILLERS_AT_END && isEnd(run[to + 1])) to++;
  const introduced = isIntroduced(sentence, run[from]?.start ?? start, previous);
  if (!strong && weak < kept.length && !(introduced && weak > 1)) return [];
  if (!strong && weak < 2 && !introduced) {
    if (!isIntroduced(sentence, start, previous)) return [];
    from = first;
    to = last;
  }
  return parts(sentence, run.slice(from, to + 1));
}

/** A list without the pieces that cannot be in one, in parts where it has such. */
function parts(sentence: string, items: readonly Item[]): (Span & { readonly terms: readonly Term[] })[] {
  const some: Item[][] = [[]];
  for (const item of items) {
    if (item.strength === 'filler' && !isFiller(sentence, item, MAXIMUM_FILLER)) some.push([]);
    else some.at(-1)?.push(item);
  }
  const whole = some.length === 1;
  return some.flatMap((part) => {
    const [head] = part;
    const tail = part.at(-1);
    if (head === undefined || tail === undefined) return [];
    if (!whole && !part.some(({ strength }) => strength === 'strong')) return [];
    return [{ start: head.start, end: tail.end, terms: part.flatMap(({ terms }) => terms) }];
  });
}

function isIntroduced(sentence: string, start: number, previous: number): boolean {
  return (
    (previous > 0 && CONNECTED.test(sentence.slice(previous, start))) ||
    COLLECTS.test(sentence.slice(Math.max(0, start - BEFORE), start))
  );
}

/** What no lexicon knows, as the last item of a list: "硬盘、CPU和电池使用情况等". */
function afterConjunction(
  sentence: string,
  run: readonly Item[],
  previous: number,
): (Span & { readonly terms: readonly Term[] })[] {
  const [item] = run;
  if (item === undefined || run.length > 1 || previous === 0) return [];
  const ends = /^(?:等|[。；，）)、]|\s*$)/u.test(sentence.slice(item.end));
  const joins = /^(?:和|及|与|以及|或)$/u.test(sentence.slice(previous, item.start));
  const is =
    ends &&
    joins &&
    isFiller(sentence, item, MAXIMUM_FILLER) &&
    !NOT_ITEM.test(sentence.slice(item.start, item.end));
  return is ? [{ start: item.start, end: item.end, terms: [] }] : [];
}
