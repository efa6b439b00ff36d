import type { CategoryFact, Facts } from '../facts.ts';
import { storeCategory } from '../rules/stores.ts';
import { inferCategory } from './infer.ts';

/** No document says which of the 39 a store's category means, so the store's word is not certain. */
const STORE_CONFIDENCE = 0.8;

/**
 * The category an app is judged by: the user's choice, else the store's category when it means one of the 39, else what
 * the app's own names suggest, first among those that the store's category may mean.
 */
export function categoryOf(facts: Omit<Facts, 'category'>, chosen: string | undefined): CategoryFact | null {
  if (chosen !== undefined) return { id: chosen, chosenBy: 'user', confidence: 1, because: [] };
  const { listing } = facts;
  const shelf = listing?.category ?? null;
  const said = listing == null || shelf === null ? null : storeCategory(listing.store, shelf);
  if (said?.category != null && shelf !== null) {
    return { id: said.category, chosenBy: 'listing', confidence: STORE_CONFIDENCE, because: [shelf] };
  }
  const names = namesOf(facts);
  const candidates = said?.candidates ?? [];
  return (candidates.length > 0 ? inferCategory(names, candidates) : null) ?? inferCategory(names);
}

/** What an app is called: its labels, and the name and the category on a store's page. */
export function namesOf({ package: read, listing }: Omit<Facts, 'category'>): string[] {
  const labels = Object.values(read?.resources?.labels ?? {});
  return [...labels, read?.manifest.application?.label, listing?.name, listing?.category].filter(
    (name) => typeof name === 'string',
  );
}
