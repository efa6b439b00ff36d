/** What a store page says of an app. A field that could not be read is in `notRead`; one the page says is empty, in `saysNone`. */
export interface ListingFacts {
  /** Index into `Facts.inputs`. */
  readonly input: number;
  readonly store: string;
  readonly url: string;
  readonly packageName: string | null;
  readonly name: string | null;
  readonly developer: string | null;
  readonly category: string | null;
  readonly description: string | null;
  readonly version: string | null;
  /** Android's names where the page's words for them are known, else the words as shown. */
  readonly permissions: readonly string[] | null;
  /** What the page shows, by each of `permissions`. */
  readonly permissionWords: Readonly<Record<string, string>>;
  readonly policyUrl: string | null;
  readonly downloadUrl: string | null;
  readonly privacyLabel: PrivacyLabel | null;
  readonly notRead: readonly string[];
  readonly saysNone: readonly string[];
  /** The page's words for each of `saysNone`. */
  readonly saysNoneWords: Readonly<Record<string, string>>;
  /** The page went beyond the reader's bounds, and its first part was read; absent when all was. */
  readonly isPartial?: true;
  /** Fields that a person entered because they could not be read; absent when there is none. */
  readonly entered?: readonly string[];
  /** The page a field was read on, by field, where that is not the page of `input` and `url`; absent when there is none. */
  readonly elsewhere?: Readonly<Record<string, ListingPlace>>;
}

/** One of several pages that a store has of an app. */
export interface ListingPlace {
  /** Index into `Facts.inputs`. */
  readonly input: number;
  readonly url: string;
}

/** Apple privacy labels, Google Play data safety. */
export interface PrivacyLabel {
  readonly kind: 'apple' | 'google-play';
  readonly collected: readonly {
    readonly personalInformation: readonly string[];
    readonly quote: string;
    readonly purpose: string | null;
  }[];
  readonly collectsNothing: boolean;
}
