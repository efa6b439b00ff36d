import { isPackage } from '../address.ts';
import { attribute, text } from '../layers/elements.ts';
import { hasClass, inside, type PageElement, textOf } from '../page/page.ts';
import { type Answer, type AppPage, type Layer, None, type Store } from '../store.ts';

/** The newest version on the page: those below are of older ones. */
function latest({ page }: AppPage): PageElement | undefined {
  return page.elements.find((one) => hasClass(one, 'package-version') && one.attributes.id === 'latest');
}

function inLatest(test: (element: PageElement) => boolean): Layer<PageElement> {
  return (at) => {
    const version = latest(at);
    return version === undefined ? null : (inside(at.page, version, test)[0] ?? null);
  };
}

/** `Version 2.0-rc1` in bold, the code behind it in brackets. */
const version: Layer<string> = (at) => {
  const bold = inLatest((one) => one.name === 'b')(at);
  if (bold === null || bold instanceof None) return null;
  return textOf(at.page, bold).replace(/^\D*(?=\d)/, '');
};

const permissions: Layer<readonly string[]> = (at): Answer<readonly string[]> => {
  const version = latest(at);
  if (version === undefined) return null;
  const [none] = inside(at.page, version, (one) => hasClass(one, 'no-permissions'));
  if (none !== undefined) return new None(textOf(at.page, none));
  const labels = inside(at.page, version, (one) => hasClass(one, 'permission-label'));
  if (labels.length > 0) return labels.map((one) => textOf(at.page, one));
  const [list] = inside(at.page, version, (one) => hasClass(one, 'package-version-permissions-list'));
  if (list === undefined) return null;
  // The older template: bare names, and behind some the oldest Android in brackets.
  const bare = inside(at.page, list, (one) => one.name === 'li');
  const names = bare.map((one) => textOf(at.page, one).replace(/ \([^()]*\)$/, ''));
  return names.length > 0 ? names : null;
};

/** `Author: ` and then the author, as a rule a link. */
const developer: Layer<string> = ({ page }) => {
  const author = page.elements.find((one) => one.name === 'li' && one.attributes.id === 'author');
  if (author === undefined) return null;
  const [link] = inside(page, author, (one) => one.name === 'a');
  const found = link === undefined ? textOf(page, author).replace(/^[^:：]*[:：]/, '') : textOf(page, link);
  return found.trim() || null;
};

const download: Layer<string> = (at) => {
  const found = inLatest((one) => one.name === 'a' && /\.apk$/.test(one.attributes.href ?? ''))(at);
  return found === null || found instanceof None ? null : (found.attributes.href ?? null);
};

/**
 * F-Droid, after the templates of its site: `_layouts/package.html` of f-droid/jekyll-fdroid and f-droid/fdroid-website.
 * They print other apps (results of a search, lists beside the page) in `h4` and `span`, the page's own in `h3` and `div`.
 * There is no field for a privacy policy, so its absence says nothing.
 */
export const fDroid: Store = {
  id: 'f-droid',
  fields: {
    packageName: [({ app }) => (isPackage(app) ? app : null)],
    name: [text((one) => one.name === 'h3' && hasClass(one, 'package-name'))],
    developer: [developer],
    category: [text((one) => one.name === 'a' && /\/categories\/[^/]+\/?$/.test(one.attributes.href ?? ''))],
    description: [
      text((one) => hasClass(one, 'package-description'), 20_000),
      text((one) => one.name === 'div' && hasClass(one, 'package-summary'), 20_000),
    ],
    version: [
      version,
      attribute('name', (one) => one.name === 'a' && /^\d+(?:\.\d+)+/.test(one.attributes.name ?? '')),
    ],
    permissions: [permissions],
    downloadUrl: [download],
  },
};
