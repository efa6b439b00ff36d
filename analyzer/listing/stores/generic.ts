import { isPackage } from '../address.ts';
import { attribute, meta, text, title } from '../layers/elements.ts';
import { jsonLd, jsonLdPermissions } from '../layers/json-ld.ts';
import { labelled, labelledPermissions } from '../layers/labelled.ts';
import { policyLink, policyText } from '../layers/policy-link.ts';
import type { AppPage, Store, StoreFields } from '../store.ts';

const FIELDS: StoreFields = {
  packageName: [({ app }) => app, labelled('packageName'), jsonLd('identifier')],
  name: [
    jsonLd('name'),
    labelled('name'),
    text((one) => one.attributes.itemprop === 'name'),
    text((one) => one.name === 'h1'),
    meta('og:title'),
    title,
  ],
  developer: [jsonLd('author', 'name'), jsonLd('publisher', 'name'), labelled('developer')],
  category: [
    jsonLd('applicationCategory'),
    labelled('category'),
    attribute('content', (one) => one.attributes.itemprop === 'applicationCategory'),
  ],
  description: [jsonLd('description'), labelled('description'), meta('og:description'), meta('description')],
  version: [jsonLd('softwareVersion'), labelled('version')],
  permissions: [jsonLdPermissions, labelledPermissions],
  policyUrl: [policyLink, policyText],
  downloadUrl: [jsonLd('downloadUrl'), jsonLd('installUrl')],
};

/** A page that no reader knows, by what any store's page may have: JSON-LD, labels, links. */
export function genericStore(host: string): Store {
  return {
    id: host,
    apps: (at: AppPage) => {
      const shown = labelled('packageName')(at);
      return [typeof shown === 'string' && isPackage(shown) ? shown : null];
    },
    fields: FIELDS,
  };
}
