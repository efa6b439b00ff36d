import browser from 'webextension-polyfill';
import type { Message, Sender } from '../messages.ts';
import { dismissedStores } from './dismissed.ts';
import { type AppPlace, appPlace } from './stores.ts';

type PageRead = Extract<Message, { kind: 'pageRead' }>;

/**
 * The app that a page read without a click is of: only on an app's page of a store that may be read now, and only as that
 * store's own page. What a page of another site might send in a store's name is left alone: `null`.
 */
export async function unclickedPlace(
  snapshot: PageRead['snapshot'],
  sender: Sender,
): Promise<AppPlace | null> {
  const place = appPlace(snapshot.url);
  const host = hostOf(snapshot.url);
  if (sender.kind !== 'page' || place === null || host === null || hostOf(sender.url) !== host) return null;
  if ((await dismissedStores()).has(place.store.id)) return null;
  return (await browser.permissions.contains({ origins: [`https://${host}/*`] })) ? place : null;
}

export function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).hostname : null;
}
