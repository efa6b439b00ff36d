import { isPackage } from '../address.ts';
import { link, text, texts } from '../layers/elements.ts';
import { labelled, labelledPermissions } from '../layers/labelled.ts';
import { policyLink, policyText } from '../layers/policy-link.ts';
import { hasClass, textOf } from '../page/page.ts';
import type { AppPage, Layer, Store } from '../store.ts';

/** An attribute of an element that carries this app’s number or package: the page is full of other apps’ cards. */
function own(...names: readonly string[]): Layer<string> {
  return ({ page, app }) => {
    for (const { attributes } of page.elements) {
      const ids = [
        attributes['data-app-id'],
        attributes['cache-app-id'],
        attributes['data-app-pname'],
        attributes['data-pn'],
      ];
      if (app === null || !ids.includes(app)) continue;
      const value = names.map((name) => attributes[name]).find((one) => one !== undefined && one !== '');
      if (value !== undefined) return value;
    }
    return null;
  };
}

/** The category’s name, from the link to the category whose number the app carries. */
function category(at: AppPage): string | null {
  const id = own('data-app-categoryid')(at);
  if (typeof id !== 'string' || !/^\d+$/.test(id)) return null;
  const path = new RegExp(`/category/${id}(?:[/?]|$)`);
  const found = at.page.elements.find((one) => one.name === 'a' && path.test(one.attributes.href ?? ''));
  return found === undefined ? null : textOf(at.page, found);
}

/** Wandoujia (豌豆荚). */
export const wandoujia: Store = {
  id: 'wandoujia',
  apps: ({ page }) => {
    const body = page.elements.find((one) => one.name === 'body')?.attributes;
    return [body?.['cache-app-id'] ?? null];
  },
  fields: {
    packageName: [({ app }) => (isPackage(app) ? app : null), own('data-app-pname', 'data-pn')],
    name: [
      own('data-title', 'data-app-name', 'data-name'),
      text((one) => hasClass(one, 'app-name')),
      text((one) => one.name === 'h1'),
    ],
    developer: [text((one) => hasClass(one, 'dev-sites')), labelled('developer')],
    category: [category, text((one) => one.attributes['data-track'] === 'detail-click-appTag')],
    description: [text((one) => one.attributes.itemprop === 'description', 20_000)],
    version: [own('data-app-vname'), labelled('version')],
    permissions: [texts((one) => one.attributes.itemprop === 'permissions'), labelledPermissions],
    policyUrl: [policyLink, policyText],
    downloadUrl: [link((_, one) => hasClass(one, 'normal-dl-btn'))],
  },
};
