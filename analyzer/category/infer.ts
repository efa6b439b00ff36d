import categoryWords from '../../policies/cn/category-words.json' with { type: 'json' };
import type { CategoryFact } from '../facts.ts';

interface Words {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

const WORDS = Object.entries((categoryWords as { words: Record<string, Words> }).words);

/** The least confidence with which an app is judged by a category nobody chose. */
const ENOUGH = 0.5;

/**
 * Infers the category from an app's own names (its labels, the listing's name and category). A longer word tells more
 * than a short one; when two categories are about equally likely nothing is inferred, since judging an app by the wrong
 * category accuses it wrongly. `null` when there is not enough to go by.
 * @param among ids of the only categories that come into question; absent: all of them
 */
export function inferCategory(names: readonly string[], among?: readonly string[]): CategoryFact | null {
  const scores = WORDS.filter(([id]) => among === undefined || among.includes(id))
    .map(([id, words]) => ({ id, hits: hitsOf(words, names) }))
    .filter((one) => one.hits.length > 0)
    .map((one) => ({ ...one, score: Math.max(...one.hits.map(weight)) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (best === undefined) return null;
  const confidence = Math.round((best.score / (best.score + (second?.score ?? 0))) * 0.8 * 100) / 100;
  if (confidence < ENOUGH) return null;
  return { id: best.id, chosenBy: 'inferred', confidence, because: best.hits };
}

function hitsOf(words: Words, names: readonly string[]): string[] {
  const hits = new Set<string>();
  for (const name of names) {
    const spaced = ` ${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
    for (const word of words.zh) if (name.includes(word)) hits.add(word);
    for (const word of words.en) if (spaced.includes(` ${word} `)) hits.add(word);
  }
  return [...hits];
}

/** Of two words that both occur, the longer is the more specific: 短视频 before 视频. A Chinese character counts double. */
function weight(word: string): number {
  const length = /\p{Script=Han}/u.test(word) ? word.length * 2 : word.length;
  return length * length;
}
