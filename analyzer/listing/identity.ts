import { isPackage } from './address.ts';
import { headApps } from './layers/elements.ts';
import { jsonLdApps } from './layers/json-ld.ts';
import type { AppPage, Store } from './store.ts';

/**
 * Whether the page is about the app that its address names, by what the page says of itself. `other`: it names apps, and
 * this one is not among them; a wrong file was saved, or a wrong address given. `unknown`: it names none.
 */
export function identityOf(at: AppPage, store: Store): 'same' | 'other' | 'unknown' {
  const { app } = at;
  if (app === null || at.softNavigation) return 'unknown';
  const named = [...headApps(at), ...jsonLdApps(at), ...(store.apps?.(at) ?? [])].filter(
    // A package is compared with a package, a store's number with a number.
    (one) => one !== null && isPackage(one) === isPackage(app),
  );
  if (named.includes(app)) return 'same';
  return named.length > 0 ? 'other' : 'unknown';
}
