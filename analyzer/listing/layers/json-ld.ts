import { appAt, isPackage, storeAt, webUrl } from '../address.ts';
import type { Page } from '../page/page.ts';
import type { AppPage, Layer } from '../store.ts';
import { at, isRecord, listAt, parseJson, stringAt } from './json.ts';

const TYPES = new Set(['SoftwareApplication', 'MobileApplication', 'WebApplication', 'VideoGame']);
const MAXIMUM_NODES = 500;

const parsed = new WeakMap<Page, readonly unknown[]>();

/** Nodes of schema.org that describe an app: alone, in an array, or in `@graph`. Parsed once a page. */
function appNodes({ page }: AppPage): readonly unknown[] {
  let nodes = parsed.get(page);
  if (nodes === undefined) {
    nodes = findNodes(page);
    parsed.set(page, nodes);
  }
  return nodes;
}

function findNodes(page: Page): unknown[] {
  const nodes: unknown[] = [];
  for (const script of page.scripts) {
    if (script.type !== 'application/ld+json') continue;
    const value = parseJson(script.text);
    const list = Array.isArray(value) ? value : [value];
    for (const one of list.slice(0, MAXIMUM_NODES)) {
      for (const node of [one, ...listAt(one, '@graph').slice(0, MAXIMUM_NODES)]) {
        if (isRecord(node) && typesOf(node).some((type) => TYPES.has(type))) nodes.push(node);
      }
    }
  }
  return nodes;
}

function typesOf(node: unknown): string[] {
  const type = at(node, '@type');
  const list = Array.isArray(type) ? type : [type];
  return list
    .filter((one) => typeof one === 'string')
    .map((one) => one.replace(/^https?:\/\/schema\.org\//, ''));
}

/** The app that a node says it is about; `null` when it names none. */
function appOf(node: unknown, { url, store }: AppPage): string | null {
  for (const key of ['url', '@id', 'mainEntityOfPage']) {
    const link = webUrl(stringAt(node, key) ?? '', url);
    if (link === null) continue;
    const fact = storeAt(link);
    if (fact?.id === store) {
      const app = appAt(fact, link);
      if (app !== null) return app;
    }
  }
  const identifier = stringAt(node, 'identifier');
  return isPackage(identifier) ? identifier : null;
}

export function jsonLdApps(page: AppPage): (string | null)[] {
  return appNodes(page).map((node) => appOf(node, page));
}

/** The node about this app: one that names it, or the only one when it names none. */
function nodeOf(page: AppPage): unknown {
  const nodes = appNodes(page);
  const named = page.app === null ? undefined : nodes.find((node) => appOf(node, page) === page.app);
  if (named !== undefined) return named;
  const [only, ...more] = nodes;
  if (more.length > 0 || page.softNavigation) return undefined;
  return page.app === null || appOf(only, page) === null ? only : undefined;
}

/** A text of the app's JSON-LD node. */
export function jsonLd(...path: readonly string[]): Layer<string> {
  return (page) => stringAt(nodeOf(page), ...path);
}

/** Permissions, which schema.org has as one text or a list. */
export const jsonLdPermissions: Layer<readonly string[]> = (page) => {
  const value = at(nodeOf(page), 'permissions');
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,;，；、\n]/) : [];
  const texts = list.filter((one) => typeof one === 'string').map((one) => one.trim());
  return texts.length > 0 ? texts : null;
};
