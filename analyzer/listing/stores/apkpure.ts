import { isPackage } from '../address.ts';
import { link, meta, text } from '../layers/elements.ts';
import { jsonLd } from '../layers/json-ld.ts';
import { labelled, labelledPermissions } from '../layers/labelled.ts';
import { policyLink } from '../layers/policy-link.ts';
import { hasClass } from '../page/page.ts';
import type { Store } from '../store.ts';

/** APKPure. */
export const apkpure: Store = {
  id: 'apkpure',
  fields: {
    packageName: [({ app }) => (isPackage(app) ? app : null)],
    name: [jsonLd('name'), text((one) => one.name === 'h1')],
    developer: [jsonLd('author', 'name'), labelled('developer'), text((one) => hasClass(one, 'developer'))],
    category: [
      jsonLd('applicationCategory'),
      meta('applicationSubCategory'),
      meta('applicationCategory'),
      labelled('category'),
    ],
    description: [jsonLd('description'), meta('og:description')],
    version: [jsonLd('softwareVersion'), labelled('version')],
    permissions: [labelledPermissions],
    policyUrl: [policyLink],
    downloadUrl: [link((_, one) => one.attributes.id === 'download_link')],
  },
};
