import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chipAnswer, storesAllowed } from '../../../ui/chip/protocol.ts';
import { AUTOMATIC_STORES, appPlace, originsOf, STORES_ON_CLICK } from '../../../ui/stores/stores.ts';
import { ADDRESSES } from '../../analyzer/listing/fixtures.ts';

describe('an address', () => {
  test.each(Object.entries(ADDRESSES).filter(([store]) => store !== 'amazon'))(
    'of an app in %s is known, only over TLS and on the store’s own host',
    (store, address) => {
      expect(appPlace(address)?.store.id).toBe(store);
      expect(appPlace(address.replace('https:', 'http:'))).toBeNull();
      const { hostname } = new URL(address);
      expect(appPlace(address.replace(hostname, `${hostname}.example`))).toBeNull();
      expect(appPlace(address.replace(hostname, `not-${hostname}`))?.store.id ?? null).toBe(
        // In these an app is a name before the store's own: another name, another app.
        ['aptoide', 'uptodown'].includes(store) ? store : null,
      );
      expect(appPlace(`https://${hostname}/`)).toBeNull();
    },
  );

  test('of a store that is read on a click only is none', () => {
    expect(STORES_ON_CLICK.map(({ id }) => id)).toEqual(['amazon']);
    expect(appPlace(ADDRESSES.amazon ?? '')).toBeNull();
  });

  test('of any other kind is none, whatever it is', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => appPlace(text) === null));
    expect(appPlace(`${ADDRESSES['google-play']}&x=${'x'.repeat(5000)}`)).toBeNull();
  });
});

test('a store’s sites are asked for by their whole names, encrypted', () => {
  for (const origin of AUTOMATIC_STORES.flatMap(originsOf))
    expect(origin).toMatch(/^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+\/\*$/);
});

describe('what is no answer', () => {
  test('is taken for none', () => {
    const texts = {
      lang: 'en',
      brand: '',
      word: '',
      reason: '',
      counts: '',
      label: '',
      openHint: '',
      hideLabel: '',
    };
    const whole = { kind: 'chip', level: 'clear', theme: 'dark', ...texts };
    expect(chipAnswer(whole)).toEqual(whole);
    expect(chipAnswer({ kind: 'nothing', more: 1 })).toEqual({ kind: 'nothing' });
    for (const key of Object.keys(whole)) {
      expect(chipAnswer({ ...whole, [key]: undefined }), key).toBeNull();
      expect(chipAnswer({ ...whole, [key]: { toString: () => 'clear' } }), key).toBeNull();
    }
    fc.assert(
      fc.property(fc.anything(), (value) => chipAnswer(value) === null && storesAllowed(value) === null),
    );
  });

  test('and of a list of stores only its texts are', () => {
    expect(storesAllowed({ kind: 'storesAllowed', stores: ['a', 1, null, 'b'] })?.stores).toEqual(['a', 'b']);
  });
});
