import json from '../../../policies/catalog/lexicon/noun-phrases.json' with { type: 'json' };

/** What each list is: policies/schema/lexicon-noun-phrases.schema.json. */
interface NounPhraseFile {
  readonly conjunctions: readonly string[];
  readonly functionWords: readonly string[];
  readonly determiners: readonly string[];
  readonly keepParticle: readonly string[];
  readonly adverbs: readonly string[];
  readonly verbs: readonly string[];
  readonly verbsWithin: readonly string[];
  readonly nounsOfVerbs: readonly string[];
  readonly verbsAfter: readonly string[];
  readonly verbNouns: { readonly verbs: readonly string[]; readonly nouns: readonly string[] };
  readonly leading: readonly string[];
  readonly clause: readonly string[];
  readonly attributes: readonly string[];
  readonly sharedHeads: readonly string[];
  readonly notItems: readonly string[];
}

const words = json as NounPhraseFile;
const PUNCTUATION = '[，,。；;：:！!？?（）()【】[\\]“”"\'《》<>*·|、\\n\\t]';
const either = (patterns: readonly string[]): string => `(?:${patterns.join('|')})`;

/** What no noun goes over: a stretch between two of these holds one noun at most. "的" parts a noun from its modifier. */
export const CUT = new RegExp(
  [
    PUNCTUATION,
    ...words.conjunctions,
    ...words.functionWords,
    ...words.determiners,
    `(?<!${words.keepParticle.join('|')})的`,
  ].join('|'),
  'gu',
);
/** A verb that a stretch begins with, before its noun. */
export const VERB = new RegExp(`^${either(words.adverbs)}?${either(words.verbs)}(?=.{2})`, 'u');
/** Nouns that begin with such a verb. */
export const VERB_NOUN = new RegExp(`^${either(words.verbNouns.verbs)}${either(words.verbNouns.nouns)}`, 'u');
/** A verb within a stretch: what follows it is the noun. */
export const INNER_VERB = new RegExp(
  `${either(words.verbsWithin)}(?!${words.nounsOfVerbs.join('|')})(?=.{2})`,
  'u',
);
/** What is done with the information named before it ends the noun. */
export const VERB_AFTER = new RegExp(`^${either(words.verbsAfter)}`, 'u');
/** Other words before a noun. */
export const LEADING = new RegExp(`^${either(words.leading)}`, 'u');
/** A piece with one of these that no lexicon knows is no item of a list. */
export const CLAUSE = new RegExp(words.clause.join('|'), 'u');
/** After a conjunction, what only together with the noun before names something ("访问日期和时间"). */
export const ATTRIBUTE = new RegExp(`^${either(words.attributes)}$`, 'u');
/** Before a conjunction, what shares the noun behind ("支付或信用卡信息"). */
export const SHARED_HEAD = new RegExp(`${either(words.sharedHeads)}$`, 'u');
/** After a conjunction, what no lexicon knows and is no information. */
export const NOT_ITEM = new RegExp(words.notItems.join('|'), 'u');
