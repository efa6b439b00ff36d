import type { Facts } from '../facts.ts';
import type { Category, CategoryPart } from '../rules.ts';
import { namesOf } from './choose.ts';
import { normalisedName, wordsIn } from './words.ts';

/** The part of the category that the app's own names, or its shelf in a store, say it belongs to, and the word that says so. */
export function partOf(category: Category, facts: Facts): { part: CategoryPart; word: string } | null {
  const names = namesOf(facts).map(normalisedName);
  for (const part of category.parts) {
    const word = names.flatMap((name) => wordsIn(name, part.words))[0];
    if (word !== undefined) return { part, word };
  }
  return null;
}
