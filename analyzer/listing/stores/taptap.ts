import { meta, text } from '../layers/elements.ts';
import { jsonLd } from '../layers/json-ld.ts';
import { labelled, labelledPermissions } from '../layers/labelled.ts';
import { policyLink, policyText } from '../layers/policy-link.ts';
import type { Store } from '../store.ts';

/** TapTap. Its addresses have numbers and its pages no package; it has games, and says so of what is none. */
export const taptap: Store = {
  id: 'taptap',
  fields: {
    packageName: [labelled('packageName')],
    name: [jsonLd('name'), text((one) => one.name === 'h1'), meta('og:title')],
    developer: [jsonLd('author', 'name'), labelled('developer')],
    category: [jsonLd('applicationCategory'), labelled('category')],
    description: [jsonLd('description'), meta('og:description')],
    version: [jsonLd('softwareVersion'), labelled('version')],
    permissions: [labelledPermissions],
    policyUrl: [policyLink, policyText],
  },
};
