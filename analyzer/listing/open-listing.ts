import type { ByteSource } from '../bytes/source.ts';
import { ReadError } from '../errors.ts';
import type { ListingFacts } from '../facts/listing.ts';
import { STORES } from './catalogue.ts';
import { type EnteredListing, withEntered } from './entered.ts';
import { MAXIMUM_LISTING_BYTES, type ReadListingOptions, readListing } from './read-listing.ts';

export interface OpenListingOptions extends Pick<ReadListingOptions, 'softNavigation'> {
  /** What a person read on the page where the reader could not. */
  readonly entered?: EnteredListing;
}

/**
 * A saved store page as an input of an audit. Unlike `readListing` it refuses a page of which nothing could be read:
 * whoever names a file expects it to count.
 * @param packageName of the package audited beside it, when there is one
 * @throws {ReadError} also when page and address, or page and package, are of different apps
 */
export async function openListing(
  source: ByteSource,
  url: string | undefined,
  input: number,
  packageName: string | null,
  options: OpenListingOptions = {},
): Promise<ListingFacts> {
  if (url === undefined || url === '') throw new ReadError('missing', NO_ADDRESS);
  const bytes = await source.read(0, Math.min(source.size, MAXIMUM_LISTING_BYTES + 1));
  const { entered = {}, softNavigation = false } = options;
  const facts = withEntered(readListing(bytes, url, { input, softNavigation }), entered);
  refuseEmpty(facts);
  const isAndroid = STORES.get(facts.store)?.platform !== 'ios';
  if (isAndroid && packageName !== null && facts.packageName !== null && facts.packageName !== packageName) {
    throw new ReadError('unsupported', {
      zh: `商店页面属于 ${facts.packageName}，而安装包为 ${packageName}`,
      en: `the store page is of ${facts.packageName}, the package is ${packageName}`,
    });
  }
  return facts;
}

/** @throws {ReadError} when the page said nothing about the app but what its address says */
export function refuseEmpty(facts: ListingFacts): void {
  const { name, developer, category, version, permissions, policyUrl, privacyLabel } = facts;
  const values = [name, developer, category, version, permissions, policyUrl, privacyLabel];
  if (values.every((value) => value === null) && facts.saysNone.length === 0) {
    throw new ReadError('unsupported', NOTHING_READ);
  }
}

const NO_ADDRESS = {
  zh: '读取商店页面需要其网址',
  en: 'a store page can only be read with its address',
};

const NOTHING_READ = {
  zh: '页面中没有网址所指应用的信息：可能是另一应用的页面，或保存时页面尚未加载完成',
  en: 'the page holds nothing about the app in the address: it is another app’s page, or was saved before it had loaded',
};
