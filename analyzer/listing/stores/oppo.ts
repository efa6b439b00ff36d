import { isPackage } from '../address.ts';
import { meta, text, title } from '../layers/elements.ts';
import { labelled, labelledPermissions } from '../layers/labelled.ts';
import { policyLink, policyText } from '../layers/policy-link.ts';
import type { Store } from '../store.ts';

/** OPPO App Market (软件商店): no page of one app was at hand, so it is read by its labels alone. */
export const oppo: Store = {
  id: 'oppo',
  fields: {
    packageName: [({ app }) => (isPackage(app) ? app : null), labelled('packageName')],
    name: [labelled('name'), text((one) => one.name === 'h1'), meta('og:title'), title],
    developer: [labelled('developer')],
    category: [labelled('category')],
    description: [labelled('description')],
    version: [labelled('version')],
    permissions: [labelledPermissions],
    policyUrl: [policyLink, policyText],
  },
};
