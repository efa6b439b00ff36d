import { describe, expect, test } from 'vitest';
import { excessivePermission } from '../../../analyzer/audits/excessive-permission.ts';
import { apiCall, calls, category, code, factsOf, NOTHING, permission } from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';
import { listing } from '../../support/policy-facts.ts';

const contacts = permission('android.permission.READ_CONTACTS', { line: 7 });

describe('excessive-permission', () => {
  test('contacts asked for by a learning app: found, with the manifest line and the clauses', async () => {
    const facts = factsOf({ permissions: [contacts] }, { category: category('learning-education') });
    const { record, findings } = await judge(excessivePermission, facts);
    expect(record.outcome).toBe('finding');
    expect(findings).toHaveLength(1);
    expect(findings[0]?.personalInformation).toEqual(['contacts']);
    expect(findings[0]?.evidence).toEqual([
      {
        kind: 'manifest',
        input: 0,
        element: 'uses-permission',
        name: 'android.permission.READ_CONTACTS',
        line: 7,
      },
    ]);
    expect(findings[0]?.provisions).toContain('mnpi:5.19');
    expect(findings[0]?.title.zh).toContain('学习教育类');
    expect(findings[0]?.explanation.zh).toContain('通讯录');
  });

  test('what annex D says of children’s education is held against apps that say they are for children', async () => {
    const asked = async (label: string) => {
      const facts = factsOf({ permissions: [contacts] }, { category: category('learning-education') });
      const resources = { label, labels: { '': label }, policyTraces: [] };
      const named = { ...facts, package: facts.package === null ? null : { ...facts.package, resources } };
      return (await judge(excessivePermission, named)).findings[0];
    };
    const forChildren = await asked('宝宝学拼音');
    expect(forChildren?.explanation.zh).toContain('TC260-PG-20204A附录D表D.3第7行“儿童教育”');
    expect(forChildren?.explanation.zh).toContain('含“宝宝”');
    expect(forChildren?.explanation.en).toContain(
      'TC260-PG-20204A, annex D, table D.3, row 7, “children’s education”',
    );
    const forAll = await asked('考研英语');
    expect(forAll?.level).toBe('suspected');
    expect(forAll?.explanation.zh).not.toContain('附录D');
  });

  test('what chapter 5 says of every app holds for other learning apps', async () => {
    const facts = factsOf(
      { permissions: [permission('android.permission.READ_SMS')] },
      { category: category('learning-education') },
    );
    const { findings } = await judge(excessivePermission, facts);
    expect(findings[0]?.explanation.zh).toContain('TC260-PG-20204A 5.9 a)');
  });

  describe('a service usual in a category that needs no personal information', () => {
    const torch = { category: category('utility-tools') };

    test('is advice, one for all permissions of the service, with what article 4 says', async () => {
      const facts = factsOf(
        { permissions: [contacts, permission('android.permission.WRITE_CONTACTS', { line: 8 })] },
        torch,
      );
      const { findings } = await judge(excessivePermission, facts);
      expect(findings).toHaveLength(1);
      expect(findings[0]).toMatchObject({ level: 'advice', noticeTerm: null, verify: null });
      expect(findings[0]?.evidence).toMatchObject([{ line: 7 }, { line: 8 }]);
      expect(findings[0]?.provisions).toEqual(['mnpi:4', 'mnpi:5.38', 'tc260-20204a:3.2']);
      expect(findings[0]?.explanation.zh).toContain('无须个人信息即可使用');
    });

    test('what the basic function itself uses is none', async () => {
      const facts = factsOf(
        { permissions: [permission('android.permission.CAMERA')] },
        { category: category('photo-beautification') },
      );
      expect((await judge(excessivePermission, facts)).record.outcome).toBe('pass');
    });

    test('nor is a further service where the category has necessary information of its own', async () => {
      const facts = factsOf(
        { permissions: [permission('android.permission.RECORD_AUDIO')] },
        { category: category('learning-education') },
      );
      expect((await judge(excessivePermission, facts)).record.outcome).toBe('pass');
    });
  });

  test('location asked for by a map: needed, nothing found', async () => {
    const facts = factsOf(
      { permissions: [permission('android.permission.ACCESS_FINE_LOCATION')] },
      { category: category('map-navigation') },
    );
    expect((await judge(excessivePermission, facts)).record.outcome).toBe('pass');
  });

  test('normal and unknown permissions are never excessive', async () => {
    const names = ['android.permission.INTERNET', 'android.permission.VIBRATE', 'com.example.app.OWN'];
    const facts = factsOf(
      { permissions: names.map((name) => permission(name)) },
      { category: category('browser') },
    );
    expect((await judge(excessivePermission, facts)).record.outcome).toBe('pass');
  });

  test('without a category it is not judged, and says why', async () => {
    const { record } = await judge(excessivePermission, factsOf({ permissions: [contacts] }));
    expect(record.outcome).toBe('not-judged');
    expect(record.reason?.zh).toContain('类别');
  });

  test('without a manifest or listing it is not run', async () => {
    const { record } = await judge(excessivePermission, { ...NOTHING, category: category('browser') });
    expect(record.outcome).toBe('not-run');
  });

  test('below target 23 the permission is granted at install: the files are enough', async () => {
    const facts = factsOf(
      { permissions: [permission('android.permission.CAMERA')], targetSdk: 22, effectiveTargetSdk: 22 },
      { category: category('news') },
    );
    const { findings } = await judge(excessivePermission, facts);
    expect(findings[0]?.level).toBe('violation');
    expect(findings[0]?.verify).toBeNull();
  });

  test('a camera that may only scan codes is judged by what it opens, and says so', async () => {
    const facts = factsOf(
      { permissions: [permission('android.permission.CAMERA')] },
      { category: category('postal-express') },
    );
    const { findings } = await judge(excessivePermission, facts);
    for (const finding of findings) {
      expect(finding.level).not.toBe('violation');
      expect(finding.explanation.zh).toMatch(/扫/);
      expect(finding.verify).not.toBeNull();
    }
  });

  test('one finding a permission; its fingerprint does not depend on the line', async () => {
    const sms = permission('android.permission.READ_SMS');
    const at = async (line: number) => {
      const facts = factsOf({ permissions: [{ ...contacts, line }, sms] }, { category: category('news') });
      return (await judge(excessivePermission, facts)).findings.map((one) => one.fingerprint);
    };
    const first = await at(3);
    expect(new Set(first).size).toBe(2);
    expect(await at(40)).toEqual(first);
  });

  test('code that uses the permission is evidence: certainty is called, and who calls is named', async () => {
    const call = apiCall({
      permissions: ['android.permission.READ_CONTACTS'],
      reachableFrom: null,
      path: [],
    });
    const facts = factsOf(
      { permissions: [contacts] },
      { category: category('learning-education'), code: code({ calls: calls({ apiCalls: [call] }) }) },
    );
    const { findings } = await judge(excessivePermission, facts);
    expect(findings[0]).toMatchObject({
      certainty: 'called',
      evidence: [{ kind: 'manifest' }, { kind: 'code' }],
    });
    expect(findings[0]?.explanation.zh).toContain('应用自身代码');
  });

  describe('of a store page alone', () => {
    const page = (more: Parameters<typeof listing>[1]) => ({
      ...NOTHING,
      listing: listing(null, more),
      category: category('learning-education'),
    });

    test('a permission shown in words is judged by its Android name and quoted as shown', async () => {
      const name = 'android.permission.READ_CONTACTS';
      const shown = page({ permissions: [name], permissionWords: { [name]: '读取联系人' } });
      const { findings } = await judge(excessivePermission, shown);
      expect(findings).toHaveLength(1);
      expect(findings[0]).toMatchObject({ level: 'suspected', certainty: 'declared' });
      expect(findings[0]?.evidence).toMatchObject([{ kind: 'listing', quote: '读取联系人' }]);
    });

    test('a list that was not read is not judged; the page’s word that there is none passes', async () => {
      const unread = page({ notRead: ['permissions'] });
      expect((await judge(excessivePermission, unread)).record.outcome).toBe('not-judged');
      const none = page({ saysNone: ['permissions'] });
      expect((await judge(excessivePermission, none)).record.outcome).toBe('pass');
    });
  });
});
