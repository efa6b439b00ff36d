import { isPackage } from '../address.ts';
import { text } from '../layers/elements.ts';
import { labelled, labelledPermissions } from '../layers/labelled.ts';
import { policyLink, policyText } from '../layers/policy-link.ts';
import { literalState } from '../layers/state.ts';
import type { AppPage, Layer, Store } from '../store.ts';

/** The page’s `var detail = …`: an object literal, read as text. Its number is unquoted. */
function detail(key: string): Layer<string> {
  return ({ page }) => literalState(page, 'var detail', key);
}

function number({ page }: AppPage): string | null {
  for (const script of page.scripts) {
    const from = script.text.indexOf('var detail');
    if (from === -1) continue;
    return (
      /['"]sid['"]\s{0,8}:\s{0,8}['"]?(\d{1,15})/.exec(script.text.slice(from, from + 8000))?.[1] ?? null
    );
  }
  return null;
}

/** 360 Mobile Assistant (360手机助手). */
export const qihoo360: Store = {
  id: 'qihoo360',
  apps: (at) => [isPackage(at.app) ? literalState(at.page, 'var detail', 'pname') : number(at)],
  fields: {
    packageName: [detail('pname'), ({ app }) => (isPackage(app) ? app : null)],
    name: [
      detail('sname'),
      text((one) => one.name === 'h2' && one.attributes.id === 'app-name'),
      text((one) => one.name === 'h1'),
    ],
    developer: [labelled('developer')],
    category: [labelled('category')],
    version: [labelled('version')],
    permissions: [labelledPermissions],
    policyUrl: [policyLink, policyText],
    downloadUrl: [detail('downloadUrl')],
  },
};
