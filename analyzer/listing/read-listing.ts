import { ReadError } from '../errors.ts';
import type { ListingFacts } from '../facts/listing.ts';
import { decode } from '../policy/text/decode.ts';
import { readAddress } from './address.ts';
import { identityOf } from './identity.ts';
import { readPage } from './page/read-page.ts';
import { type AppPage, type Layer, None } from './store.ts';
import { genericStore } from './stores/generic.ts';
import { STORE_READERS } from './stores/index.ts';
import * as validate from './validate.ts';

/** The largest saved pages, with everything in them, have some 10 MB. */
export const MAXIMUM_LISTING_BYTES = 32 * 2 ** 20;

export interface ReadListingOptions {
  /** Index into `Facts.inputs`; default 0. */
  readonly input?: number;
  /**
   * The page moved to this app without loading anew, so that scripts and head may still be of the app before: only what
   * names this app is used of them. Default false.
   */
  readonly softNavigation?: boolean;
}

/** Of the page's words that there is none. */
const MAXIMUM_QUOTE = 200;

type Fields = Omit<
  ListingFacts,
  'input' | 'store' | 'url' | 'notRead' | 'saysNone' | 'saysNoneWords' | 'isPartial'
>;

const UNREAD: Fields = {
  packageName: null,
  name: null,
  developer: null,
  category: null,
  description: null,
  version: null,
  permissions: null,
  permissionWords: {},
  policyUrl: null,
  downloadUrl: null,
  privacyLabel: null,
};

/** The fields that are present, said to be empty, or not read; `permissionWords` goes with `permissions`. */
const FIELDS = Object.keys(UNREAD).filter((field) => field !== 'permissionWords');

/**
 * What a store page says of the app that its address names. A page that is about another app gives facts of which
 * nothing but the address's own package was read.
 * @throws {ReadError} when the address is no app's page, or what is given is no page
 */
export function readListing(
  html: string | Uint8Array,
  address: string,
  options: ReadListingOptions = {},
): ListingFacts {
  const { url, store: fact, app } = readAddress(address);
  const page = readPage(markupOf(html));
  if (page.elements.length === 0) throw new ReadError('unsupported', NO_PAGE);
  const store = STORE_READERS.find((one) => one.id === fact?.id) ?? genericStore(url.hostname);
  const at: AppPage = {
    page,
    url,
    store: store.id,
    app,
    ownHosts: fact?.ownHosts ?? [],
    softNavigation: options.softNavigation ?? false,
  };
  const none = new Map<string, string>();
  const first = <T, V>(
    field: string,
    layers: readonly Layer<T>[] | undefined,
    check: (value: T, at: AppPage) => V | null,
  ) => firstValid(layers ?? [], at, check, (words) => none.set(field, words.slice(0, MAXIMUM_QUOTE)));
  const { fields } = store;
  let read = UNREAD;
  if (identityOf(at, store) === 'other') {
    read = { ...UNREAD, packageName: validate.packageName(app ?? '', at) };
  } else {
    const shown = first('permissions', fields.permissions, validate.permissions);
    read = {
      packageName: first('packageName', fields.packageName, validate.packageName),
      name: first('name', fields.name, validate.line),
      developer: first('developer', fields.developer, validate.line),
      category: first('category', fields.category, validate.line),
      description: first('description', fields.description, validate.description),
      version: first('version', fields.version, validate.version),
      permissions: shown?.names ?? null,
      permissionWords: Object.fromEntries(shown?.words ?? []),
      policyUrl: first('policyUrl', fields.policyUrl, validate.address),
      downloadUrl: first('downloadUrl', fields.downloadUrl, validate.address),
      privacyLabel: first('privacyLabel', fields.privacyLabel, validate.privacyLabel),
    };
  }
  const values: Readonly<Record<string, unknown>> = { ...read };
  const notRead = FIELDS.filter((field) => values[field] === null && !none.has(field));
  return {
    input: options.input ?? 0,
    store: store.id,
    url: url.href,
    ...read,
    notRead,
    saysNone: [...none.keys()],
    saysNoneWords: Object.fromEntries(none),
    ...(page.cut ? { isPartial: true } : {}),
  };
}

/** The first layer's valid value. The page's word that there is none holds only if no layer after it has a value. */
function firstValid<T, V>(
  layers: readonly Layer<T>[],
  at: AppPage,
  check: (value: T, at: AppPage) => V | null,
  onNone: (words: string) => void,
): V | null {
  let none: None | null = null;
  for (const layer of layers) {
    const answer = layer(at);
    if (answer === null) continue;
    if (answer instanceof None) {
      none ??= answer;
      continue;
    }
    const value = check(answer as T, at);
    if (value !== null) return value;
  }
  if (none !== null) onNone(none.words);
  return null;
}

function markupOf(html: string | Uint8Array): string {
  const size = html.length;
  if (size > MAXIMUM_LISTING_BYTES) {
    throw new ReadError('limit', {
      zh: `商店页面超过 ${MAXIMUM_LISTING_BYTES / 2 ** 20} MB`,
      en: `the store page is larger than ${MAXIMUM_LISTING_BYTES / 2 ** 20} MB`,
    });
  }
  const text = typeof html === 'string' ? html : decode(html).text;
  const head = text.slice(0, 2000);
  if (/^(?:MIME-Version|Snapshot-Content-Location):/im.test(head) && !head.trimStart().startsWith('<')) {
    throw new ReadError('unsupported', {
      zh: '这是 MHTML 存档；请将商店页面另存为“网页，仅 HTML”',
      en: 'this is an MHTML archive; save the store page as “HTML only”',
    });
  }
  return text;
}

const NO_PAGE = {
  zh: '这不是网页（没有任何 HTML 元素）',
  en: 'this is not a web page (it has no HTML element)',
};
