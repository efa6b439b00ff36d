import { expect, test } from 'vitest';
import { missingPermissionPurpose } from '../../../analyzer/audits/missing-permission-purpose.ts';
import { apk, manifest, NOTHING, permission } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';
import { policy } from '../../support/policy.ts';

const facts = (text: string, ...names: string[]) => ({
  ...NOTHING,
  package: apk(manifest({ permissions: names.map((name) => permission(`android.permission.${name}`)) })),
  policy: policy(text, { input: 1 }),
});

test('a permission of which the policy does not speak: one finding a group, with its place in the manifest', async () => {
  const { findings } = await judge(
    missingPermissionPurpose,
    facts('我们收集您的手机号码，用于登录。', 'CAMERA', 'READ_CONTACTS', 'WRITE_CONTACTS', 'INTERNET'),
  );
  expect(findings.map((one) => one.evidence.filter(({ kind }) => kind === 'manifest').length)).toEqual([
    1, 2,
  ]);
  expect(findings.every((one) => one.level === 'suspected')).toBe(true);
});

test.each([
  '我们申请相机权限，用于扫码。',
  '我們申請相機權限，用於掃碼。',
  'The camera is used to scan codes.',
])('“%s” speaks of it', async (text) => {
  const { record } = await judge(missingPermissionPurpose, facts(text, 'CAMERA'));
  expect(record.outcome).toBe('pass');
});

test('photos are storage, from which they were split', async () => {
  const { record } = await judge(missingPermissionPurpose, facts('我们读取您的相册。', 'READ_MEDIA_IMAGES'));
  expect(record.outcome).toBe('pass');
});

test('without a package it is not run', async () => {
  const { record } = await judge(missingPermissionPurpose, { ...NOTHING, policy: policy('我们收集信息。') });
  expect(record.outcome).toBe('not-run');
});

test.each([
  ['我们将向您发送短信验证码。您可通过短信退订。', 'READ_SMS'],
  ['我们可能会保存您与我们的通信/通话记录，以便解决问题。', 'READ_CALL_LOG'],
  ['我们将在主页显著位置提示您。您的信息存储在境内。', 'ACCESS_FINE_LOCATION'],
  ['您的信息将存储于我们的服务器，我们会在设备上存储Cookie小文件。', 'READ_EXTERNAL_STORAGE'],
  ['营造健康的游戏环境。', 'BODY_SENSORS'],
  ['支持在您的设备间同步数据。', 'ACTIVITY_RECOGNITION'],
  ['我们不会收集您的位置信息。', 'ACCESS_FINE_LOCATION'],
  ['我们不会读取您的通讯录、短信和通话记录。', 'READ_CONTACTS'],
  ['我们不会读取您的通讯录、短信和通话记录。', 'READ_CALL_LOG'],
  ['我们绝不会访问您的通讯录。', 'READ_CONTACTS'],
  ['我們不會讀取您的通訊錄。', 'READ_CONTACTS'],
  ['我们不会收集以下信息：\n您的通讯录，包括联系人列表', 'READ_CONTACTS'],
  ['我们需要通讯录权限以匹配好友，不会读取您的通话记录。', 'READ_CALL_LOG'],
  ['We do not collect your contacts list, read your SMS or access your call log.', 'READ_CONTACTS'],
  ['We do not collect your contacts list, read your SMS or access your call log.', 'READ_CALL_LOG'],
  ['We never access your camera.', 'CAMERA'],
  ['敏感信息是指一旦泄露容易受到侵害的信息，包括行踪轨迹。', 'ACCESS_FINE_LOCATION'],
  ['您可以查看附近的门店。', 'BLUETOOTH_SCAN'],
  ['If you have questions, please contact us. Call us at our office.', 'READ_CONTACTS'],
  ['We send you text messages and use two-step verification.', 'READ_SMS'],
  ['Cookies are small text files. Electronic storage is never 100% secure.', 'READ_MEDIA_IMAGES'],
])('“%s” does not speak of %s', async (text, name) => {
  const { findings } = await judge(missingPermissionPurpose, facts(text, name));
  expect(findings).toHaveLength(1);
});

test.each([
  ['读取短信用于自动填充验证码。', 'READ_SMS'],
  ['为归属地识别，我们会访问您的通话记录。', 'READ_CALL_LOG'],
  ['开启定位后为您推荐附近门店。', 'ACCESS_FINE_LOCATION'],
  ['我们需要通讯录权限以匹配好友，不会读取您的通话记录。', 'READ_CONTACTS'],
  ['未经您同意，我们不会读取您的通讯录。', 'READ_CONTACTS'],
  ['We do not access your camera without your permission.', 'CAMERA'],
  ['如果您不授权我们访问通讯录，您仍可使用其他功能。', 'READ_CONTACTS'],
  ['我们会在您上传图片时访问相册。', 'READ_EXTERNAL_STORAGE'],
  ['连接心率带时读取心率。', 'BODY_SENSORS'],
  ['我们读取步数，用于排行。', 'ACTIVITY_RECOGNITION'],
  ['使用打印功能时需要蓝牙，以连接打印机。', 'BLUETOOTH_SCAN'],
  ['We sync your contacts to find friends.', 'READ_CONTACTS'],
  ['Bluetooth connects your band.', 'BLUETOOTH_CONNECT'],
])('“%s” speaks of %s', async (text, name) => {
  const { record } = await judge(missingPermissionPurpose, facts(text, name));
  expect(record.outcome).toBe('pass');
});

test('a permission declared twice is named once; the title names each', async () => {
  const places = ['ACCESS_COARSE_LOCATION', 'ACCESS_FINE_LOCATION'];
  const { findings } = await judge(
    missingPermissionPurpose,
    facts('我们收集您的手机号码，用于登录。', ...places, ...places),
  );
  expect(findings.map((one) => one.explanation.zh)).toEqual([
    expect.stringContaining('安装包声明了 ACCESS_COARSE_LOCATION、ACCESS_FINE_LOCATION；'),
  ]);
  expect(findings[0]?.title.zh.match(/“[^”]*”/g)).toHaveLength(2);
  expect(findings[0]?.title.en.match(/“[^”]*”/g)).toHaveLength(2);
});
