import { isPackage } from '../address.ts';
import { meta, text } from '../layers/elements.ts';
import { jsonLd } from '../layers/json-ld.ts';
import { labelled, labelledPermissions } from '../layers/labelled.ts';
import { policyLink } from '../layers/policy-link.ts';
import type { Store } from '../store.ts';

/** RuStore. */
export const rustore: Store = {
  id: 'rustore',
  fields: {
    packageName: [({ app }) => (isPackage(app) ? app : null)],
    name: [jsonLd('name'), text((one) => one.name === 'h1'), meta('og:title')],
    developer: [jsonLd('author', 'name'), labelled('developer')],
    category: [jsonLd('applicationCategory'), labelled('category')],
    description: [jsonLd('description'), meta('og:description')],
    version: [jsonLd('softwareVersion'), labelled('version')],
    permissions: [labelledPermissions],
    policyUrl: [policyLink],
  },
};
