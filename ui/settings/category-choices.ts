import browser from 'webextension-polyfill';

/** One entry an app, so that two pages that write at once lose nothing of each other's. */
const keyOf = (app: string) => `category:${app}`;

/** Id of the category the user chose for an app (`appKeyOf`), whichever page of it is read; `null` when none was. */
export async function chosenCategory(app: string): Promise<string | null> {
  const key = keyOf(app);
  const stored = (await browser.storage.local.get(key))[key];
  return typeof stored === 'string' ? stored : null;
}

/** Keeps the user's choice for an app; `null` leaves it to the store page and the name again. */
export async function rememberCategory(app: string, categoryId: string | null): Promise<void> {
  const key = keyOf(app);
  if (categoryId === null) await browser.storage.local.remove(key);
  else await browser.storage.local.set({ [key]: categoryId });
}
