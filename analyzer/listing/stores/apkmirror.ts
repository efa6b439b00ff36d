import { meta, text } from '../layers/elements.ts';
import { labelled, labelledPermissions } from '../layers/labelled.ts';
import type { Layer, Store } from '../store.ts';

/** The maker’s short name is the first part of the address; the page’s own words win. */
const slug: Layer<string> = ({ app }) => app?.split('/')[0] ?? null;

/** APKMirror. It shows no privacy policy and no category of its own. */
export const apkmirror: Store = {
  id: 'apkmirror',
  fields: {
    packageName: [labelled('packageName')],
    name: [text((one) => one.name === 'h1'), meta('og:title')],
    developer: [labelled('developer'), slug],
    version: [labelled('version')],
    permissions: [labelledPermissions],
  },
};
