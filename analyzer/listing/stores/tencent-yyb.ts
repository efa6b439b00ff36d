import { isPackage } from '../address.ts';
import { meta } from '../layers/elements.ts';
import { at, isRecord, parseJson, search, stringAt } from '../layers/json.ts';
import { labelled, labelledPermissions } from '../layers/labelled.ts';
import { policyLink, policyText } from '../layers/policy-link.ts';
import { assignedState, scriptState } from '../layers/state.ts';
import { type Answer, type AppPage, type Layer, None, type Store } from '../store.ts';

/** The record of this package among the many of the page; `itemData` is sometimes JSON once more. */
function item({ page, app }: AppPage): unknown {
  const state = scriptState(page, '__NEXT_DATA__');
  const found = search(state, (one) => {
    const data = at(one, 'itemData');
    const list = typeof data === 'string' ? parseJson(data) : data;
    const own = Array.isArray(list) ? list.find((entry) => stringAt(entry, 'pkg_name') === app) : undefined;
    return isRecord(own) ? own : null;
  });
  return found ?? undefined;
}

/** `a.app.qq.com`: the app as one variable. */
function systemData({ page, app }: AppPage): unknown {
  const details = assignedState(page, 'window.systemData', '{').map((one) => at(one, 'appDetail'));
  return details.find((one) => isRecord(one) && (stringAt(one, 'pkgName') ?? app) === app);
}

function inItem(...keys: readonly string[]): Layer<string> {
  return (page) =>
    keys.map((key) => stringAt(item(page), key)).find((one) => one !== null && one !== '') ?? null;
}

function inSystemData(...keys: readonly string[]): Layer<string> {
  return (page) =>
    keys.map((key) => stringAt(systemData(page), key)).find((one) => one !== null && one !== '') ?? null;
}

/** Titles in Chinese; an empty list is the page’s own word that there are none. */
const permissions: Layer<readonly string[]> = (page): Answer<readonly string[]> => {
  const list = at(item(page), 'permissions_list');
  if (!Array.isArray(list)) return null;
  const titles = list.map((one) => stringAt(one, 'title') ?? '').filter((one) => one !== '');
  return titles.length > 0 ? titles : list.length === 0 ? new None('permissions_list: []') : null;
};

/** Tencent MyApp (应用宝). */
export const tencentYyb: Store = {
  id: 'tencent-yyb',
  apps: ({ page }) => {
    const state = scriptState(page, '__NEXT_DATA__');
    return [stringAt(state, 'props', 'pageProps', 'context', 'initialInfo', 'pageParams', 'detail_pkgname')];
  },
  fields: {
    packageName: [({ app }) => (isPackage(app) ? app : null)],
    name: [inItem('name'), inSystemData('appName'), meta('og:title')],
    developer: [inItem('operator', 'developer', 'cp_name'), inSystemData('author'), labelled('developer')],
    category: [inItem('cate_name_new', 'cate_name'), labelled('category')],
    description: [inItem('description', 'editor_intro'), meta('description')],
    version: [inItem('version_name'), inSystemData('versionName'), labelled('version')],
    permissions: [permissions, labelledPermissions],
    policyUrl: [inItem('privacy_agreement'), policyLink, policyText],
    downloadUrl: [inItem('download_url'), inSystemData('apkUrl64', 'apkUrl')],
  },
};
