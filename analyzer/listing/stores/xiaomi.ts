import { isPackage } from '../address.ts';
import { link, text, texts, title } from '../layers/elements.ts';
import { labelled, labelledPermissions } from '../layers/labelled.ts';
import { policyLink, policyText } from '../layers/policy-link.ts';
import { around, hasClass, type Page, type PageElement } from '../page/page.ts';
import type { Store } from '../store.ts';

/** Xiaomi App Store: labels and values in rows, the same since 2018. */
export const xiaomi: Store = {
  id: 'xiaomi',
  apps: (at) => {
    const shown = labelled('packageName')(at);
    return [isPackage(at.app) && typeof shown === 'string' && isPackage(shown) ? shown : null];
  },
  fields: {
    packageName: [({ app }) => (isPackage(app) ? app : null), labelled('packageName')],
    name: [title, text((one) => one.name === 'h3')],
    developer: [labelled('developer')],
    category: [labelled('category')],
    description: [labelled('description')],
    version: [labelled('version')],
    permissions: [
      (at) => texts((one) => one.name === 'li' && holds(at.page, one, 'second-ul'))(at),
      labelledPermissions,
    ],
    policyUrl: [policyLink, policyText],
    downloadUrl: [link((url) => url.pathname.startsWith('/download/'))],
  },
};

function holds(page: Page, element: PageElement, name: string): boolean {
  for (const one of around(page, element)) if (hasClass(one, name)) return true;
  return false;
}
