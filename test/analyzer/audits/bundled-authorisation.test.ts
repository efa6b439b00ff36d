import { expect, test } from 'vitest';
import { bundledAuthorisation } from '../../../analyzer/audits/bundled-authorisation.ts';
import { factsOf, NOTHING, permission } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';

const two = [permission('android.permission.READ_CONTACTS'), permission('android.permission.CAMERA')];

test('two dangerous permissions below target 23 are one bundle', async () => {
  const { findings } = await judge(
    bundledAuthorisation,
    factsOf({ permissions: two, targetSdk: 22, effectiveTargetSdk: 22 }),
  );
  expect(findings).toHaveLength(1);
  expect(findings[0]?.level).toBe('violation');
  expect(findings[0]?.personalInformation).toEqual(expect.arrayContaining(['contacts', 'camera']));
  expect(findings[0]?.evidence).toHaveLength(3);
});

test('a permission declared twice counts once', async () => {
  const camera = [permission('android.permission.CAMERA'), permission('android.permission.CAMERA')];
  const below = { targetSdk: 22, effectiveTargetSdk: 22 };
  const once = await judge(bundledAuthorisation, factsOf({ permissions: camera, ...below }));
  expect(once.record.outcome).toBe('pass');
  const { findings } = await judge(
    bundledAuthorisation,
    factsOf({ permissions: [...two, ...two], ...below }),
  );
  expect(findings[0]?.title.en).toContain('2 permissions');
});

test('at target 23 each permission is asked for by itself', async () => {
  const facts = factsOf({ permissions: two, targetSdk: 23, effectiveTargetSdk: 23 });
  expect((await judge(bundledAuthorisation, facts)).record.outcome).toBe('pass');
});

test('an undeclared target is said to be undeclared', async () => {
  const { findings } = await judge(
    bundledAuthorisation,
    factsOf({ permissions: two, targetSdk: null, effectiveTargetSdk: 1 }),
  );
  expect(findings[0]?.explanation.zh).toContain('未声明 targetSdkVersion');
});

test('normal permissions make no bundle', async () => {
  const permissions = [permission('android.permission.INTERNET'), permission('android.permission.CAMERA')];
  const facts = factsOf({ permissions, targetSdk: 22, effectiveTargetSdk: 22 });
  expect((await judge(bundledAuthorisation, facts)).record.outcome).toBe('pass');
});

test('without a manifest it is not run', async () => {
  expect((await judge(bundledAuthorisation, NOTHING)).record.outcome).toBe('not-run');
});

test('a manifest that leaves the level to the build is not judged', async () => {
  const { record, findings } = await judge(
    bundledAuthorisation,
    factsOf({ permissions: two, targetSdk: null, effectiveTargetSdk: 10000, sdkLevelsUnknown: true }),
  );
  expect(record.outcome).toBe('not-judged');
  expect(record.reason?.en).toContain('targetSdkVersion');
  expect(findings).toEqual([]);
});
