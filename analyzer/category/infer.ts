import categoryWords from '../../policies/cn/category-words.json' with { type: 'json' };
import type { CategoryFact } from '../facts.ts';
import { type NameWords, normalisedName, wordsIn } from './words.ts';

interface CategoryWords {
  readonly words: Readonly<Record<string, NameWords>>;
  /** Expressions that contain a category's word and mean something else. */
  readonly otherMeanings: NameWords;
  /** What says that an app is about such an app (a demo, a guide), or for those who run the service. */
  readonly notItself: NameWords;
}

const { words: WORDS, otherMeanings, notItself } = categoryWords as CategoryWords;

/**
 * Infers the category from an app's own names (its labels, the listing's name and category). Judging an app by the wrong
 * category accuses it wrongly, so nothing is inferred when the names speak of two, or say that the app is not itself of
 * the kind they name. `null` when there is nothing to go by.
 * @param among ids of the only categories that come into question; absent: all of them
 */
export function inferCategory(names: readonly string[], among?: readonly string[]): CategoryFact | null {
  const spoken = names.map(normalisedName);
  if (spoken.some((name) => wordsIn(name, notItself).length > 0)) return null;
  const plain = spoken.map((name) => without(name, otherMeanings));
  const hits = Object.entries(WORDS)
    .filter(([id]) => among === undefined || among.includes(id))
    .flatMap(([id, words]) => plain.flatMap((name) => wordsIn(name, words).map((word) => ({ id, word }))));
  // Of two words one of which contains the other, the longer is meant: 短视频, not 视频.
  const meant = hits.filter(
    ({ word }) => !hits.some((other) => other.word !== word && other.word.includes(word)),
  );
  const [first] = meant;
  if (first === undefined || meant.some(({ id }) => id !== first.id)) return null;
  const because = [...new Set(meant.map(({ word }) => word))];
  return { id: first.id, chosenBy: 'inferred', confidence: because.length > 1 ? 0.8 : 0.6, because };
}

function without(name: string, words: NameWords): string {
  return wordsIn(name, words).reduce((rest, word) => rest.replaceAll(word.toLowerCase(), ' '), name);
}
