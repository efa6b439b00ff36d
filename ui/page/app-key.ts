import { appAt, isPackage, storeAt, webUrl } from '../../analyzer/listing/address.ts';

/** The app that one of a known store's pages is about; `null` for every other page. */
export function appOfStore(address: string): { readonly store: string; readonly app: string } | null {
  const url = webUrl(address);
  const store = url === null ? null : storeAt(url);
  if (url === null || store === null) return null;
  const app = appAt(store, url);
  return app === null ? null : { store: store.id, app };
}

/**
 * What an app is remembered by: its package name, whichever store shows it; the store's own number where a store has one;
 * the page itself where no store is known.
 */
export function appKeyOf(address: string): string {
  const known = appOfStore(address);
  if (known !== null) return isPackage(known.app) ? known.app : `${known.store}:${known.app}`;
  const url = webUrl(address);
  return url === null ? address : `${url.host}${url.pathname}${url.search}`;
}

/** Whether two addresses are of one page, wherever in it they point. */
export function isSamePage(first: string, second: string): boolean {
  const [a, b] = [webUrl(first), webUrl(second)];
  if (a === null || b === null) return first === second;
  const path = ({ pathname }: URL) => pathname.replace(/\/+$/, '');
  return a.host === b.host && path(a) === path(b) && a.search === b.search;
}

/** Whether a tab that was at `read` still shows that page when it is at `url`: stores write more into an app's address as they go. */
export function isStillOn(read: string, url: string): boolean {
  if (appKeyOf(read) !== appKeyOf(url)) return false;
  if (appOfStore(read) === null) return isSamePage(read, url);
  return new URL(read).host === new URL(url).host && new URL(read).pathname === new URL(url).pathname;
}
