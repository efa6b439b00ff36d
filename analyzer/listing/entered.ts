import type { ListingFacts } from '../facts/listing.ts';
import { webUrl } from './address.ts';
import * as validate from './validate.ts';

/** What a person read on a store page where the reader could not. */
export interface EnteredListing {
  readonly name?: string;
  readonly developer?: string;
  readonly category?: string;
  readonly version?: string;
  readonly policyUrl?: string;
  /** As the page shows them, one each. */
  readonly permissions?: readonly string[];
}

type Field = keyof EnteredListing;

/** Fields that a person may enter, in the order of a page. */
export const ENTERED_FIELDS: readonly Field[] = [
  'name',
  'developer',
  'category',
  'version',
  'policyUrl',
  'permissions',
];

/**
 * The facts of a page with what a person entered, held to the same checks as what is read. A field that was read, or of
 * which the page says that there is none, keeps what the page says.
 */
export function withEntered(facts: ListingFacts, entered: EnteredListing): ListingFacts {
  const values: { [F in Field]?: string | readonly string[] } = {};
  let { permissionWords } = facts;
  for (const field of ENTERED_FIELDS) {
    if (!facts.notRead.includes(field)) continue;
    if (field === 'permissions') {
      const shown = validate.permissions(entered.permissions ?? []);
      if (shown === null) continue;
      values.permissions = shown.names;
      permissionWords = Object.fromEntries(shown.words);
    } else {
      const value = checked(field, entered[field] ?? '');
      if (value !== null) values[field] = value;
    }
  }
  const fields = Object.keys(values);
  if (fields.length === 0) return facts;
  return {
    ...facts,
    ...values,
    permissionWords,
    notRead: facts.notRead.filter((field) => !fields.includes(field)),
    entered: fields,
  } as ListingFacts;
}

/** The value as kept; `null` for what cannot be one. */
export function checked(field: Exclude<Field, 'permissions'>, text: string): string | null {
  if (field === 'policyUrl') return text.trim() === '' ? null : (webUrl(text.trim())?.href ?? null);
  return field === 'version' ? validate.version(text) : validate.line(text);
}
