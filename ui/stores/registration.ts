import browser, { type Scripting } from 'webextension-polyfill';
import { shownGrants } from './dismissed.ts';
import type { Grant } from './grants.ts';

/** As `entrypoints/chip.ts` is built. */
const SCRIPT = '/chip.js';
const PREFIX = 'chip-';

let last: Promise<unknown> = Promise.resolve();

/**
 * Makes the registered content scripts those of the stores whose chip is to be shown: one a store, for the sites allowed
 * of it. A store that is not to be shown has no script, so nothing of it is read. Calls follow one another, so that the
 * last state wins.
 * @returns those stores
 */
export function syncScripts(): Promise<readonly Grant[]> {
  const next = last.then(sync, sync);
  last = next;
  return next;
}

async function sync(): Promise<readonly Grant[]> {
  const allowed = await shownGrants();
  const wanted = new Map(allowed.map((grant) => [PREFIX + grant.store.id, grant.origins]));
  const registered = (await browser.scripting.getRegisteredContentScripts()).filter(({ id }) =>
    id.startsWith(PREFIX),
  );
  const kept = new Set<string>();
  const stale: string[] = [];
  for (const { id, matches = [] } of registered) {
    if (isSame(wanted.get(id) ?? [], matches)) kept.add(id);
    else stale.push(id);
  }
  if (stale.length > 0) await browser.scripting.unregisterContentScripts({ ids: stale });
  const missing = [...wanted].filter(([id]) => !kept.has(id)).map(([id, origins]) => scriptOf(id, origins));
  if (missing.length > 0) await browser.scripting.registerContentScripts(missing);
  return allowed;
}

function scriptOf(id: string, origins: readonly string[]): Scripting.RegisteredContentScript {
  return {
    id,
    js: [SCRIPT],
    matches: [...origins],
    runAt: 'document_idle',
    allFrames: false,
    persistAcrossSessions: true,
  };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((origin) => other.includes(origin));
}

/** A store's pages that were open before it was allowed: the script that a new page gets by itself is put into them. */
export async function runInOpenTabs(allowed: readonly Grant[]): Promise<void> {
  const origins = allowed.flatMap((grant) => grant.origins);
  if (origins.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...origins], discarded: false });
  // A page may refuse (it is being left, it shows an error): it gets the script when it is next opened.
  await Promise.allSettled(
    tabs.map(({ id }) =>
      id === undefined ? null : browser.scripting.executeScript({ target: { tabId: id }, files: [SCRIPT] }),
    ),
  );
}
