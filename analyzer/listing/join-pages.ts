import { ReadError } from '../errors.ts';
import type { ListingFacts, ListingPlace } from '../facts/listing.ts';
import { readAddress } from './address.ts';

/** Fields that one page may have and another of the same app lack. */
const FIELDS = [
  'packageName',
  'name',
  'developer',
  'category',
  'description',
  'version',
  'permissions',
  'policyUrl',
  'downloadUrl',
  'privacyLabel',
] as const;

/**
 * What several pages of one store say of one app (Google Play has its data safety on a page of its own). The first page's
 * word counts; what it does not show is taken from the next that does, with its place. What a person entered gives way to
 * what any page says.
 * @throws {ReadError} when the pages are of different stores or apps
 */
export function joinPages(first: ListingFacts, others: readonly ListingFacts[]): ListingFacts {
  let joined = first;
  for (const other of others) {
    if (other.store !== first.store || appOf(other) !== appOf(first))
      throw new ReadError('unsupported', DIFFERENT);
    joined = withPage(joined, other);
  }
  return joined;
}

function withPage(known: ListingFacts, other: ListingFacts): ListingFacts {
  const place: ListingPlace = { input: other.input, url: other.url };
  const values: Record<string, unknown> = {};
  const elsewhere: Record<string, ListingPlace> = { ...known.elsewhere };
  const saysNone = new Set(known.saysNone);
  const notRead = new Set(known.notRead);
  const entered = new Set(known.entered);
  for (const field of FIELDS) {
    const isMissing = notRead.has(field) || entered.has(field);
    const says = other[field] !== null || other.saysNone.includes(field);
    // A page that shows a thing outweighs one that says there is none, as the layers of one page do.
    const isDenied = saysNone.has(field) && other[field] !== null;
    if (!says || !(isMissing || isDenied)) continue;
    values[field] = other[field];
    elsewhere[field] = place;
    notRead.delete(field);
    entered.delete(field);
    if (other[field] === null) saysNone.add(field);
    else saysNone.delete(field);
  }
  const { entered: _, ...rest } = known;
  return {
    ...rest,
    ...values,
    permissionWords: elsewhere.permissions === place ? other.permissionWords : known.permissionWords,
    saysNone: [...saysNone],
    saysNoneWords: { ...other.saysNoneWords, ...known.saysNoneWords },
    notRead: [...notRead],
    ...(known.isPartial || other.isPartial ? { isPartial: true } : {}),
    ...(entered.size === 0 ? {} : { entered: [...entered] }),
    ...(Object.keys(elsewhere).length === 0 ? {} : { elsewhere }),
  } as ListingFacts;
}

function appOf({ url, packageName }: ListingFacts): string | null {
  return readAddress(url).app ?? packageName;
}

const DIFFERENT = {
  zh: '几个商店页面不属于同一商店的同一应用',
  en: 'the store pages are not of one app in one store',
};
