import { isPackage } from '../address.ts';
import { text } from '../layers/elements.ts';
import { labelled, labelledPermissions } from '../layers/labelled.ts';
import { policyLink, policyText } from '../layers/policy-link.ts';
import { hasClass } from '../page/page.ts';
import type { Store } from '../store.ts';

/** Huawei AppGallery: drawn by script, so a saved page must have been saved after it was drawn. */
export const huaweiAppgallery: Store = {
  id: 'huawei-appgallery',
  fields: {
    packageName: [({ app }) => (isPackage(app) ? app : null), labelled('packageName')],
    name: [
      text((one) => hasClass(one, 'title') && one.name !== 'title'),
      text((one) => one.name === 'h1'),
      labelled('name'),
    ],
    developer: [labelled('developer')],
    category: [labelled('category')],
    description: [labelled('description')],
    version: [labelled('version')],
    permissions: [labelledPermissions],
    policyUrl: [policyLink, policyText],
  },
};
