import { isPackage } from '../address.ts';
import { text } from '../layers/elements.ts';
import { labelled, labelledPermissions } from '../layers/labelled.ts';
import { policyLink, policyText } from '../layers/policy-link.ts';
import { hasClass } from '../page/page.ts';
import type { AppPage, Layer, Store } from '../store.ts';

/** The title’s own text: the version stands inside it, in a span. */
const name: Layer<string> = ({ page }: AppPage) => {
  const found = page.elements.find((one) => hasClass(one, 'detail_app_title'));
  return found === undefined ? null : (page.runs[found.firstRun]?.text ?? null);
};

/** CoolApk (酷安). */
export const coolapk: Store = {
  id: 'coolapk',
  apps: (at) => {
    const shown = labelled('packageName')(at);
    return [isPackage(at.app) && typeof shown === 'string' && isPackage(shown) ? shown : null];
  },
  fields: {
    packageName: [({ app }) => (isPackage(app) ? app : null), labelled('packageName')],
    name: [name],
    developer: [labelled('developer')],
    category: [text((one) => hasClass(one, 'apk_left_span2'))],
    version: [text((one) => hasClass(one, 'list_app_info')), labelled('version')],
    permissions: [labelledPermissions],
    policyUrl: [policyLink, policyText],
  },
};
