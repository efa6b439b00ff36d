import browser from 'webextension-polyfill';
import type { StoreFact } from '../../analyzer/listing/catalogue.ts';
import { AUTOMATIC_STORES, originsOf } from './stores.ts';

/** What the user allows now: the browser is asked each time, since it can be taken back in the browser's own settings. */
export interface Grant {
  readonly store: StoreFact;
  /** Those of the store's sites that may be read; never empty. */
  readonly origins: readonly string[];
}

export async function grants(): Promise<Grant[]> {
  const all = await Promise.all(AUTOMATIC_STORES.map(grantOf));
  return all.filter(({ origins }) => origins.length > 0);
}

export async function grantOf(store: StoreFact): Promise<Grant> {
  const origins = originsOf(store);
  const allowed = await Promise.all(
    origins.map((origin) => browser.permissions.contains({ origins: [origin] })),
  );
  return { store, origins: origins.filter((_, i) => allowed[i]) };
}

/** Asks the user; to be called at once in a click. Whether all of the store's sites may now be read. */
export function askFor(store: StoreFact): Promise<boolean> {
  return browser.permissions.request({ origins: originsOf(store) });
}

export async function giveBack(store: StoreFact): Promise<void> {
  await browser.permissions.remove({ origins: originsOf(store) });
}

/** Calls whenever something was allowed or taken back, wherever that was done. */
export function onGrantsChanged(changed: () => void): () => void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  return () => {
    browser.permissions.onAdded.removeListener(changed);
    browser.permissions.onRemoved.removeListener(changed);
  };
}
