import { describe, expect, test } from 'vitest';
import { declaredServing, permissionsServing } from '../../../../analyzer/code/calls/api-permissions.ts';
import { loadCodeCatalogues } from '../../../../analyzer/code/catalogues.ts';
import { manifest, permission } from '../../../support/facts.ts';

const { sensitiveApis } = loadCodeCatalogues();
const PHONE = 'android.permission.READ_PHONE_STATE';
const NUMBERS = 'android.permission.READ_PHONE_NUMBERS';
const SMS = 'android.permission.READ_SMS';
const FINE = 'android.permission.ACCESS_FINE_LOCATION';
const COARSE = 'android.permission.ACCESS_COARSE_LOCATION';

function api(id: string) {
  const found = [...sensitiveApis.values()].find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}
const with_ = (...names: string[]) => manifest({ permissions: names.map((name) => permission(name)) });

describe('the telephone number, for which any of three permissions is enough', () => {
  const number = api('telephony-manager-get-line1-number');

  test('is not what an app reads messages for, when it has the permission made for it', () => {
    expect(declaredServing(number, with_(SMS, PHONE, NUMBERS)).sort()).toEqual([NUMBERS, PHONE]);
    expect(declaredServing(number, with_(SMS, NUMBERS))).toEqual([NUMBERS]);
  });

  test('is read through READ_SMS where that alone serves: from API 30 on READ_PHONE_STATE does not', () => {
    expect(declaredServing(number, with_(SMS, PHONE)).sort()).toEqual([PHONE, SMS]);
    expect(declaredServing(number, with_(SMS))).toEqual([SMS]);
  });

  test('a permission that the manifest bounds to older releases serves on those alone', () => {
    const bounded = manifest({ permissions: [permission(SMS), permission(NUMBERS, { maxSdkVersion: 29 })] });
    expect(declaredServing(number, bounded).sort()).toEqual([NUMBERS, SMS]);
  });

  test('with none of them declared the call gives nothing, and all are named', () => {
    expect(declaredServing(number, with_())).toEqual([]);
    expect(permissionsServing(number, with_()).sort()).toEqual([NUMBERS, PHONE, SMS]);
  });
});

test('precise and approximate location both count: each gives another answer', () => {
  const location = api('location-manager-get-last-known-location');
  expect(declaredServing(location, with_(FINE, COARSE)).sort()).toEqual([COARSE, FINE]);
  expect(permissionsServing(location, with_(COARSE))).toEqual([COARSE]);
});

describe('a permission is used where AOSP says that the API asks for it', () => {
  const CALL_LOG = 'android.permission.READ_CALL_LOG';

  // Not named for the call before: a permission declared for it alone was taken for unused.
  test.each([
    ['phone-state-listener-on-call-state-changed-override', CALL_LOG],
    ['telephony-manager-get-neighboring-cell-info', FINE],
    ['wifi-info-get-bssid', COARSE],
    ['subscription-info-get-number', SMS],
    ['wifi-rtt-manager-start-ranging', 'android.permission.NEARBY_WIFI_DEVICES'],
    ['action-android-bluetooth-device-action-found', 'android.permission.BLUETOOTH'],
    ['telephony-manager-get-data-network-type', 'android.permission.READ_BASIC_PHONE_STATE'],
    ['fingerprint-manager-authenticate', 'android.permission.USE_BIOMETRIC'],
  ])('%s uses %s', (id, name) => expect(declaredServing(api(id), with_(name))).toEqual([name]));

  test('a subscription’s number is not what an app reads messages for, when it has the permission made for it', () => {
    expect(declaredServing(api('subscription-info-get-number'), with_(SMS, NUMBERS))).toEqual([NUMBERS]);
  });
});

test('what is incidental is one of several', () => {
  for (const { id, permissions } of sensitiveApis.values())
    for (const { anyOf, incidental } of permissions) {
      expect(
        incidental.filter((name) => !anyOf.includes(name)),
        id,
      ).toEqual([]);
      expect(incidental.length, id).toBeLessThan(anyOf.length);
    }
});
