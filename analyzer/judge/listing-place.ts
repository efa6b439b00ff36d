import type { ListingFacts, ListingPlace } from '../facts/listing.ts';

/** The page that shows a field, for the evidence of it. */
export function placeOf(listing: ListingFacts, field: string): ListingPlace {
  return listing.elsewhere?.[field] ?? { input: listing.input, url: listing.url };
}
