import type { PrivacyLabel } from '../facts/listing.ts';
import type { Page } from './page/page.ts';

/** What a reader works on: a page, and the app that its address names. */
export interface AppPage {
  readonly page: Page;
  readonly url: URL;
  /** Id of the store; the host name for one that is not known. */
  readonly store: string;
  /** The app as the address names it: a package or the store's own number. `null` when the address names none. */
  readonly app: string | null;
  /** Hosts whose policy is the store's own. */
  readonly ownHosts: readonly string[];
  /** The page was moved to this app without loading it anew: scripts and head may still be of the one before. */
  readonly softNavigation: boolean;
}

/** The page says that there is none: a different thing from not finding it. Carries the page's words. */
export class None {
  readonly words: string;

  constructor(words: string) {
    this.words = words;
  }
}

/** A value, the page's own word that there is none, or `null` when this layer does not say. */
export type Answer<T> = T | None | null;

export type Layer<T> = (at: AppPage) => Answer<T>;

/** The fields of a store's page: for each, its layers, the most trusted first. */
export interface StoreFields {
  readonly packageName?: readonly Layer<string>[];
  readonly name?: readonly Layer<string>[];
  readonly developer?: readonly Layer<string>[];
  readonly category?: readonly Layer<string>[];
  readonly description?: readonly Layer<string>[];
  readonly version?: readonly Layer<string>[];
  /** Names or words, as shown. */
  readonly permissions?: readonly Layer<readonly string[]>[];
  readonly policyUrl?: readonly Layer<string>[];
  readonly downloadUrl?: readonly Layer<string>[];
  readonly privacyLabel?: readonly Layer<PrivacyLabel>[];
}

/** One store: how its pages are read. Hosts, and where an address names the app, are data (`policies/catalog/stores.json`). */
export interface Store {
  readonly id: string;
  /** Apps that parts of the page say they are about, beside what every page has (canonical address, JSON-LD). */
  readonly apps?: (at: AppPage) => readonly (string | null)[];
  readonly fields: StoreFields;
}
