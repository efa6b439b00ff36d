import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PrefixTrie } from '../../../../analyzer/code/sdks/prefix-trie.ts';

const segment = fc.constantFrom('com', 'foo', 'foobar', 'bar', 'a', 'b', 'ab');
const name = fc.array(segment, { minLength: 1, maxLength: 6 }).map((segments) => segments.join('.'));
/** No app is called so: every prefix counts. */
const NO_APP = ['no', 'such', 'app'];

function trieOf(prefixes: readonly string[]): PrefixTrie<string> {
  const trie = new PrefixTrie<string>();
  for (const prefix of prefixes) trie.add(prefix, prefix);
  return trie;
}

describe('a prefix', () => {
  test('is over what is in or below it, never over a name that merely begins with the same letters', () => {
    const trie = trieOf(['com.foo']);
    expect(trie.lookUp('com.foo', NO_APP).value).toBe('com.foo');
    expect(trie.lookUp('com.foo.bar', NO_APP).value).toBe('com.foo');
    expect(trie.lookUp('com.foobar', NO_APP).value).toBeNull();
    expect(trie.lookUp('com', NO_APP).value).toBeNull();
    expect(trie.lookUp('', NO_APP).value).toBeNull();
  });

  test('gives what a search of all prefixes at dots gives, the longest winning', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), name, (prefixes, packageName) => {
        const over = prefixes.filter((one) => `${packageName}.`.startsWith(`${one}.`));
        const longest = over.sort((a, b) => b.length - a.length)[0] ?? null;
        expect(trieOf(prefixes).lookUp(packageName, NO_APP).value).toBe(longest);
      }),
    );
  });

  test('for a single class is found in its package, whatever is over the package', () => {
    const trie = trieOf(['com.foo', 'com.foo.Bar', 'Lonely']);
    expect(trie.lookUp('com.foo', NO_APP)).toEqual({ value: 'com.foo', depth: 2, hasInner: true });
    expect(trie.ofClass('com.foo', 'Bar')).toBe('com.foo.Bar');
    expect(trie.ofClass('com.foo', 'Baz')).toBeNull();
    expect(trie.lookUp('', NO_APP).hasInner).toBe(true);
    expect(trie.ofClass('', 'Lonely')).toBe('Lonely');
    expect(trie.lookUp('com.foo.bar', NO_APP).hasInner).toBe(false);
  });

  test('of a name with thirty thousand segments is found as any other', () => {
    const long = `com.foo${'.a'.repeat(30_000)}`;
    expect(trieOf(['com.foo']).lookUp(long, NO_APP).value).toBe('com.foo');
  });

  test('belongs to who claimed it first', () => {
    const trie = trieOf(['com.foo']);
    expect(trie.add('com.foo', 'another')).toBe('com.foo');
    expect(trie.lookUp('com.foo', NO_APP).value).toBe('com.foo');
  });
});

describe('the app’s own package', () => {
  test('is never an SDK, whatever prefix it lies in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), name, (prefixes, own) => {
        const segments = own.split('.');
        const hit = trieOf(prefixes).lookUp(own, segments);
        if (hit.value !== null) expect(hit.value.startsWith(`${own}.`)).toBe(true);
        expect(trieOf(prefixes.filter((one) => one !== own)).lookUp(own, segments).value).toBeNull();
      }),
    );
  });

  test('inside an SDK’s package leaves the rest of the SDK an SDK', () => {
    const own = 'com.alipay.sdk.pay.demo'.split('.');
    const trie = trieOf(['com.alipay.sdk']);
    expect(trie.lookUp('com.alipay.sdk.pay.demo', own).value).toBeNull();
    expect(trie.lookUp('com.alipay.sdk.pay.demo.ui', own).value).toBeNull();
    expect(trie.lookUp('com.alipay.sdk.app', own).value).toBe('com.alipay.sdk');
  });

  test('inside a vendor’s whole name space makes that no sign of an SDK; a product’s package still is', () => {
    const own = 'com.vendor.theirapp'.split('.');
    const trie = trieOf(['com.vendor', 'com.vendor.sdk.push']);
    expect(trie.lookUp('com.vendor.common', own).value).toBeNull();
    expect(trie.lookUp('com.vendor.sdk.push.a', own).value).toBe('com.vendor.sdk.push');
    expect(trie.lookUp('com.vendor.common', NO_APP).value).toBe('com.vendor');
  });

  test('does not cover a name that merely begins with it', () => {
    const own = ['com', 'app'];
    expect(trieOf(['com.application.sdk']).lookUp('com.application.sdk', own).value).toBe(
      'com.application.sdk',
    );
  });
});
