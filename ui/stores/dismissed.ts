import browser from 'webextension-polyfill';
import { type Grant, grants } from './grants.ts';
import { AUTOMATIC_STORES } from './stores.ts';

/**
 * A key for each store, since storage has no transactions: of two stores hidden at the same moment, under one key, the one
 * written last would undo the other.
 */
const keyOf = (id: string) => `chip-dismissed:${id}`;

/** Ids of the stores on which the user hid the chip. Kept in the browser's memory only, so until it is closed. */
export async function dismissedStores(): Promise<ReadonlySet<string>> {
  const ids = AUTOMATIC_STORES.map(({ id }) => id);
  const kept = await browser.storage.session.get(ids.map(keyOf));
  return new Set(ids.filter((id) => kept[keyOf(id)] === true));
}

export async function dismissStore(id: string): Promise<void> {
  await browser.storage.session.set({ [keyOf(id)]: true });
}

/** Whoever switches a store on wants its chip. */
export async function showAgain(ids: readonly string[]): Promise<void> {
  await browser.storage.session.remove(ids.map(keyOf));
}

/** What may be read without a click now: what is allowed, but for stores whose chip was hidden. */
export async function shownGrants(): Promise<Grant[]> {
  const hidden = await dismissedStores();
  return (await grants()).filter(({ store }) => !hidden.has(store.id));
}
