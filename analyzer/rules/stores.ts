import storesJson from '../../policies/catalog/stores.json' with { type: 'json' };
import type { Text } from '../text.ts';

interface CategoryEntry {
  readonly names: readonly string[];
  readonly category?: string;
  readonly candidates?: readonly string[];
}

interface StoresFile {
  readonly stores: readonly {
    readonly id: string;
    readonly name: Text;
    readonly platform: 'android' | 'ios';
    readonly categories: string | null;
  }[];
  readonly categoryLists: readonly { readonly id: string; readonly entries: readonly CategoryEntry[] }[];
}

const file = storesJson as unknown as StoresFile;

/** `undefined` for a store that is not in the catalogue; its id is then its host name. */
export function storeName(id: string): Text | undefined {
  return file.stores.find((one) => one.id === id)?.name;
}

/** Whether the store has apps for iOS: its page then says nothing of an Android package. */
export function isForIos(id: string): boolean {
  return file.stores.find((one) => one.id === id)?.platform === 'ios';
}

/** What a store's category says of the 39: that it is one of them, or some that it may be. */
export interface StoreCategory {
  readonly category: string | null;
  readonly candidates: readonly string[];
}

/**
 * A store sorts for shelves and not by the law: most of its categories are wider than one of the 39 and only propose
 * candidates. Neither, when the store or its category is not known.
 */
export function storeCategory(store: string, name: string): StoreCategory {
  const list = file.stores.find((one) => one.id === store)?.categories;
  const entries = file.categoryLists.find((one) => one.id === list)?.entries ?? [];
  const wanted = name.trim().toLowerCase();
  const entry = entries.find(({ names }) => names.some((one) => matches(one.toLowerCase(), wanted)));
  return { category: entry?.category ?? null, candidates: entry?.candidates ?? [] };
}

/** `GAME_*` stands for all that begin so. */
function matches(name: string, wanted: string): boolean {
  return name.endsWith('*') ? wanted.startsWith(name.slice(0, -1)) : name === wanted;
}
