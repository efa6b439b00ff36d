import { appleLabel } from '../labels/apple.ts';
import { meta, text } from '../layers/elements.ts';
import { at, isRecord, listAt, parseJson, search, stringAt } from '../layers/json.ts';
import { jsonLd } from '../layers/json-ld.ts';
import { labelled } from '../layers/labelled.ts';
import { policyLink } from '../layers/policy-link.ts';
import { scriptState } from '../layers/state.ts';
import type { AppPage, Layer, Store } from '../store.ts';

/** The product with this app's number: today's server data, or the shoebox of older pages. */
function product({ page, app }: AppPage): unknown {
  const today = search(scriptState(page, 'serialized-server-data'), (one) =>
    isRecord(one) && idOfProduct(one) === app && at(one, 'lockup') !== undefined ? one : null,
  );
  return today ?? undefined;
}

function idOfProduct(one: unknown): string | null {
  return stringAt(one, 'lockup', 'offerDisplayProperties', 'adamId') ?? stringAt(one, 'lockup', 'adamId');
}

/** Attributes in the shoebox of pages up to 2024: its values are JSON once more. */
function shoebox({ page, app }: AppPage): unknown {
  const state = scriptState(page, 'shoebox-media-api-cache-apps');
  for (const value of isRecord(state) ? Object.values(state) : []) {
    const inner = typeof value === 'string' ? parseJson(value) : value;
    for (const one of listAt(inner, 'd')) {
      if (stringAt(one, 'id') === app) return at(one, 'attributes');
    }
  }
  return undefined;
}

function inProduct(...path: readonly (string | number)[]): Layer<string> {
  return (page) => stringAt(product(page), ...path);
}

function inShoebox(...path: readonly (string | number)[]): Layer<string> {
  return (page) => stringAt(shoebox(page), ...path);
}

/** A row of the information shelf by its title; the first with a `heading` of these when there are several. */
function information(titles: readonly string[], headings: readonly string[] = []): Layer<string> {
  return (page) => {
    const rows = listAt(product(page), 'shelfMapping', 'information', 'items');
    const row = rows.find((one) => titles.includes(stringAt(one, 'title') ?? ''));
    const items = listAt(row, 'items');
    const item = items.find((one) => headings.includes(stringAt(one, 'heading') ?? '')) ?? items[0];
    return stringAt(item, 'text');
  };
}

/** Apple App Store. An iOS app has no permissions of Android’s kind; its page shows a privacy label. */
export const appleAppStore: Store = {
  id: 'apple-app-store',
  // The first product of the page is the one that the page was made for.
  apps: ({ page }) => [search(scriptState(page, 'serialized-server-data'), idOfProduct)],
  fields: {
    packageName: [
      inProduct('lockup', 'offerDisplayProperties', 'bundleId'),
      inProduct('lockup', 'bundleId'),
      inShoebox('platformAttributes', 'ios', 'bundleId'),
    ],
    name: [
      jsonLd('name'),
      inProduct('title'),
      inProduct('lockup', 'title'),
      inShoebox('name'),
      meta('og:title'),
      text((one) => one.name === 'h1'),
    ],
    developer: [
      information(['提供者', '提供方', 'Seller', 'Provider'], ['名称或姓名', 'Name']),
      inProduct('developerAction', 'title'),
      inShoebox('artistName'),
      jsonLd('author', 'name'),
    ],
    category: [
      information(['类别', '類別', 'Category']),
      jsonLd('applicationCategory'),
      labelled('category'),
    ],
    description: [jsonLd('description'), meta('og:description')],
    version: [
      (page) =>
        versionOf(inProduct('shelfMapping', 'mostRecentVersion', 'items', 0, 'primarySubtitle')(page)),
      labelled('version'),
    ],
    policyUrl: [(page) => policyIn(product(page)), policyLink],
    privacyLabel: [(page) => appleLabel(product(page))],
  },
};

/** `Version 1.2`, `版本 1.2`. */
function versionOf(subtitle: ReturnType<Layer<string>>): string | null {
  return typeof subtitle === 'string' ? subtitle.replace(/^\D*(?=\d)/, '') : null;
}

/** The link in the footnote of the privacy shelf. */
function policyIn(one: unknown): string | null {
  return search(at(one, 'shelfMapping', 'privacyHeader'), (inner) => {
    const target = stringAt(inner, 'pageUrl') ?? stringAt(inner, 'url');
    return target !== null && /^https?:\/\/(?!(?:[a-z]+\.)?apple\.com\/)/.test(target) ? target : null;
  });
}
