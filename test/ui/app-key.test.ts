import { describe, expect, test } from 'vitest';
import { appKeyOf, appOfStore, isSamePage, isStillOn } from '../../ui/page/app-key.ts';

describe('an app is remembered by', () => {
  test('its package, whichever known store shows it, in whatever language', () => {
    const addresses = [
      'https://play.google.com/store/apps/details?id=com.example.lexue&hl=en',
      'https://play.google.com/store/apps/details?hl=zh-CN&id=com.example.lexue#reviews',
      'https://f-droid.org/packages/com.example.lexue/',
    ];
    expect(addresses.map(appKeyOf)).toEqual(['com.example.lexue', 'com.example.lexue', 'com.example.lexue']);
  });

  test('the store’s own number, where the store has one', () => {
    expect(appKeyOf('https://apps.apple.com/cn/app/lexue/id123456789')).toBe('apple-app-store:123456789');
  });

  test('the page, where no store is known: another page is another app', () => {
    expect(appKeyOf('https://shop.example/a?x=1#part')).toBe('shop.example/a?x=1');
    expect(appKeyOf('https://shop.example/b?x=1')).not.toBe(appKeyOf('https://shop.example/a?x=1'));
    expect(appKeyOf('chrome://version/')).toBe('chrome://version/');
  });
});

test('a store’s page that is of no app is none of its apps’', () => {
  expect(appOfStore('https://play.google.com/store/apps')).toBeNull();
  expect(appOfStore('https://play.google.com.example/store/apps/details?id=com.example.lexue')).toBeNull();
});

describe('two addresses are of the same page', () => {
  test.each([
    ['https://a.example/p', 'https://a.example/p#section', true],
    ['https://a.example/p/', 'http://a.example/p', true],
    ['https://a.example/p?id=1', 'https://a.example/p?id=2', false],
    ['https://a.example/p', 'https://b.example/p', false],
    ['chrome://version/', 'chrome://version/', true],
  ])('%s and %s: %s', (first, second, expected) => {
    expect(isSamePage(first, second)).toBe(expected);
  });
});

describe('a tab is still on the page that was read', () => {
  const play = 'https://play.google.com/store/apps/details?id=com.example.lexue';
  test.each([
    ['when a store writes more into the address', play, `${play}&hl=en#reviews`, true],
    ['not when it goes to another app', play, play.replace('lexue', 'other'), false],
    ['not when it goes to another page on the app', play, play.replace('details', 'datasafety'), false],
    [
      'not when the store names another app in the fragment',
      'https://appgallery.huawei.com/#/app/C1',
      'https://appgallery.huawei.com/#/app/C2',
      false,
    ],
    ['when it goes to a place in the page', 'https://a.example/p', 'https://a.example/p#part', true],
    ['not when it goes where no one may read', play, 'chrome://version/', false],
  ])('%s', (_, read, url, expected) => {
    expect(isStillOn(read, url)).toBe(expected);
  });
});
