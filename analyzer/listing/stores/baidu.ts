import { text, texts } from '../layers/elements.ts';
import { labelled } from '../layers/labelled.ts';
import { policyLink, policyText } from '../layers/policy-link.ts';
import { hasClass, type PageElement } from '../page/page.ts';
import type { AppPage, Layer, Store } from '../store.ts';

/** This app’s install button: the tracking mark names the page’s number (`software_2052121_…`); others are of other apps. */
function button({ page, app }: AppPage): PageElement | undefined {
  return page.elements.find(
    ({ attributes }) =>
      attributes.data_package !== undefined &&
      app !== null &&
      (attributes['data-tj'] ?? '').split('_').includes(app),
  );
}

function own(name: string): Layer<string> {
  return (at) => button(at)?.attributes[name] ?? null;
}

/** Breadcrumb: software › category › app. */
const category: Layer<string> = (at) => {
  const crumbs = texts(
    (one) =>
      one.name === 'a' &&
      /\/(?:software|game)\/\d+/.test(one.attributes.href ?? '') &&
      !/\.html/.test(one.attributes.href ?? ''),
  )(at);
  return Array.isArray(crumbs) ? (crumbs[0] ?? null) : null;
};

/** Baidu Mobile Assistant (百度手机助手). */
export const baidu: Store = {
  id: 'baidu',
  fields: {
    packageName: [own('data_package')],
    name: [own('data_name'), text((one) => hasClass(one, 'app-name'))],
    developer: [labelled('developer')],
    category: [category],
    description: [text((one) => hasClass(one, 'introduction'), 20_000)],
    version: [own('data_versionname'), labelled('version')],
    policyUrl: [policyLink, policyText],
    downloadUrl: [own('data_url')],
  },
};
