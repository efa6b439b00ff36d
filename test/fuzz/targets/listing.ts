import { readListing } from '../../../analyzer/listing/read-listing.ts';
import { ADDRESSES, fixturesOf } from '../../analyzer/listing/fixtures.ts';
import { assert, encode, type FuzzTarget, readOrRefuse } from '../engine/target.ts';
import { TEXT_MUTATIONS } from '../engine/text-mutations.ts';

const STORES = Object.entries(ADDRESSES).sort(([a], [b]) => (a < b ? -1 : 1));
const GENERIC = 'https://store.example/app/com.example.lexue';
/** By the store's place in `STORES`; the generic reader is none of them. */
const PAGES = STORES.flatMap(([store], i) => fixturesOf(store).map((page) => ({ i, page }))).concat(
  fixturesOf('generic').map((page) => ({ i: STORES.length, page })),
);

/** Reads a page as that of a store, which its first byte names: elements, JSON-LD and the state that scripts carry. */
export const target: FuzzTarget = {
  covers: ['analyzer/listing/'],
  mutations: TEXT_MUTATIONS,
  maximumLength: 2048,
  seeds: () => PAGES.map(({ i, page }) => encode(`${String.fromCharCode(0x30 + i)}${page}`)),
  run: (data) =>
    readOrRefuse(() => {
      const address = STORES[(data[0] ?? 0) - 0x30]?.[1] ?? GENERIC;
      const facts = readListing(data.subarray(1), address);
      for (const field of ['name', 'developer', 'category', 'version'] as const)
        assert((facts[field]?.length ?? 0) <= 1000, `${field} without end`);
      for (const field of ['policyUrl', 'downloadUrl'] as const)
        assert(
          facts[field] === null || /^https?:/.test(facts[field]),
          `${field} that is no address of the web`,
        );
      assert(
        facts.saysNone.every((field) => !facts.notRead.includes(field)),
        'not read and said to be none',
      );
      return facts;
    }),
};
