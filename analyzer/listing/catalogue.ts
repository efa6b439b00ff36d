import labelsJson from '../../policies/catalog/listing-labels.json' with { type: 'json' };
import permissionsJson from '../../policies/catalog/listing-permissions.json' with { type: 'json' };
import privacyLabelsJson from '../../policies/catalog/privacy-labels.json' with { type: 'json' };
import storesJson from '../../policies/catalog/stores.json' with { type: 'json' };
import type { PrivacyLabel } from '../facts/listing.ts';
import type { Text } from '../text.ts';

/** Where an address names the app. A pattern's first group, or the first of the query parameters that is there. */
export interface AppIdRule {
  readonly path?: string;
  readonly hash?: string;
  readonly host?: string;
  readonly query?: readonly string[];
}

export interface StoreFact {
  readonly id: string;
  readonly name: Text;
  readonly platform: 'android' | 'ios';
  readonly hosts: readonly string[];
  readonly appIds: readonly AppIdRule[];
  readonly ownHosts: readonly string[];
  readonly categories: string | null;
  /** Why its pages are read on a click only, never by themselves. */
  readonly onClickOnly?: Text;
}

export type LabelledField =
  | 'name'
  | 'packageName'
  | 'version'
  | 'developer'
  | 'category'
  | 'permissions'
  | 'description';

interface CategoryEntry {
  readonly names: readonly string[];
  readonly category?: string;
  readonly candidates?: readonly string[];
}

type Kind = PrivacyLabel['kind'];

interface Words {
  readonly words: readonly string[];
}

/** All that is known of stores and their pages, as it is written. */
export const listingCatalogueFiles = {
  stores: storesJson as unknown as {
    readonly stores: readonly StoreFact[];
    readonly categoryLists: readonly { readonly id: string; readonly entries: readonly CategoryEntry[] }[];
  },
  labels: labelsJson as unknown as {
    readonly labels: readonly (Words & { readonly field: LabelledField })[];
    readonly policyLinks: readonly Words[];
    readonly none: readonly Words[];
    readonly titleSuffixes: readonly Words[];
  },
  permissions: permissionsJson as unknown as {
    readonly permissions: readonly (Words & { readonly name: string })[];
  },
  privacyLabels: privacyLabelsJson as unknown as {
    readonly labels: readonly {
      readonly kind: Kind;
      readonly types: readonly (Words & { readonly personalInformation: readonly string[] })[];
    }[];
    readonly collectsNothing: readonly (Words & { readonly kind: Kind })[];
    readonly notProvided: readonly (Words & { readonly kind: Kind })[];
  },
};

const { stores, labels, permissions, privacyLabels } = listingCatalogueFiles;

export const STORES: ReadonlyMap<string, StoreFact> = new Map(stores.stores.map((one) => [one.id, one]));

/** Longer than any word that is known; what is longer is cut, so that folding costs no more. */
const MAXIMUM_WORDS = 200;

/** Words compared as people read them: no case, full and half width the same, no outer punctuation. */
export function folded(text: string): string {
  return text
    .slice(0, MAXIMUM_WORDS)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/^[\s▪•·●■*-]+/, '')
    .replace(/[\s:]+$/, '')
    .replace(/\s*([()])\s*/g, '$1');
}

/** Which field a label names, by its folded words. */
export const LABELS: ReadonlyMap<string, LabelledField> = new Map(
  labels.labels.flatMap(({ field, words }) => words.map((word) => [folded(word), field] as const)),
);

export const POLICY_LINK_WORDS = wordSet(labels.policyLinks);
export const NONE_WORDS = wordSet(labels.none);
export const TITLE_SUFFIXES = labels.titleSuffixes.flatMap((one) => one.words);

/** Android's name of a permission by the folded words in which stores show it. */
export const PERMISSION_WORDS: ReadonlyMap<string, string> = new Map(
  permissions.permissions.flatMap(({ name, words }) => words.map((word) => [folded(word), name] as const)),
);

const SAID = (['collectsNothing', 'notProvided'] as const).flatMap((list) =>
  privacyLabels[list].flatMap(({ kind, words }) => words.map((word) => `${kind} ${list} ${folded(word)}`)),
);
const LABEL_WORDS: ReadonlySet<string> = new Set(SAID);

export function isLabelWord(kind: Kind, list: 'collectsNothing' | 'notProvided', text: string): boolean {
  return LABEL_WORDS.has(`${kind} ${list} ${folded(text)}`);
}

const TYPES = new Map(
  privacyLabels.labels.flatMap(({ kind, types }) =>
    types.flatMap(({ words, personalInformation }) =>
      words.map((word) => [`${kind} ${folded(word)}`, personalInformation] as const),
    ),
  ),
);

/** Types of personal information that a label's word stands for; none when it is wider than our types. */
export function labelTypes(kind: Kind, word: string): readonly string[] {
  return TYPES.get(`${kind} ${folded(word)}`) ?? [];
}

function wordSet(lists: readonly Words[]): ReadonlySet<string> {
  return new Set(lists.flatMap((one) => one.words.map(folded)));
}
