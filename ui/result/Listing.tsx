import type { ComponentChildren } from 'preact';
import { plain } from '../../analyzer/report/plain.ts';
import { LABEL } from '../../analyzer/report/words.ts';
import type { AuditResult, ListingReport } from '../../analyzer/result.ts';
import { storeName } from '../../analyzer/rules/stores.ts';
import { Section } from '../components/Section.tsx';
import { say } from '../settings/language.ts';
import { LISTING_FIELD, RESULT } from '../text/result.ts';

type Field = keyof typeof LISTING_FIELD;

const FIELDS = Object.keys(LISTING_FIELD) as Field[];

/** No label has more types than this. */
const MOST_LABEL_ENTRIES = 100;

/** What the store page shows: each field present, said to be empty, or not read. */
export function Listing({ result }: { readonly result: AuditResult }) {
  const { listing } = result;
  if (listing === null) return null;
  return (
    <Section id="listing" title={say(RESULT.listing)}>
      <dl class="facts wide">
        <div>
          <dt>{say(RESULT.store)}</dt>
          <dd>
            {say(storeName(listing.store) ?? { zh: listing.store, en: listing.store })}{' '}
            {pagesOf(listing).map((url) => (
              <code key={url} class="soft block">
                {plain(url)}
              </code>
            ))}
            {listing.isPartial ? <strong>{say(LABEL.partial)}</strong> : null}
          </dd>
        </div>
        {FIELDS.map((field) => (
          <div key={field}>
            <dt>
              {say(LISTING_FIELD[field])}
              {listing.entered?.includes(field) ? ` (${say(LABEL.entered)})` : null}
            </dt>
            <dd>{contentOf(listing, field)}</dd>
          </div>
        ))}
        <div>
          <dt>{say(RESULT.privacyLabel)}</dt>
          <dd>{labelOf(listing)}</dd>
        </div>
      </dl>
    </Section>
  );
}

/** Apple's privacy label, Google Play's data safety: what it says is collected, and for what. */
function labelOf({ privacyLabel, notRead, saysNone }: ListingReport): ComponentChildren {
  if (privacyLabel?.collectsNothing) return say(RESULT.collectsNothing);
  if (privacyLabel === null) {
    const known = saysNone.includes('privacyLabel') || !notRead.includes('privacyLabel');
    return <span class="soft">{say(known ? RESULT.saysNone : RESULT.notRead)}</span>;
  }
  return privacyLabel.collected.slice(0, MOST_LABEL_ENTRIES).map(({ quote, purpose }) => (
    <span key={`${quote} ${purpose}`} class="block">
      {plain(quote)}
      {purpose === null ? null : <span class="soft"> · {plain(purpose)}</span>}
    </span>
  ));
}

/** Addresses of the pages that the fields were read on. */
function pagesOf({ url, elsewhere = {} }: ListingReport): string[] {
  return [...new Set([url, ...Object.values(elsewhere).map((place) => place.url)])];
}

function contentOf(listing: ListingReport, field: Field): ComponentChildren {
  if (listing.notRead.includes(field)) return <span class="soft">{say(RESULT.notRead)}</span>;
  if (listing.saysNone.includes(field)) return <span class="soft">{say(RESULT.saysNone)}</span>;
  const value = listing[field];
  if (value === null) return '–';
  if (typeof value === 'string') return <bdi>{plain(value)}</bdi>;
  return value.map((one) => (
    <code key={one} class="block">
      {plain(one)}
    </code>
  ));
}
