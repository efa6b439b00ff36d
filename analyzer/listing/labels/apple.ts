import type { PrivacyLabel } from '../../facts/listing.ts';
import { isLabelWord, labelTypes } from '../catalogue.ts';
import { listAt, search, stringAt } from '../layers/json.ts';
import { type Answer, None } from '../store.ts';

type Collected = PrivacyLabel['collected'][number];

const MAXIMUM_ITEMS = 200;

/**
 * Apple's privacy label: `privacyTypes` of the product page, the detailed ones of its "see all" page when they are there,
 * else whatever object calls itself a list of privacy types.
 */
export function appleLabel(product: unknown): Answer<PrivacyLabel> {
  const items = [
    listAt(product, 'shelfMapping', 'privacyHeader', 'seeAllAction', 'pageData', 'shelves').flatMap(
      itemsOfShelf,
    ),
    listAt(product, 'shelfMapping', 'privacyTypes', 'items'),
    search(product, (one) => {
      const found = itemsOfShelf(one);
      return found.length > 0 ? found : null;
    }) ?? [],
  ].find((list) => list.length > 0);
  if (items === undefined) return null;
  const titles = items.flatMap((item) => [stringAt(item, 'identifier') ?? '', stringAt(item, 'title') ?? '']);
  const none = titles.find((one) => isLabelWord('apple', 'notProvided', one));
  if (none !== undefined) return new None(none);
  const collectsNothing = titles.some((one) => isLabelWord('apple', 'collectsNothing', one));
  return { kind: 'apple', collected: items.slice(0, MAXIMUM_ITEMS).flatMap(collectedOf), collectsNothing };
}

function itemsOfShelf(shelf: unknown): readonly unknown[] {
  return stringAt(shelf, 'contentType') === 'privacyType' ? listAt(shelf, 'items') : [];
}

function collectedOf(item: unknown): Collected[] {
  const heading = stringAt(item, 'title') ?? stringAt(item, 'identifier') ?? '';
  const purposes = listAt(item, 'purposes');
  if (purposes.length === 0) return categoriesOf(item, heading, null);
  return purposes
    .slice(0, MAXIMUM_ITEMS)
    .flatMap((purpose) => categoriesOf(purpose, heading, stringAt(purpose, 'title')));
}

function categoriesOf(holder: unknown, heading: string, purpose: string | null): Collected[] {
  const collected: Collected[] = [];
  for (const category of listAt(holder, 'categories').slice(0, MAXIMUM_ITEMS)) {
    const name = stringAt(category, 'title') ?? stringAt(category, 'identifier') ?? '';
    const types = listAt(category, 'dataTypes')
      .filter((one) => typeof one === 'string')
      .slice(0, MAXIMUM_ITEMS);
    for (const type of types.length > 0 ? types : [null]) {
      const words = type === null ? [stringAt(category, 'identifier') ?? '', name] : [type];
      const personalInformation =
        words.map((word) => labelTypes('apple', word)).find((one) => one.length > 0) ?? [];
      const quote = [heading, name, type].filter((one) => one !== null && one !== '').join(' › ');
      collected.push({
        personalInformation,
        quote: quote.slice(0, 300),
        purpose: purpose?.slice(0, 300) ?? null,
      });
    }
  }
  return collected;
}
