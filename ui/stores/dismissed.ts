import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { type Grant, grants } from './grants.ts';

const KEY = 'chips-dismissed';
const IDS = v.array(v.string());

/** Ids of the stores on which the user hid the chip. Kept in the browser's memory only, so until it is closed. */
export async function dismissedStores(): Promise<ReadonlySet<string>> {
  const parsed = v.safeParse(IDS, (await browser.storage.session.get(KEY))[KEY]);
  return new Set(parsed.success ? parsed.output : []);
}

export async function dismissStore(id: string): Promise<void> {
  const ids = await dismissedStores();
  await browser.storage.session.set({ [KEY]: [...ids, id] });
}

/** Whoever switches a store on wants its chip. */
export async function showAgain(ids: readonly string[]): Promise<void> {
  const left = [...(await dismissedStores())].filter((id) => !ids.includes(id));
  await browser.storage.session.set({ [KEY]: left });
}

/** What may be read without a click now: what is allowed, but for stores whose chip was hidden. */
export async function shownGrants(): Promise<Grant[]> {
  const hidden = await dismissedStores();
  return (await grants()).filter(({ store }) => !hidden.has(store.id));
}
