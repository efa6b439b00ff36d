import { appAt, storeAt, webUrl } from '../address.ts';
import { TITLE_SUFFIXES } from '../catalogue.ts';
import { type Page, type PageElement, textOf } from '../page/page.ts';
import type { AppPage, Layer } from '../store.ts';

export type Test = (element: PageElement) => boolean;

/** Text of the first element that passes and has any, at most `limit` characters. */
export function text(test: Test, limit = 300): Layer<string> {
  return ({ page }) => {
    for (const one of page.elements) {
      if (one.endRun === one.firstRun || !test(one)) continue;
      const found = textOf(page, one, limit);
      if (found !== '') return found;
    }
    return null;
  };
}

/** Texts of all that pass. */
export function texts(test: Test): Layer<readonly string[]> {
  return ({ page }) => {
    const found = page.elements.filter(test).map((one) => textOf(page, one));
    return found.length > 0 ? found : null;
  };
}

/** An attribute of the first element that passes and has it. */
export function attribute(name: string, test: Test): Layer<string> {
  return ({ page }) =>
    page.elements.find((one) => one.attributes[name] !== undefined && test(one))?.attributes[name] ?? null;
}

/** Where the first link that passes leads. */
export function link(test: (url: URL, element: PageElement) => boolean): Layer<string> {
  return ({ page, url }) => {
    for (const one of page.elements) {
      if (one.name !== 'a' || one.attributes.href === undefined) continue;
      const target = webUrl(one.attributes.href, url);
      if (target !== null && test(target, one)) return target.href;
    }
    return null;
  };
}

/** The text of the page's title, less what the store adds. */
export const title: Layer<string> = ({ page, softNavigation }) =>
  page.title === null || softNavigation ? null : withoutSuffix(page.title);

/** A `<meta>` of the page's head, when the head is about this app. */
export function meta(name: string): Layer<string> {
  return (at) => {
    const head = headApps(at);
    if (at.softNavigation || head.some((app) => app !== at.app)) return null;
    const content = metaOf(at.page, name);
    return content === null ? null : withoutSuffix(content);
  };
}

function metaOf(page: Page, name: string): string | null {
  const found = page.elements.find(
    ({ name: tag, attributes }) =>
      tag === 'meta' &&
      (attributes.property === name || attributes.name === name || attributes.itemprop === name),
  );
  return found?.attributes.content ?? null;
}

/** Apps that the head names: canonical address, `og:url`. */
export function headApps({ page, url, store, app }: AppPage): string[] {
  const canonical = page.elements.find((one) => one.name === 'link' && one.attributes.rel === 'canonical');
  const apps: string[] = [];
  for (const address of [canonical?.attributes.href, metaOf(page, 'og:url')]) {
    const link = address == null ? null : webUrl(address, url);
    const fact = link === null ? null : storeAt(link);
    if (link === null || fact?.id !== store || app === null) continue;
    const named = appAt(fact, link);
    if (named !== null) apps.push(named);
  }
  return apps;
}

function withoutSuffix(text: string): string {
  const suffix = TITLE_SUFFIXES.find((one) => text.endsWith(one));
  return suffix === undefined ? text : text.slice(0, -suffix.length);
}
