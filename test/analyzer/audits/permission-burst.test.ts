import { expect, test } from 'vitest';
import { permissionBurst } from '../../../analyzer/audits/permission-burst.ts';
import type { PermissionRequest } from '../../../analyzer/facts/code.ts';
import { calls, code, factsOf, NOTHING, permission, permissionRequest } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';

const CAMERA = 'android.permission.CAMERA';
const CONTACTS = 'android.permission.READ_CONTACTS';
const FINE = 'android.permission.ACCESS_FINE_LOCATION';
const COARSE = 'android.permission.ACCESS_COARSE_LOCATION';
const declared = { permissions: [CAMERA, CONTACTS, FINE, COARSE].map((name) => permission(name)) };

const of = (requests: readonly PermissionRequest[], manifest = {}) =>
  judge(
    permissionBurst,
    factsOf({ ...declared, ...manifest }, { code: code({ calls: calls({ permissionRequests: requests }) }) }),
  );

test('two kinds of permission asked for as the first screen opens', async () => {
  const { findings } = await of([permissionRequest([CAMERA, CONTACTS])]);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ level: 'suspected', personalInformation: ['camera', 'contacts'] });
  expect(findings[0]?.explanation.zh).toContain('一次性');
  expect(findings[0]?.evidence).toMatchObject([{ kind: 'code', class: 'com.example.app.MainActivity' }]);
});

test('two requests in a row are as many', async () => {
  const { findings } = await of([permissionRequest([CAMERA]), permissionRequest([CONTACTS])]);
  expect(findings).toHaveLength(1);
  expect(findings[0]?.explanation.zh).toContain('接连');
});

test('one group is one question: precise and approximate location are not a burst', async () => {
  expect((await of([permissionRequest([FINE, COARSE])])).record.outcome).toBe('pass');
});

test('asked for later, or not declared, is no burst at launch', async () => {
  expect((await of([permissionRequest([CAMERA, CONTACTS], { reachableFrom: null })])).record.outcome).toBe(
    'pass',
  );
  expect(
    (await of([permissionRequest([CAMERA, CONTACTS])], { permissions: [permission(CAMERA)] })).record.outcome,
  ).toBe('pass');
});

test('below target 23 nothing is asked for', async () => {
  const { record } = await of([permissionRequest([CAMERA, CONTACTS])], {
    targetSdk: 22,
    effectiveTargetSdk: 22,
  });
  expect(record.outcome).toBe('not-applicable');
});

test('without call sites it is not run', async () => {
  expect((await judge(permissionBurst, NOTHING)).record.outcome).toBe('not-run');
});

test('groups are counted as the user sees dialogs, and permissions are said besides', async () => {
  const { findings } = await of([permissionRequest([CAMERA, FINE, COARSE])]);
  expect(findings[0]?.title.zh).toBe('打开应用即弹出 2 组权限申请：相机、位置信息');
  expect(findings[0]?.title.en).toBe('2 groups of permissions asked for as the app opens: Camera, Location');
  expect(findings[0]?.explanation.zh).toContain('3 项权限');
});

const STORAGE = 'android.permission.READ_EXTERNAL_STORAGE';
const IMAGES = 'android.permission.READ_MEDIA_IMAGES';
const AUDIO = 'android.permission.READ_MEDIA_AUDIO';

test('storage and what replaced it are one dialog on every device: up to Android 12 the one, from 13 the other', async () => {
  const storage = { permissions: [permission(STORAGE, { maxSdkVersion: 32 }), permission(IMAGES)] };
  expect((await of([permissionRequest([STORAGE, IMAGES])], storage)).record.outcome).toBe('pass');
  const unbounded = { permissions: [permission(STORAGE), permission(IMAGES)] };
  expect((await of([permissionRequest([STORAGE, IMAGES])], unbounded)).record.outcome).toBe('pass');
});

test('pictures and music are two from Android 13 on', async () => {
  const media = { permissions: [permission(STORAGE), permission(IMAGES), permission(AUDIO)] };
  const { findings } = await of([permissionRequest([STORAGE, IMAGES, AUDIO])], media);
  expect(findings[0]?.title.zh).toBe('打开应用即弹出 2 组权限申请：照片和视频、音乐和音频');
});
