import { isPackage } from '../address.ts';
import { dataSafety, dataSafetyWords } from '../labels/google-play.ts';
import { meta, text, title } from '../layers/elements.ts';
import { at, search, stringAt } from '../layers/json.ts';
import { jsonLd } from '../layers/json-ld.ts';
import { labelled, labelledPermissions } from '../layers/labelled.ts';
import { policyLink } from '../layers/policy-link.ts';
import { assignedState } from '../layers/state.ts';
import type { AppPage, Layer, Store } from '../store.ts';

/** State blocks that name this app. Their order and number change often, so they are found by what is in them. */
function blocks({ page, app }: AppPage): unknown[] {
  const all = assignedState(page, 'AF_initDataCallback(', '[');
  return all.filter((block) => search(block, (one) => (one === app ? true : null)) !== null);
}

/** The app's own record; lists of similar apps name this one too, but have no record at that place. */
function record(page: AppPage): unknown {
  return blocks(page)
    .map((block) => at(block, 1, 2))
    .find((one) => stringAt(one, 77, 0) === page.app || stringAt(one, 0, 0) !== null);
}

function inRecord(...path: readonly number[]): Layer<string> {
  return (page) => stringAt(record(page), ...path);
}

const CATEGORY = /^(?:https:\/\/play\.google\.com)?\/store\/apps\/category\/([A-Z_]+)(?:[?#]|$)/;

/** The link to the app's category: marked as its genre, or the first after the app's name (those before are navigation). */
const categoryLink: Layer<string> = ({ page }) => {
  const links = page.elements.filter((one) => one.name === 'a' && CATEGORY.test(one.attributes.href ?? ''));
  const heading = page.elements.findIndex((one) => one.name === 'h1');
  const found =
    links.find((one) => one.attributes.itemprop === 'genre') ??
    (heading === -1 ? undefined : links.find((one) => page.elements.indexOf(one) > heading));
  return CATEGORY.exec(found?.attributes.href ?? '')?.[1] ?? null;
};

/** The heading is the app's name, but not of the page about its data safety. */
const heading: Layer<string> = (at) =>
  at.url.pathname.endsWith('/details') ? text((one) => one.name === 'h1')(at) : title(at);

/** Google Play. Permissions are not in the page: they are read when their dialog is open. */
export const googlePlay: Store = {
  id: 'google-play',
  fields: {
    packageName: [({ app }) => (isPackage(app) ? app : null)],
    name: [
      jsonLd('name'),
      inRecord(0, 0),
      text((one) => one.attributes.itemprop === 'name'),
      heading,
      meta('og:title'),
    ],
    developer: [
      jsonLd('author', 'name'),
      inRecord(68, 0),
      text((one) => /\/store\/apps\/dev(?:eloper)?\?id=/.test(one.attributes.href ?? '')),
    ],
    category: [jsonLd('applicationCategory'), inRecord(79, 0, 0, 2), categoryLink],
    description: [
      jsonLd('description'),
      text((one) => one.attributes.itemprop === 'description', 20_000),
      meta('og:description'),
    ],
    version: [inRecord(140, 0, 0, 0), labelled('version')],
    permissions: [labelledPermissions],
    policyUrl: [
      inRecord(99, 0, 5, 2),
      (page) =>
        stringAt(
          blocks(page).find((one) => at(one, 1, 2, 1, 100) !== undefined),
          1,
          2,
          1,
          100,
          0,
          5,
          2,
        ),
      policyLink,
    ],
    privacyLabel: [
      (page) =>
        page.softNavigation ? null : dataSafety(assignedState(page.page, 'AF_initDataCallback(', '[')),
      dataSafetyWords,
    ],
  },
};
