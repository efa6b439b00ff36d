import { describe, expect, test } from 'vitest';
import type { ApiCall } from '../../../../analyzer/facts/code.ts';
import { callsOfFixture } from '../../../support/packages.ts';

/** `app Ids.imei telephony-manager-get-device-id startup`, without APIs that serve ordinary functions. */
function line({ caller, apiId, reachableFrom }: ApiCall): string {
  const name = caller.class.slice(caller.class.lastIndexOf('.') + 1);
  const method = caller.method.slice(0, caller.method.indexOf('('));
  return `${caller.sdk ?? 'app'} ${name}.${method} ${apiId} ${reachableFrom ?? 'not at start'}`;
}

const callLines = async (fixture: string) =>
  (await callsOfFixture(fixture)).apiCalls.filter((call) => !call.ordinary).map(line);

const IMEI = 'telephony-manager-get-device-id';
const ANDROID_ID = 'settings-secure-android-id';
const MAC = 'wifi-info-get-mac-address';
const SIM = 'telephony-manager-get-sim-serial-number';

describe('start-up', () => {
  test('through three calls; a button waits for a person', async () => {
    expect(await callLines('startup-three-calls')).toEqual([
      `app Ids.imei ${IMEI} startup`,
      `app Ids.androidId ${ANDROID_ID} not at start`,
    ]);
    const { apiCalls } = await callsOfFixture('startup-three-calls');
    expect(apiCalls.find(({ apiId }) => apiId === IMEI)).toMatchObject({
      api: 'Landroid/telephony/TelephonyManager;->getDeviceId()',
      dex: 'classes.dex',
      caller: {
        class: 'com.example.planted.Ids',
        method: 'imei(Landroid/content/Context;)Ljava/lang/String;',
      },
      path: [
        'Lcom/example/planted/App;->onCreate()V',
        'Lcom/example/planted/Setup;->begin(Landroid/content/Context;)V',
        'Lcom/example/planted/Ids;->collect(Landroid/content/Context;)V',
        'Lcom/example/planted/Ids;->imei(Landroid/content/Context;)Ljava/lang/String;',
      ],
    });
  });

  test('through a provider and an initialiser; the launcher through an alias; not from another process or a disabled provider', async () => {
    expect(await callLines('startup-provider')).toEqual([
      `app Ids.mac ${MAC} startup`,
      `app StartProvider.onCreate ${ANDROID_ID} startup`,
      'app MainActivity.onResume build-serial launch',
      `app Ids.imei ${IMEI} not at start`,
    ]);
  });

  test('through a thread, a handler and an interface; not what is never created or never handed over', async () => {
    expect(await callLines('startup-callbacks')).toEqual([
      `app Ids.androidId ${ANDROID_ID} startup`,
      `app Ids.imei ${IMEI} startup`,
      `app Ids.mac ${MAC} startup`,
      'app Ids.contacts contacts-contract-contacts-content-uri not at start',
      `app Ids.sim ${SIM} not at start`,
    ]);
  });

  test('through lambdas, a coroutine and a function in a field; not the function of a consent dialog', async () => {
    expect(await callLines('lambdas')).toEqual([
      `app Ids.androidId ${ANDROID_ID} startup`,
      `app Ids.imei ${IMEI} startup`,
      `app Ids.mac ${MAC} startup`,
      `app Ids.sim ${SIM} not at start`,
    ]);
  });

  test('a method that nobody calls is no start-up', async () => {
    expect(await callLines('dead-method')).toEqual([
      `app Ids.imei ${IMEI} not at start`,
      'app Unused.read build-serial not at start',
    ]);
  });
});

describe('who calls', () => {
  test('an SDK by its package, at the boundary of a name; else the app', async () => {
    expect(await callLines('sdk-and-app')).toEqual([
      `app Ids.imei ${IMEI} startup`,
      `umeng-analytics MobclickAgent.init ${IMEI} startup`,
      `app Reader.init ${IMEI} startup`,
    ]);
  });

  test('a class of the second dex file, as the first file that has it defines it', async () => {
    expect(await callLines('second-dex')).toEqual([`app Ids.imei ${IMEI} startup`]);
    expect((await callsOfFixture('second-dex')).apiCalls[0]?.dex).toBe('classes2.dex');
  });

  test('behind a hook, whoever calls the hook', async () => {
    expect(await callLines('hooked-calls')).toEqual([
      `app Ids.androidId ${ANDROID_ID} startup`,
      `app Ids.imei ${IMEI} startup`,
      'app Hook.getSubscriberId telephony-manager-get-subscriber-id not at start',
    ]);
  });

  test('by reflection, said to be so; a name put together at run time is a limit', async () => {
    const { apiCalls, limits } = await callsOfFixture('reflection');
    expect(apiCalls.map((call) => [line(call), call.reflective])).toEqual([
      [`app Mirror.imei ${IMEI} startup`, true],
      ['app Mirror.serial property-ro-serialno startup', true],
    ]);
    expect(limits.map((limit) => limit.en)).toEqual([
      expect.stringContaining('com.example.planted.Mirror.hidden'),
    ]);
  });
});

test('a string that nothing gives effect to is no call', async () => {
  const { apiCalls, permissionRequests } = await callsOfFixture('string-only');
  expect(apiCalls).toEqual([]);
  expect(permissionRequests).toEqual([]);
});

test('permissions asked for as the app opens: from a constant array through a helper, and from a list', async () => {
  const { permissionRequests } = await callsOfFixture('permission-burst');
  expect(
    permissionRequests.map(({ permissions, caller, reachableFrom }) => [
      permissions.map((name) => name.replace('android.permission.', '')).join(),
      caller.class.replace('com.example.planted.', ''),
      reachableFrom,
    ]),
  ).toEqual([
    ['CAMERA,READ_CONTACTS', 'MainActivity', 'launch'],
    ['ACCESS_FINE_LOCATION', 'MainActivity', 'launch'],
    ['RECORD_AUDIO', 'RecordActivity', null],
  ]);
});

test('what follows a denial, and only a denial', async () => {
  const { denialExits } = await callsOfFixture('denial-exits');
  expect(
    denialExits.map(({ caller, consequence, api }) => [
      caller.class.replace('com.example.planted.', ''),
      consequence,
      api.slice(0, api.indexOf('(')),
    ]),
  ).toEqual([
    ['BaseActivity', 'exit', 'Ljava/lang/System;->exit'],
    ['LoopActivity', 'ask-again', 'Lcom/example/planted/LoopActivity;->requestPermissions'],
    ['MainActivity', 'finish', 'Lcom/example/planted/MainActivity;->finish'],
  ]);
  expect(denialExits[2]?.path.map((step) => step.slice(step.indexOf('->') + 2).replace(/\(.*/, ''))).toEqual([
    'onRequestPermissionsResult',
    'leave',
  ]);
});

test('the ActivityResult API: what is launched, and what a “no” leads to', async () => {
  const { permissionRequests, denialExits } = await callsOfFixture('activity-result');
  expect(permissionRequests.map(({ permissions }) => permissions)).toEqual([
    ['android.permission.CAMERA'],
    ['android.permission.READ_CALENDAR', 'android.permission.READ_CONTACTS'],
  ]);
  expect(denialExits.map(({ caller, consequence }) => [caller.class, consequence])).toEqual([
    ['com.example.planted.OnAnswer', 'finish'],
  ]);
});

test('an observer that a request for permissions creates hears the answer; another observer of a Boolean does not', async () => {
  const { permissionRequests, denialExits } = await callsOfFixture('rx-permissions');
  expect(permissionRequests.map(({ permissions, reachableFrom }) => [permissions, reachableFrom])).toEqual([
    [['android.permission.CAMERA'], 'launch'],
  ]);
  expect(denialExits.map(({ caller, consequence }) => [caller.class, consequence])).toEqual([
    ['com.example.planted.Answer', 'kill'],
  ]);
});
