import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ApiCall, CallFacts } from '../../../../analyzer/facts/code.ts';
import { readPackageFile, SHARED_APKS } from '../../../support/packages.ts';

async function callsOf(name: string): Promise<CallFacts> {
  const { code } = await readPackageFile(join(SHARED_APKS, 'cn', name));
  if (code?.calls == null) throw new Error(`${name}: no calls were read`);
  return code.calls;
}

const at = ({ apiCalls }: CallFacts, caller: string, apiId: string): ApiCall | undefined =>
  apiCalls.find((call) => call.caller.class === caller && call.apiId === apiId);

// Each of these was looked up in the disassembly.

test('an SDK that starts by its own provider reads the Android ID before the app runs', async () => {
  const calls = await callsOf('CFL-v1.0.1.apk');
  const first = calls.apiCalls.find(
    ({ apiId, path }) => apiId === 'settings-secure-android-id' && path[0]?.includes('PgyerProvider'),
  );
  expect(first).toMatchObject({ reachableFrom: 'startup', caller: { sdk: 'pgyer' } });
});

test('an activity that shows device identifiers on its first screen reads them there, itself', async () => {
  const calls = await callsOf('UmengDemo.apk');
  const activity = 'com.example.umengdemo.MainActivity';
  expect(at(calls, activity, 'telephony-manager-get-line1-number')).toMatchObject({
    reachableFrom: 'launch',
    caller: { sdk: null, method: expect.stringContaining('showInfo') },
  });
  // By reflection: SystemProperties.get("ro.serialno").
  expect(at(calls, activity, 'property-ro-serialno')).toMatchObject({
    reachableFrom: 'launch',
    reflective: true,
  });
});

test('the list of apps read by the application class as the process starts', async () => {
  const calls = await callsOf('ChuanQisss-wandoujia.apk');
  expect(at(calls, 'app.BaseApp', 'package-manager-get-installed-packages')).toMatchObject({
    reachableFrom: 'startup',
    path: [expect.stringContaining('onCreate'), expect.any(String), expect.any(String)],
  });
});

test('permissions asked for through a library, and by a method that filters a constant list', async () => {
  const rx = await callsOf('zilvjiapp.apk');
  expect(
    rx.permissionRequests.map(({ permissions, api }) => [
      permissions.length,
      api.startsWith('Lcom/tbruyelle/rxpermissions2/'),
    ]),
  ).toEqual([
    [2, true],
    [2, true],
  ]);
  const listed = await callsOf('CFL-v1.0.1.apk');
  expect(listed.permissionRequests.map(({ permissions }) => permissions)).toEqual([
    [
      'android.permission.CAMERA',
      'android.permission.READ_EXTERNAL_STORAGE',
      'android.permission.WRITE_EXTERNAL_STORAGE',
    ],
  ]);
});

test('a declared permission that the disassembly never needs, and one that it does', async () => {
  const name = 'android.permission.READ_PHONE_STATE';
  const foundIn = async (apk: string) =>
    (await callsOf(apk)).permissionUses.find(({ permission }) => permission === name)?.found;
  expect(await foundIn('zilvjiapp.apk')).toEqual([]);
  expect(await foundIn('ChuanQisss-wandoujia.apk')).toContain(
    'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;',
  );
});

test('a game without sensitive calls has none; AppCompat’s night mode is no reading of the location', async () => {
  expect((await callsOf('Game2048-plain.apk')).apiCalls).toEqual([]);
  const { apiCalls } = await callsOf('MinimalPoem.apk');
  expect(apiCalls.filter((call) => call.reachableFrom !== null && !call.ordinary)).toEqual([]);
});
