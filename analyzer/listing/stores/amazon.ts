import { isPackage } from '../address.ts';
import { text, texts } from '../layers/elements.ts';
import { labelled } from '../layers/labelled.ts';
import { policyLink } from '../layers/policy-link.ts';
import { around, type Page, type PageElement } from '../page/page.ts';
import type { Store } from '../store.ts';

/** Amazon Appstore. Any product has such an address; only an app’s page has a block of permissions. */
export const amazon: Store = {
  id: 'amazon',
  fields: {
    packageName: [({ app }) => (isPackage(app) ? app : null)],
    name: [
      text((one) => one.attributes.id === 'productTitle'),
      text((one) => one.attributes.id === 'btAsinTitle'),
    ],
    developer: [text((one) => one.attributes.id === 'bylineInfo'), labelled('developer')],
    version: [labelled('version')],
    permissions: [
      (at) => texts((one) => one.name === 'li' && isIn(at.page, one, 'mas-app-permissions'))(at),
      (at) => texts((one) => one.name === 'span' && isIn(at.page, one, 'mas-app-permissions'))(at),
    ],
    policyUrl: [policyLink],
  },
};

function isIn(page: Page, element: PageElement, id: string): boolean {
  for (const one of around(page, element)) if (one.attributes.id === id) return true;
  return false;
}
