import { categoryOf } from './category/choose.ts';
import type { ListingFacts } from './facts/listing.ts';
import type { CategoryFact } from './facts.ts';
import type { Finding } from './finding.ts';
import { judge } from './judge/judge.ts';
import { refuseEmpty } from './listing/open-listing.ts';
import { type ReadListingOptions, readListing } from './listing/read-listing.ts';
import type { Verdict } from './result.ts';
import type { RulePack } from './rules.ts';

export interface JudgeListingOptions extends Pick<ReadListingOptions, 'softNavigation'> {
  readonly rules: RulePack;
  /** Id of the category the user chose. */
  readonly categoryId?: string;
}

export interface ListingJudgement {
  readonly listing: ListingFacts;
  readonly category: CategoryFact | null;
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
}

/**
 * What a store page alone comes to: the findings and the verdict that `analyze` gives for it, without hashing and without
 * the report, at once and in one piece, for a place that can start no worker.
 * @throws {ReadError} as `readListing`, and when nothing about the app could be read
 */
export function judgeListing(html: string, address: string, options: JudgeListingOptions): ListingJudgement {
  const { softNavigation = false } = options;
  const listing = readListing(html, address, { softNavigation });
  refuseEmpty(listing);
  const read = { inputs: [], package: null, code: null, policy: null, listing };
  const category = categoryOf(read, options.categoryId);
  const { findings, verdict } = judge({ ...read, category }, options.rules);
  return { listing, category, findings, verdict };
}
