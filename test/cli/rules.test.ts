import { describe, expect, test } from 'vitest';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { KINDS } from '../../cli/rules/kinds.ts';
import { nearMatches } from '../../cli/rules/near.ts';
import { show } from '../../cli/rules/show.ts';
import { zhizhi } from '../support/command-line.ts';

const rules = await loadRulePack();
const kinds = Object.entries(KINDS).map(([kind, entries]) => ({ kind, entries: entries(rules) }));
const everything = kinds.flatMap(({ entries }) => entries);

describe('zhizhi rules list', () => {
  test.each(kinds)('$kind: a line for each, in both languages', ({ kind, entries }) => {
    for (const language of ['zh', 'en'] as const) {
      const { status, stdout } = zhizhi('rules', 'list', kind, '--lang', language);
      expect(status).toBe(0);
      const lines = stdout.trimEnd().split('\n');
      expect(lines).toHaveLength(entries.length);
      for (const [index, { id, name }] of entries.entries()) {
        expect(lines[index]?.startsWith(`${id} `)).toBe(true);
        expect(lines[index]).toContain(name[language]);
      }
    }
  });

  test('without a kind: the audits', () => {
    expect(zhizhi('rules', '--lang', 'en').stdout).toBe(
      zhizhi('rules', 'list', 'audits', '--lang', 'en').stdout,
    );
  });

  test('an unknown kind: exit status 2, and the kinds there are', () => {
    const { status, stdout, stderr } = zhizhi('rules', 'list', 'permission', '--lang', 'en');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    for (const { kind } of kinds) expect(stderr).toContain(kind);
    expect(zhizhi('rules', 'list', 'toString').status).toBe(2);
  });
});

describe('zhizhi rules show', () => {
  test.each(kinds)(
    '$kind: every one says its name and its source or provisions, in both languages',
    ({ kind, entries }) => {
      for (const language of ['zh', 'en'] as const) {
        for (const { id, name } of entries) {
          const text = show(id, rules, language).join('\n');
          expect(text, id).toContain(name[language]);
          expect(text, id).not.toMatch(/undefined|\[object| $/m);
          if (kind === 'audits') expect(text, id).toMatch(/依据|Provisions/);
          else expect(text, id).toMatch(/来源：|Source: /);
        }
      }
    },
  );

  test('an audit: what it does not say, and the provisions it rests on, each in a line of its own', () => {
    const lines = show('excessive-permission', rules, 'zh');
    expect(lines[0]).toMatch(/^规则：excessive-permission（ZZ\d{4}）$/);
    expect(lines.filter((line) => line.startsWith('局限：'))).toHaveLength(1);
    const at = lines.indexOf('依据：');
    expect(lines.slice(at + 1, at + 4)).toEqual([
      '  pipl:6  《个人信息保护法》第六条',
      expect.stringMatching(/^ {2}mnpi:5 {2}《.+》第五条$/),
      expect.stringMatching(/^ {2}191:4\.1 {2}《.+》第四条第1项$/),
    ]);
    expect(show('excessive-permission', rules, 'en')).toContain('Provisions:');
  });

  test('a permission: level, group, release, information, kinds of apps', () => {
    const { status, stdout } = zhizhi('rules', 'show', 'android.permission.READ_CONTACTS', '--lang', 'en');
    expect(status).toBe(0);
    expect(stdout).toContain('Protection level: dangerous (the user is asked at run time)\n');
    expect(stdout).toContain('Group: android.permission-group.CONTACTS\n');
    expect(stdout).toContain('Releases: since API 1\n');
    expect(stdout).toContain('Personal information: address book · sensitive\n');
    expect(stdout).toMatch(/Advised against by a standard: .*\bonline-lending\b/);
  });

  test('a permission by its last name, and one that every app defines under its own package', () => {
    expect(show('CAMERA', rules, 'zh')[0]).toBe('权限：android.permission.CAMERA');
    expect(show('com.example.permission.JPUSH_MESSAGE', rules, 'zh')[0]).toBe(
      '权限：*.permission.JPUSH_MESSAGE',
    );
  });

  test('a category: what it needs and for which service, and when a permission is not advised against', () => {
    const { stdout } = zhizhi('rules', 'show', 'online-lending', '--lang', 'zh');
    expect(stdout).toContain('必要个人信息：\n  注册用户移动电话号码\n');
    expect(stdout).toContain('  除非：有特别明确合理的使用场景和申请理由\n');
    expect(show('womens-health', rules, 'en')).toContain('Needs no personal information');
  });

  test('a clause of the 2019 method is a provision and a behaviour', () => {
    const lines = show('191:3.1', rules, 'en');
    expect(lines).toContain('Provision: 191:3.1');
    expect(lines).toContain('Behaviour of the 2019 method: 191:3.1');
  });

  test.each([
    ['READ_CONTACT', 'android.permission.READ_CONTACTS'],
    ['android.permission.read_contacts', 'android.permission.READ_CONTACTS'],
    ['excesive-permission', 'excessive-permission'],
    ['utility', 'utility-tools'],
    ['借贷', 'online-lending'],
  ])('unknown id %s: exit status 2, and %s suggested', (asked, meant) => {
    for (const language of ['zh', 'en']) {
      const { status, stdout, stderr } = zhizhi('rules', 'show', asked, '--lang', language);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(meant);
      expect(stderr.trimEnd()).not.toContain('\n');
    }
  });

  test('nothing near: exit status 2, and how to list what there is', () => {
    const { status, stderr } = zhizhi('rules', 'show', 'zzzzzzzzzz', '--lang', 'en');
    expect(status).toBe(2);
    expect(stderr).toContain('zhizhi rules list');
  });

  test('at most five suggestions, the nearest first', () => {
    expect(nearMatches('permission', everything)).toHaveLength(5);
    expect(nearMatches('pipl:66x', everything)[0]).toBe('pipl:66');
  });

  test.each([['show'], ['show', 'a', 'b'], ['tell', 'a']])(
    'a wrong call (%s): exit status 2 and the usage',
    (...args) => {
      const { status, stderr } = zhizhi('rules', ...args, '--lang', 'en');
      expect(status).toBe(2);
      expect(stderr).toContain('usage: zhizhi rules');
    },
  );
});

describe('as JSON and Markdown', () => {
  test.each([
    'excessive-permission',
    'map-navigation',
    'android.permission.CAMERA',
    'a.b.permission.JPUSH_MESSAGE',
    'pipl:6',
    '191:4.1',
    'location',
    'self-start',
  ])('a rule, %s', (id) => {
    const json = zhizhi('rules', 'show', id, '--format', 'json');
    expect(json.status).toBe(0);
    expect(JSON.parse(json.stdout)).toHaveProperty('kind');
    const markdown = zhizhi('rules', 'show', id, '--format', 'markdown', '--lang', 'zh');
    expect(markdown.stdout).toMatch(/^# .+\n\n- /);
  });

  test('a list, whole in every format', () => {
    const { entries } = JSON.parse(zhizhi('rules', 'list', 'categories', '--format', 'json').stdout);
    expect(entries).toHaveLength(39);
    expect(entries[0].name.zh).toBe('地图导航类');
    const rows = zhizhi('rules', 'list', 'categories', '--format', 'markdown').stdout.trimEnd().split('\n');
    expect(rows).toHaveLength(41);
  });

  test('an unknown id or format: exit status 2', () => {
    expect(zhizhi('rules', 'show', 'no-such-rule', '--format', 'json').status).toBe(2);
    expect(zhizhi('rules', 'list', '--format', 'pdf').status).toBe(2);
  });
});
