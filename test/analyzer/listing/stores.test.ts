import { describe, expect, test } from 'vitest';
import { STORES } from '../../../analyzer/listing/catalogue.ts';
import { readListing } from '../../../analyzer/listing/read-listing.ts';
import { ADDRESSES, fixture } from './fixtures.ts';

const PACKAGE = 'com.example.lexue';
const POLICY = 'https://lexue.example.com/privacy';
const CONTACTS = 'android.permission.READ_CONTACTS';
const COARSE = 'android.permission.ACCESS_COARSE_LOCATION';
const FINE = 'android.permission.ACCESS_FINE_LOCATION';
const INTERNET = 'android.permission.INTERNET';
const AUDIO = 'android.permission.RECORD_AUDIO';

const read = (store: string, file = 'app.html') =>
  readListing(fixture(`${store}/${file}`), ADDRESSES[store] ?? '');

/** By store: name, package, developer, version, category there, permissions, whether a policy is linked. */
const EXPECTED = [
  [
    'huawei-appgallery',
    '乐学吉他',
    null,
    '北京乐学有限公司',
    '2.1.0',
    '教育',
    [CONTACTS, COARSE, INTERNET],
    true,
  ],
  ['tencent-yyb', '乐学吉他', PACKAGE, '北京乐学有限公司', '2.1.0', '教育', [CONTACTS, COARSE], true],
  [
    'xiaomi',
    '乐学吉他',
    PACKAGE,
    '北京乐学有限公司',
    '2.1.0',
    '学习教育',
    [CONTACTS, 'android.permission.SEND_SMS'],
    true,
  ],
  ['oppo', '乐学吉他', PACKAGE, '北京乐学有限公司', '2.1.0', '教育', [CONTACTS, COARSE, INTERNET], true],
  ['vivo', '乐学吉他', PACKAGE, '北京乐学有限公司', '2.1.0', '教育', [CONTACTS, COARSE, INTERNET], true],
  ['wandoujia', '乐学吉他', PACKAGE, '北京乐学有限公司', '2.1.0', '教育', [CONTACTS, AUDIO], true],
  ['qihoo360', '乐学吉他', PACKAGE, '北京乐学有限公司', '2.1.0', null, null, false],
  ['baidu', '乐学吉他', PACKAGE, null, '2.1.0', '教育', null, false],
  ['coolapk', '乐学吉他', PACKAGE, '北京乐学有限公司', '2.1.0', '教育', [CONTACTS, COARSE, INTERNET], true],
  [
    'f-droid',
    'Lexue Guitar',
    PACKAGE,
    'Lexue Studio',
    '2.1.0',
    'Science & Education',
    [AUDIO, CONTACTS],
    false,
  ],
  ['aptoide', 'Lexue Guitar', PACKAGE, 'Lexue Studio', '2.1.0', null, [CONTACTS, INTERNET], true],
  ['apkpure', 'Lexue Guitar', PACKAGE, 'Lexue Studio', '2.1.0', 'Education', [CONTACTS, AUDIO], false],
  [
    'apkmirror',
    'Lexue Guitar 2.1.0',
    PACKAGE,
    'lexue-studio',
    '2.1.0 (21)',
    null,
    [CONTACTS, INTERNET],
    false,
  ],
  ['amazon', 'Lexue Guitar', PACKAGE, 'Lexue Studio', '2.1.0', null, [CONTACTS, AUDIO], true],
  ['samsung', 'Lexue Guitar', PACKAGE, 'Lexue Studio', '2.1.0', null, [CONTACTS, AUDIO], true],
  ['rustore', 'Lexue Guitar', PACKAGE, 'Lexue Studio', '2.1.0', null, null, true],
  [
    'taptap',
    '乐学节拍',
    null,
    '北京乐学有限公司',
    '2.1.0',
    null,
    ['android.permission.READ_EXTERNAL_STORAGE', AUDIO],
    true,
  ],
  ['uptodown', 'Lexue Guitar', PACKAGE, 'Lexue Studio', '2.1.0', 'Productivity', null, false],
] as const;

describe('a page of our own in the store’s documented structure', () => {
  test.each(EXPECTED)(
    '%s: every field that is there, none of another app',
    (store, name, packageName, developer, version, category, permissions, linked) => {
      const facts = read(store);
      expect(facts).toMatchObject({ store, name, packageName, developer, version, category, permissions });
      expect(facts.policyUrl).toBe(linked ? POLICY : null);
      expect(JSON.stringify(facts)).not.toContain('com.example.other');
      // What is null is accounted for: not read, or said to be empty.
      for (const [field, value] of Object.entries(facts)) {
        if (value === null) expect([...facts.notRead, ...facts.saysNone], field).toContain(field);
        else expect(facts.notRead).not.toContain(field);
      }
    },
  );
});

describe('Google Play', () => {
  test('the app’s page: state of this app alone, permissions from the open dialog, the policy not Google’s own', () => {
    expect(read('google-play', 'details.html')).toMatchObject({
      name: 'Lexue Guitar',
      developer: 'Lexue Studio',
      category: 'EDUCATION',
      version: '2.1.0',
      permissions: [CONTACTS, FINE, INTERNET],
      policyUrl: POLICY,
    });
  });

  test('the data safety page: types mapped, words and purposes kept', () => {
    const address = `https://play.google.com/store/apps/datasafety?id=${PACKAGE}`;
    const facts = readListing(fixture('google-play/datasafety.html'), address);
    expect(facts.name).toBe('Lexue Guitar');
    expect(facts.privacyLabel).toEqual({
      kind: 'google-play',
      collectsNothing: false,
      collected: [
        {
          personalInformation: ['location'],
          quote: 'Location › Approximate location',
          purpose: 'App functionality, Analytics',
        },
        {
          personalInformation: ['device-id'],
          quote: 'Device or other IDs › Device or other IDs',
          purpose: 'Advertising or marketing',
        },
      ],
    });
    const nothing = readListing(fixture('google-play/datasafety-none.html'), address);
    expect(nothing.privacyLabel).toEqual({ kind: 'google-play', collected: [], collectsNothing: true });
  });
});

describe('Apple App Store', () => {
  test('legal entity, bundle, version and label of this app; wide categories are quoted and mapped to none', () => {
    const facts = read('apple-app-store');
    expect(facts).toMatchObject({
      name: '乐学吉他',
      packageName: 'com.example.lexue-ios',
      developer: '北京乐学有限公司',
      category: '教育',
      version: '2.1.0',
      policyUrl: POLICY,
    });
    const types = facts.privacyLabel?.collected.map((one) => one.personalInformation);
    expect(types).toEqual([['location'], ['account'], ['device-id'], [], ['contacts']]);
  });

  test('“data not collected” is a label; “no details provided” is the page’s word that there is none', () => {
    expect(read('apple-app-store', 'collects-nothing.html').privacyLabel?.collectsNothing).toBe(true);
    const none = read('apple-app-store', 'no-details.html');
    expect(none.privacyLabel).toBeNull();
    expect(none.saysNone).toContain('privacyLabel');
  });

  test('the state of pages up to 2024, JSON within JSON', () => {
    expect(read('apple-app-store', 'shoebox.html')).toMatchObject({
      packageName: 'com.example.lexue-ios',
      developer: 'Lexue Studio',
    });
  });
});

test('what a page says it has none of is a third state', () => {
  expect(read('tencent-yyb', 'says-none.html').saysNone).toEqual(['permissions', 'policyUrl']);
  expect(read('tencent-yyb', 'says-none.html').saysNoneWords.policyUrl).toBe('隐私政策： 暂无');
  const none = read('f-droid', 'no-permissions.html');
  expect(none.saysNone).toEqual(['permissions']);
  expect(none.saysNoneWords.permissions).toContain('no special permission');
});

test('a.app.qq.com has the app as one variable', () => {
  const facts = readListing(
    fixture('tencent-yyb/simple.html'),
    `https://a.app.qq.com/o/simple.jsp?pkgname=${PACKAGE}`,
  );
  expect(facts).toMatchObject({ name: '乐学吉他', version: '2.1.0' });
});

test('Uptodown: an author without a link of its own, the version in the head, no row of another table', () => {
  const html = fixture('uptodown/app.html')
    .replace(' id="author-link"', '')
    .replace('</head>', '<meta itemprop="softwareVersion" content="2.1.1"></head>')
    .replace('id="technical-information"', '');
  expect(readListing(html, 'https://lexue.uptodown.com/android')).toMatchObject({
    developer: 'Lexue Studio',
    version: '2.1.1',
    packageName: null,
    category: null,
    description: 'Guitar lessons. Learn a song a day.',
  });
});

test('every store has a page of our own, and what is expected of it', () => {
  expect(Object.keys(ADDRESSES).sort()).toEqual([...STORES.keys()].sort());
  const told = [...EXPECTED.map(([store]) => store), 'google-play', 'apple-app-store'];
  expect(told.sort()).toEqual([...STORES.keys()].sort());
});

describe('F-Droid', () => {
  const app = fixture('f-droid/app.html');
  const developer = (html: string) => readListing(html, ADDRESSES['f-droid'] ?? '').developer;
  const permissions = (html: string) => readListing(html, ADDRESSES['f-droid'] ?? '').permissions;

  test('the address in any of its languages names the app; neighbours do not give its name', () => {
    for (const part of ['', 'en/', 'zh_Hans/', 'pt_BR/'])
      expect(readListing(app, `https://f-droid.org/${part}packages/${PACKAGE}/`)).toMatchObject({
        packageName: PACKAGE,
        name: 'Lexue Guitar',
        description: 'Guitar lessons',
      });
  });

  test.each([
    ['作者：Lexue Studio', 'Lexue Studio'],
    [
      'Author: <a href="mailto:hello@lexue.example.com">hello@lexue.example.com</a>',
      'hello@lexue.example.com',
    ],
    ['Author:', null],
  ])('the author without the label before it: %s', (author, expected) => {
    const html = app.replace(/(id="author">).*?<\/li>/, `$1${author}</li>`);
    expect(developer(html)).toBe(expected);
  });

  test('the older template’s bare names of permissions, those of the newest version alone', () => {
    const html = app.replace(
      /(<ul class="package-version-permissions-list">).*?<\/ul>/,
      '$1<li>android.permission.RECORD_AUDIO</li><li>android.permission.READ_CONTACTS\n (4.4)</li></ul>',
    );
    expect(permissions(html)).toEqual([AUDIO, CONTACTS]);
    const empty = app.replace(/(<ul class="package-version-permissions-list">).*?<\/ul>/, '$1</ul>');
    expect(permissions(empty)).toBeNull();
  });
});

describe('a store that no reader knows', () => {
  const address = `https://apps.example.org/app/${PACKAGE}`;

  test('by JSON-LD in a graph, the node of this app', () => {
    expect(readListing(fixture('generic/json-ld.html'), address)).toMatchObject({
      store: 'apps.example.org',
      packageName: PACKAGE,
      name: 'Lexue Guitar',
      permissions: [CONTACTS, INTERNET],
      version: '2.1.0',
    });
  });

  test('by its labels, in one line or two', () => {
    const facts = readListing(fixture('generic/labels.html'), address);
    expect(facts).toMatchObject({
      name: '乐学吉他',
      developer: '北京乐学有限公司',
      permissions: [CONTACTS, COARSE],
    });
    expect(facts.permissionWords[COARSE]).toBe('位置信息');
    expect(facts.saysNone).toEqual(['policyUrl']);
  });
});
