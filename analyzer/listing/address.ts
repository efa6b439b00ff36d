import { ReadError } from '../errors.ts';
import { appInAddress, isHost } from './app-in-address.ts';
import { STORES, type StoreFact } from './catalogue.ts';

const MAXIMUM_URL = 4096;
const PACKAGE = /^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)+$/;

/** A page's address, the store it belongs to, and the app it names. */
export interface ListingAddress {
  readonly url: URL;
  /** `null`: none of the stores known. */
  readonly store: StoreFact | null;
  /** As the store writes it (a package, a number); `null` when an unknown store's address names none. */
  readonly app: string | null;
}

/** @throws {ReadError} `unsupported` when it is no address of a web page, or one of a store's pages that shows no app */
export function readAddress(address: string): ListingAddress {
  const url = webUrl(address);
  if (url === null) {
    throw new ReadError('unsupported', {
      zh: '商店页面的网址应为 http 或 https 开头的完整网址',
      en: 'the address of a store page is a whole one that begins with http or https',
    });
  }
  const store = storeAt(url);
  if (store === null) return { url, store, app: packageIn(url) };
  const app = appAt(store, url);
  if (app === null) {
    throw new ReadError('unsupported', {
      zh: `该网址属于${store.name.zh}，但不是某个应用的页面`,
      en: `this is an address of ${store.name.en}, but not of one app’s page`,
    });
  }
  return { url, store, app };
}

/** An http(s) address without credentials; `null` for anything else. */
export function webUrl(address: string, base?: URL): URL | null {
  if (address.length > MAXIMUM_URL || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url : null;
}

export function storeAt(url: URL): StoreFact | null {
  for (const store of STORES.values()) {
    if (store.hosts.some((host) => isHost(url.hostname, host))) return store;
  }
  return null;
}

/** The app that one of the store's addresses names. */
export function appAt(store: StoreFact, url: URL): string | null {
  return appInAddress(store.appIds, url);
}

export function isPackage(text: string | null): text is string {
  return text !== null && text.length <= 255 && PACKAGE.test(text);
}

const PACKAGE_PARAMETERS = ['id', 'package', 'packageName', 'pkg', 'pkgname', 'pkgName', 'apkName'];

function packageIn(url: URL): string | null {
  for (const name of PACKAGE_PARAMETERS) {
    const value = url.searchParams.get(name);
    if (isPackage(value)) return value;
  }
  const segments = url.pathname.split('/').filter((one) => !/\.(?:html?|php|jsp|aspx?)$/i.test(one));
  return segments.findLast((one) => isPackage(one)) ?? null;
}
