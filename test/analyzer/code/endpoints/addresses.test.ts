import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressesIn, isHost, MAXIMUM_URL } from '../../../../analyzer/code/endpoints/addresses.ts';
import { printableAddresses } from '../../../../analyzer/code/endpoints/native-strings.ts';

const urls = (text: string) => addressesIn(text).map((address) => address.url);

describe('addresses in a text', () => {
  test.each([
    ['https://api.umeng.com/v2?x=1#top', ['https://api.umeng.com/v2?x=1']],
    [
      'see http://a.example.cn/x, or (https://b.example.cn).',
      ['http://a.example.cn/x', 'https://b.example.cn'],
    ],
    ['{"u":"wss://push.example.cn:8443/s"}', ['wss://push.example.cn:8443/s']],
    ['HTTPS://API.Example.CN/Path', ['https://API.Example.CN/Path']],
    ['prefixhttps://a.cn', ['https://a.cn']],
    ['http://139.196.1.2:8080/api', ['http://139.196.1.2:8080/api']],
    ['https://a.cnhttps://b.cn', ['https://a.cnhttps://b.cn', 'https://b.cn']],
  ])('%s', (text, found) => {
    expect(urls(text)).toEqual(found);
  });

  test.each([
    'https://%s/path',
    'http://www.%s.com',
    'content://com.android.contacts',
    'file:///android_asset/x.html',
    'jdbc:mysql://host',
    'http://localhost:8080',
    'http://127.0.0.1/x',
    'http://192.168.1.1',
    'http://10.0.2.2:3000',
    'http://999.1.1.1',
    'http://',
    '://',
    'https://-bad.cn',
  ])('%s is none', (text) => {
    expect(urls(text)).toEqual([]);
  });

  test('host and scheme are in lower case, and the host is a host', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const found = addressesIn(`x ${url} y`);
        const parsed = new URL(url);
        if (!isHost(parsed.hostname)) return;
        expect(found[0]?.host).toBe(parsed.hostname);
        expect(`${found[0]?.scheme}:`).toBe(parsed.protocol);
      }),
    );
  });

  test('whatever the text, every address lies in it, has a bounded length, and no fragment', () => {
    const piece = fc.constantFrom(
      '://',
      'http',
      'https',
      'a',
      '.',
      'cn',
      '/',
      '#',
      '"',
      ' ',
      '中',
      '%',
      '-',
      'x'.repeat(400),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        for (const { host, url } of addressesIn(text)) {
          expect(text.toLowerCase()).toContain(url.toLowerCase());
          expect(url.length).toBeLessThanOrEqual(MAXIMUM_URL + 300);
          expect(url).not.toContain('#');
          expect(isHost(host)).toBe(true);
        }
      }),
    );
  });

  test('a text made to be slow is read in one pass', () => {
    const steps = (text: string) => {
      let reads = 0;
      const counted = new Proxy(Object(text) as object, {
        get(target, name) {
          if (name === 'charCodeAt') reads++;
          const value = Reflect.get(target, name) as unknown;
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
      addressesIn(counted as unknown as string);
      return reads;
    };
    const hostile = (size: number) => 'http://'.repeat(size);
    expect(steps(hostile(2000))).toBeLessThan(steps(hostile(1000)) * 2.1);
    const dots = (size: number) => `http://${'a.'.repeat(size)}`;
    expect(steps(dots(100_000))).toBeLessThan(2000);
  });
});

describe('host names', () => {
  test.each(['a.cn', 'x-y.example.com', 'xn--fiqs8s.xn--fiqs8s', '8.8.8.8', 'a_b.example.com'])(
    '%s is one',
    (name) => {
      expect(isHost(name)).toBe(true);
    },
  );
  test.each([
    '',
    'cn',
    'a..cn',
    '.a.cn',
    'a.cn.',
    'a.c1',
    '1.2.3',
    '256.1.1.1',
    `${'a'.repeat(64)}.cn`,
    `${'a.'.repeat(130)}cn`,
  ])('%s is none', (name) => {
    expect(isHost(name)).toBe(false);
  });
});

describe('printable runs of a binary', () => {
  const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

  test('give the addresses that `strings` would show', () => {
    const binary = bytes('\x00\x01http://a.cn/x\x00\xff\xfehttps://b.cn\x7f:\x00junk://c.cn');
    expect(printableAddresses(binary).map((address) => address.url)).toEqual([
      'http://a.cn/x',
      'https://b.cn',
    ]);
  });

  test('of any bytes are found once each', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant('http://a.cn/'), fc.constant('\x00'), fc.constant(':/')), {
          maxLength: 30,
        }),
        (pieces) => {
          const text = pieces.join('');
          expect(printableAddresses(bytes(text))).toEqual(
            text.split('\x00').flatMap((run) => addressesIn(run)),
          );
        },
      ),
    );
  });
});
