import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { excessivePermission } from '../../analyzer/audits/excessive-permission.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { permissionCatalogs } from '../../analyzer/rules/permission-catalog.ts';
import { isRuntimePermission, permissionFact } from '../../analyzer/rules/permissions.ts';
import type { PermissionFact } from '../../analyzer/rules.ts';
import { aaptPermissions } from '../support/aapt-permissions.ts';
import { packagesIn } from '../support/corpus.ts';
import { category, factsOf, permission } from '../support/facts.ts';

const rules = await loadRulePack();
const facts = [...rules.permissions.values()];
const entries = permissionCatalogs.flatMap((file) => file.permissions);

describe('the catalogue of permissions', () => {
  test('every file of the folder is loaded', () => {
    const folder = join(import.meta.dirname, '../../policies/catalog/permissions');
    expect(permissionCatalogs).toHaveLength(readdirSync(folder).length);
  });

  test('holds every name once', () => {
    const names = entries.map((entry) => entry.name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    expect(rules.permissions.size).toBe(names.length);
    expect(names.length).toBeGreaterThan(1250);
  });

  test('names sources, groups and types of personal information that are there', () => {
    const groups = new Set(permissionCatalogs.flatMap((file) => file.groups ?? []).map((group) => group.id));
    for (const { sources, permissions, groups: own } of permissionCatalogs) {
      for (const entry of [...permissions, ...(own ?? [])]) expect(sources[entry.source]).toBeDefined();
      for (const entry of permissions) {
        if (entry.group !== undefined) expect(groups, entry.name).toContain(entry.group);
        for (const use of entry.functionalUses ?? []) expect(sources[use.source], entry.name).toBeDefined();
        for (const id of entry.personalInformation ?? [])
          expect(rules.personalInformation.has(id), `${entry.name}: ${id}`).toBe(true);
      }
    }
    for (const { splitFrom } of permissionCatalogs.flatMap((file) => file.groups ?? []))
      if (splitFrom !== undefined) expect(groups).toContain(splitFrom);
  });

  test('knows the level of every permission of Android, but for those whose source says why not', () => {
    for (const fact of facts.filter((one) => one.protectionLevel === 'unknown' && one.vendor === null)) {
      const isUndefined = fact.source.clause.startsWith('no such permission');
      expect(isUndefined || fact.source.unchecked !== undefined, fact.name).toBe(true);
    }
  });

  test('every permission asked for at run time has a group, but for vendors’, which have none of Android’s', () => {
    const without = facts.filter((one) => isRuntimePermission(one) && one.group === null);
    expect(
      without.filter((one) => one.vendor === null && !isOutsideGroups(one)).map((one) => one.name),
    ).toEqual([]);
  });

  test('says in one sentence of each what it does, in both languages', () => {
    for (const fact of facts) {
      expect(fact.description.zh, fact.name).toMatch(/。$/);
      expect(fact.description.en, fact.name).toMatch(/\.$/);
      expect(`${fact.description.zh}${fact.description.en}`, fact.name).not.toContain('{label}');
    }
  });

  test('a label within a sentence begins small, an abbreviation does not', () => {
    expect(permissionFact(rules, 'android.permission.BACKUP')?.description.en).toMatch(
      /^Lets the app control backup/,
    );
    expect(permissionFact(rules, 'android.permission.BIND_IMS_SERVICE')?.description.en).toContain(
      'bind the IMS',
    );
  });
});

/** Removed before permissions were asked for at run time (READ_OWNER_DATA). */
function isOutsideGroups(fact: PermissionFact): boolean {
  return fact.source.clause.includes('removed since');
}

describe('an app’s own and vendors’ permissions', () => {
  test.each([
    ['com.example.app.permission.JPUSH_MESSAGE', '*.permission.JPUSH_MESSAGE'],
    ['getui.permission.GetuiService.com.example.app', 'getui.permission.GetuiService.*'],
    ['android.permission.health.READ_SYMPTOM_COUGH', 'android.permission.health.READ_SYMPTOM_*'],
    ['com.example.launcher.permission.READ_SETTINGS', '*.launcher.permission.READ_SETTINGS'],
    [
      'com.huawei.android.launcher.permission.READ_SETTINGS',
      'com.huawei.android.launcher.permission.READ_SETTINGS',
    ],
  ])('%s is known as %s', (name, as) => expect(permissionFact(rules, name)?.name).toBe(as));

  test.each(['.permission.JPUSH_MESSAGE', 'getui.permission.GetuiService.', 'com.example.app.OWN'])(
    '%s is not known',
    (name) => expect(permissionFact(rules, name)).toBeUndefined(),
  );
});

/** What androguard (Debian's package) lists of one Android release: its names and levels were collected apart from ours. */
const ANDROGUARD = '/usr/lib/python3/dist-packages/androguard/core/api_specific_resources/aosp_permissions';

describe('held against androguard’s lists of AOSP’s permissions', () => {
  if (!existsSync(ANDROGUARD))
    throw new Error(`this test needs androguard (Debian's package): ${ANDROGUARD}`);
  const levelsIn = (file: string): [name: string, level: string][] =>
    Object.entries(
      JSON.parse(readFileSync(join(ANDROGUARD, file), 'utf8')).permissions as Record<
        string,
        { protectionLevel: string }
      >,
    ).map(([name, { protectionLevel }]) => [name, protectionLevel]);

  test('every permission of every release it knows, API 4 to 28, is here by its own name', () => {
    const files = readdirSync(ANDROGUARD);
    expect(files.length).toBeGreaterThan(15);
    const names = new Set(files.flatMap((file) => levelsIn(file).map(([name]) => name)));
    expect([...names].filter((name) => !rules.permissions.has(name))).toEqual([]);
  });

  test('none of the names said to be undefined is in any release', () => {
    const defined = new Set(readdirSync(ANDROGUARD).flatMap((file) => levelsIn(file).map(([name]) => name)));
    const said = facts.filter((one) => one.source.clause.startsWith('no such permission'));
    expect(said.length).toBeGreaterThan(5);
    expect(said.filter((one) => defined.has(one.name))).toEqual([]);
  });

  test('of API 28 every level is the same', () => {
    const levels = levelsIn('permissions_28.json');
    expect(levels.length).toBeGreaterThan(450);
    const differing = levels.filter(
      ([name, level]) => rules.permissions.get(name)?.protectionLevel !== (level.split('|')[0] || 'normal'),
    );
    expect(differing).toEqual([]);
  });

  test('of API 28 every flag is the same, but for what a later release dropped', () => {
    const dropped = levelsIn('permissions_28.json').flatMap(([name, level]) => {
      const now = new Set(rules.permissions.get(name)?.protectionFlags);
      const was = level
        .split('|')
        .slice(1)
        .map((flag) => (flag === 'system' ? 'privileged' : flag));
      return was.filter((flag) => !now.has(flag)).map((flag) => `${name.split('.').at(-1)} ${flag}`);
    });
    // Flags for one kind of app each became roles in API 30 and 31; the rest were narrowed to the system itself.
    expect(dropped.sort()).toEqual([
      'ACCESS_SHORTCUTS textClassifier',
      'ACTIVITY_EMBEDDING development',
      'CAPTURE_SECURE_VIDEO_OUTPUT privileged',
      'CAPTURE_VIDEO_OUTPUT privileged',
      'HIDE_NON_SYSTEM_OVERLAY_WINDOWS installer',
      'MANAGE_ACTIVITY_STACKS development',
      'MANAGE_ACTIVITY_STACKS privileged',
      'MANAGE_DEVICE_ADMINS privileged',
      'READ_FRAME_BUFFER privileged',
      'SUSPEND_APPS privileged',
      'SYSTEM_ALERT_WINDOW preinstalled',
      'UNLIMITED_SHORTCUTS_API_CALLS textClassifier',
    ]);
  });
});

describe('held against real apps', () => {
  /** Permissions that these apps define for themselves or that one other app defines: nothing to say of them in general. */
  const OWN = ['com.edroid.permission.ACCESS_APKRUNNER'];

  test('every permission that a package of the corpus asks for is known, but for apps’ own', () => {
    const asked = new Set(packagesIn('cn', 'other', 'androguard').flatMap(aaptPermissions));
    expect(asked.size).toBeGreaterThan(60);
    const unknown = [...asked].filter((name) => permissionFact(rules, name) === undefined);
    expect(unknown.sort()).toEqual(OWN);
  });
});

describe('what is judged', () => {
  test('no normal, signature or undefined permission is excessive, whatever the category', () => {
    const harmless = facts.filter(
      (one) => !isRuntimePermission(one) && !one.protectionFlags.includes('appop'),
    );
    expect(harmless.length).toBeGreaterThan(1000);
    const permissions = harmless.map((one) => permission(one.name.replace('*', 'com.example')));
    for (const id of rules.categories.keys()) {
      const outcome = excessivePermission.audit(factsOf({ permissions }, { category: category(id) }), rules);
      expect(outcome, id).toEqual({ outcome: 'pass' });
    }
  });

  test('what serves ordinary functions is a permission that a user grants', () => {
    for (const fact of facts.filter((one) => one.functionalUses.length > 0))
      expect(isRuntimePermission(fact), fact.name).toBe(true);
  });
});
