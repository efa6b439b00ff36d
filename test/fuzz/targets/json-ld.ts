import { readListing } from '../../../analyzer/listing/read-listing.ts';
import { encode, type FuzzTarget, readOrRefuse } from '../engine/target.ts';
import { TEXT_MUTATIONS } from '../engine/text-mutations.ts';

const PACKAGE = 'com.example.lexue';
/** Stores that take an app's record from a script, and what stands before it. */
const STATES: readonly (readonly [address: string, before: string, after: string])[] = [
  [`https://store.example/app/${PACKAGE}`, '<script type="application/ld+json">', '</script>'],
  [
    `https://play.google.com/store/apps/details?id=${PACKAGE}`,
    '<script type="application/ld+json">',
    '</script>',
  ],
  [
    `https://play.google.com/store/apps/details?id=${PACKAGE}`,
    "<script>AF_initDataCallback({key: 'ds:5', data:",
    '});</script>',
  ],
  [
    `https://sj.qq.com/appdetail/${PACKAGE}`,
    '<script id="__NEXT_DATA__" type="application/json">',
    '</script>',
  ],
  [
    'https://apps.apple.com/cn/app/x/id1000000001',
    '<script id="serialized-server-data" type="application/json">',
    '</script>',
  ],
  ['https://www.wandoujia.com/apps/8000001', '<script>window.__INITIAL_STATE__ = ', ';</script>'],
];

/** Reads what scripts carry: JSON-LD and embedded state. The first byte says which, the rest is the JSON. */
export const target: FuzzTarget = {
  covers: [
    'analyzer/listing/layers/',
    'analyzer/listing/labels/',
    'analyzer/listing/stores/',
    'analyzer/listing/validate.ts',
  ],
  mutations: TEXT_MUTATIONS,
  maximumLength: 2048,
  seeds: () => {
    const app = {
      '@type': 'MobileApplication',
      name: '乐学',
      url: `https://store.example/app/${PACKAGE}`,
      author: { name: 'X' },
      permissions: 'android.permission.CAMERA, 读取联系人',
      '@graph': [{ '@type': ['VideoGame'], identifier: PACKAGE, softwareVersion: 1.5 }],
    };
    const state = {
      props: { pageProps: { dynamicCardResponse: { data: { pkg_name: PACKAGE, permissions: ['x'] } } } },
    };
    const label = {
      privacyTypes: [{ title: 'Data Linked to You', dataCategories: [{ title: 'Location' }], purposes: [] }],
    };
    const arrays = [
      [PACKAGE, null, [['Name'], [[['Location', 'x', ['Approximate location']]]]]],
      'Developer',
    ];
    return STATES.flatMap((_, i) =>
      [app, state, label, arrays].map((json) => encode(`${i}${JSON.stringify(json)}`)),
    );
  },
  run: (data) =>
    readOrRefuse(() => {
      const [address, before, after] = STATES[((data[0] ?? 0) & 0xf) % STATES.length] ?? ['', '', ''];
      const json = new TextDecoder().decode(data.subarray(1));
      return readListing(`<html><body><h1>x</h1>${before}${json}${after}</body></html>`, address);
    }),
};
