import type { CategoryFact, Facts } from '../facts.ts';
import { inferCategory } from './infer.ts';

/** The category an app is judged by: the user's choice, else what its own names and its store page suggest. */
export function categoryOf(facts: Omit<Facts, 'category'>, chosen: string | undefined): CategoryFact | null {
  if (chosen !== undefined) return { id: chosen, chosenBy: 'user', confidence: 1, because: [] };
  const labels = facts.package?.resources?.labels ?? {};
  const names = [...Object.values(labels), facts.listing?.name, facts.listing?.category];
  return inferCategory(names.filter((name) => typeof name === 'string'));
}
