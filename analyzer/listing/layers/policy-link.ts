import { webUrl } from '../address.ts';
import { folded, LABELS, NONE_WORDS, POLICY_LINK_WORDS } from '../catalogue.ts';
import { around, type Page, textOf } from '../page/page.ts';
import { type Layer, None } from '../store.ts';

/**
 * The app's privacy policy by the words of its link. A link in the page's footer or navigation, or to a host of the
 * store's own, is the store's policy.
 */
export const policyLink: Layer<string> = ({ page, url, ownHosts }) => {
  for (const one of page.elements) {
    if (one.name !== 'a' || one.attributes.href === undefined) continue;
    const words = folded(
      textOf(page, one, 60) || (one.attributes['aria-label'] ?? one.attributes.title ?? ''),
    );
    if (!POLICY_LINK_WORDS.has(words)) continue;
    const target = webUrl(one.attributes.href, url);
    if (target === null || target.hostname === url.hostname || ownHosts.includes(target.hostname)) continue;
    let isFrame = false;
    for (const { name } of around(page, one)) isFrame ||= name === 'footer' || name === 'nav';
    if (!isFrame) return target.href;
  }
  return null;
};

/** The page's own word that the app has no policy (`隐私政策：暂无`), or the address as text after the label. */
export const policyText: Layer<string> = ({ page, url, ownHosts }) => {
  for (let run = 0; run < page.runs.length; run++) {
    const text = page.runs[run]?.text ?? '';
    if (text.length > 300) continue;
    const colon = text.search(/[:：]/);
    const label = folded(colon === -1 ? text : text.slice(0, colon));
    if (!POLICY_LINK_WORDS.has(label)) {
      if (/隐私|privacy/i.test(text) && NONE_WORDS.has(folded(text))) return new None(text);
      continue;
    }
    const rest = colon === -1 ? '' : text.slice(colon + 1).trim();
    const value = rest === '' ? (page.runs[run + 1]?.text ?? '') : rest;
    if (LABELS.has(folded(value))) continue;
    if (NONE_WORDS.has(folded(value)) && (rest !== '' || isClose(page, run))) {
      return new None(rest === '' ? `${text} ${value}` : text);
    }
    const target = /^https?:\/\//i.test(value) ? webUrl(value, url) : null;
    if (target !== null && !ownHosts.includes(target.hostname)) return target.href;
  }
  return null;
};

/** The next run stands in the same element as this one, or beside it. */
function isClose(page: Page, run: number): boolean {
  const own = page.elements[page.runs[run]?.element ?? -1];
  const holder = page.elements[own?.parent ?? -1];
  const scope = holder ?? own;
  return scope !== undefined && run + 1 < scope.endRun;
}
