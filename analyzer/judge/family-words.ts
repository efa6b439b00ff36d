import type { InformationFamily, RulePack } from '../rules.ts';

const compiled = new WeakMap<InformationFamily, Readonly<Record<'zh' | 'en', RegExp>>>();

/**
 * Whether a text uses a word for the family of a type of personal information (“设备信息” for a device identifier). A word in Latin letters
 * counts when it is met whole: “file” is not in “profile”. A word within a phrase that means another thing does not count: “位置” in “存储位置”.
 * @param language of the text; Chinese texts use English words as well, English ones no Chinese
 */
export function usesFamilyWord(type: string, text: string, language: 'zh' | 'en', rules: RulePack): boolean {
  return rules.informationFamilies.some(
    (family) => family.types.includes(type) && isUsed(wordsOf(family)[language], text),
  );
}

function isUsed(words: RegExp, text: string): boolean {
  for (const { groups } of text.matchAll(words)) {
    if (groups?.word !== undefined) return true;
  }
  return false;
}

function wordsOf(family: InformationFamily): Readonly<Record<'zh' | 'en', RegExp>> {
  let both = compiled.get(family);
  if (both === undefined) {
    const { words, not } = family;
    both = {
      zh: expression([...words.zh, ...words.en], [...(not?.zh ?? []), ...(not?.en ?? [])]),
      en: expression(words.en, not?.en ?? []),
    };
    compiled.set(family, both);
  }
  return both;
}

/** Phrases that mean another thing come first, the longest before the others, so that they use up the words within them. */
function expression(words: readonly string[], not: readonly string[]): RegExp {
  const phrases = not.toSorted((one, other) => other.length - one.length).map(whole);
  const word = `(?<word>${words.map(whole).join('|')})`;
  return new RegExp([...phrases, word].join('|'), 'giu');
}

/** The word as a pattern; where it begins or ends in a Latin letter, no other may stand before or behind it, but for a plural's “s”. */
function whole(word: string): string {
  const literal = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const begins = /^[a-z0-9]/i.test(word) ? '(?<![a-z0-9])' : '';
  const ends = /[a-z0-9]$/i.test(word) ? '(?:e?s)?(?![a-z0-9])' : '';
  return `${begins}${literal}${ends}`;
}
