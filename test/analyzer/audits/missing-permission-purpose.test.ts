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
