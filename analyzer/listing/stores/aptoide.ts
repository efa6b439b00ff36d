import { meta, text } from '../layers/elements.ts';
import { isRecord, listAt, search, stringAt } from '../layers/json.ts';
import { jsonLd } from '../layers/json-ld.ts';
import { labelled, labelledPermissions } from '../layers/labelled.ts';
import { policyLink } from '../layers/policy-link.ts';
import { scriptState } from '../layers/state.ts';
import type { AppPage, Layer, Store } from '../store.ts';

/** The app’s record in the page’s state: its short name (`uname`) is the host’s first label. */
function record({ page, app }: AppPage): unknown {
  const state = scriptState(page, '__NEXT_DATA__');
  const found = search(state, (one) =>
    isRecord(one) && typeof one.package === 'string' && stringAt(one, 'uname') === app ? one : null,
  );
  return found ?? undefined;
}

function own(...path: readonly string[]): Layer<string> {
  return (page) => stringAt(record(page), ...path);
}

const permissions: Layer<readonly string[]> = (page) => {
  const list = listAt(record(page), 'file', 'used_permissions').filter((one) => typeof one === 'string');
  return list.length > 0 ? list : null;
};

/** Aptoide. */
export const aptoide: Store = {
  id: 'aptoide',
  fields: {
    packageName: [own('package'), labelled('packageName')],
    name: [own('name'), jsonLd('name'), text((one) => one.name === 'h1'), meta('og:title')],
    developer: [own('developer', 'name'), labelled('developer')],
    category: [labelled('category')],
    description: [own('media', 'description'), meta('og:description')],
    version: [own('file', 'vername'), labelled('version')],
    permissions: [permissions, labelledPermissions],
    policyUrl: [own('developer', 'privacy'), policyLink],
    downloadUrl: [own('file', 'path')],
  },
};
