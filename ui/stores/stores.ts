import { appInAddress, isHost } from '../../analyzer/listing/app-in-address.ts';
import type { StoreFact } from '../../analyzer/listing/catalogue.ts';
import { stores } from '../../policies/catalog/stores.json';

/** Stores whose pages may be read without a click, each once the user allows it. */
export const AUTOMATIC_STORES = (stores as readonly StoreFact[]).filter(
  (one) => one.onClickOnly === undefined,
);

/** Stores that are read on a click only, whatever is allowed. */
export const STORES_ON_CLICK = (stores as readonly StoreFact[]).filter(
  (one) => one.onClickOnly !== undefined,
);

/**
 * The sites a store is on, as match patterns. Only what comes encrypted: of what does not, nobody can say who wrote it. Ports and
 * paths are no part of a host permission.
 */
export function originsOf({ hosts }: Pick<StoreFact, 'hosts'>): string[] {
  return hosts.map((host) => `https://${host}/*`);
}

/** An app's page in one of these stores. */
export interface AppPlace {
  readonly store: StoreFact;
  /** As the store writes it: a package or a number. */
  readonly app: string;
}

/** Which app's page an address is; `null` when it is none that may be read without a click. */
export function appPlace(address: string): AppPlace | null {
  if (address.length > MAXIMUM_ADDRESS || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:') return null;
  const store = storeAtHost(url.hostname);
  if (store === null) return null;
  const app = appInAddress(store.appIds, url);
  return app === null ? null : { store, app };
}

export function isSameApp(one: AppPlace, other: AppPlace | null): boolean {
  return one.app === other?.app && one.store === other.store;
}

export function storeAtHost(hostname: string): StoreFact | null {
  return AUTOMATIC_STORES.find(({ hosts }) => hosts.some((host) => isHost(hostname, host))) ?? null;
}

const MAXIMUM_ADDRESS = 4096;
