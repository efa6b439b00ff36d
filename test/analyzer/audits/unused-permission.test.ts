import { expect, test } from 'vitest';
import { unusedPermission } from '../../../analyzer/audits/unused-permission.ts';
import type { CodeFacts, PermissionUseFact } from '../../../analyzer/facts/code.ts';
import { apk, calls, code, factsOf, manifest, NOTHING, packer, permission } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';

const CONTACTS = 'android.permission.READ_CONTACTS';
const declared = { permissions: [{ ...permission(CONTACTS), line: 5 }] };

const use = (more: Partial<PermissionUseFact> = {}): PermissionUseFact => ({
  permission: CONTACTS,
  knownApis: 20,
  found: [],
  ...more,
});
const of = (uses: readonly PermissionUseFact[], more: Partial<CodeFacts> = {}) =>
  judge(
    unusedPermission,
    factsOf(declared, { code: code({ calls: calls({ permissionUses: uses }), ...more }) }),
  );

test('a permission whose APIs nothing refers to: what was searched is the evidence', async () => {
  const { findings } = await of([use()]);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    level: 'suspected',
    certainty: 'absent',
    personalInformation: ['contacts'],
  });
  expect(findings[0]?.evidence).toMatchObject([
    { kind: 'manifest', name: CONTACTS, line: 5 },
    { kind: 'absence', searched: [{ en: expect.stringContaining('20 interfaces') }] },
  ]);
});

test('one reference is enough for silence', async () => {
  expect((await of([use({ found: ['content://com.android.contacts'] })])).record.outcome).toBe('pass');
});

test('a permission of which the catalogue knows one API, and storage, are not judged', async () => {
  expect((await of([use({ knownApis: 1 })])).record.outcome).toBe('pass');
  const storage = 'android.permission.READ_EXTERNAL_STORAGE';
  const facts = factsOf(
    { permissions: [permission(storage)] },
    { code: code({ calls: calls({ permissionUses: [use({ permission: storage })] }) }) },
  );
  expect((await judge(unusedPermission, facts)).record.outcome).toBe('pass');
});

test('native libraries may use it unseen: then it is advice', async () => {
  const base = apk(manifest(declared));
  const archive = { entries: [], dexFiles: [], splits: [], nativeLibraries: ['lib/arm64-v8a/libx.so'] };
  const facts = {
    ...factsOf(declared),
    package: { ...base, archive },
    code: code({ calls: calls({ permissionUses: [use()] }) }),
  };
  const { findings } = await judge(unusedPermission, facts);
  expect(findings[0]?.level).toBe('advice');
  expect(findings[0]?.explanation.zh).toContain('原生库');
});

test('a packed app is not judged; without code it is not run', async () => {
  expect((await of([use()], { packer: packer() })).record.outcome).toBe('not-judged');
  expect((await of([use()], { packer: packer({ hides: 'methods' }) })).record.outcome).toBe('not-judged');
  expect((await judge(unusedPermission, { ...NOTHING, package: apk(manifest()) })).record.outcome).toBe(
    'not-run',
  );
});
