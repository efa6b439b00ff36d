import { describe, expect, test } from 'vitest';
import type { ApiCall, SdkFact } from '../../../analyzer/facts/code.ts';
import { matrixOf } from '../../../analyzer/judge/matrix.ts';
import { loadRulePack } from '../../../analyzer/rules/load.ts';
import { apiCall, calls, category, code, factsOf, NOTHING, permission } from '../../support/facts.ts';
import { listing, policy, statement } from '../../support/policy-facts.ts';

const rules = await loadRulePack();
const contacts = permission('android.permission.READ_CONTACTS');

describe('the matrix', () => {
  test('has evidence in the cells that were looked at and says which were not', () => {
    const row = matrixOf(
      factsOf({ permissions: [contacts] }, { category: category('learning-education') }),
      rules,
    ).find((one) => one.personalInformation === 'contacts');
    expect(row?.declared[0]).toMatchObject({ kind: 'manifest', name: contacts.name });
    expect(row?.necessary).toBe('no');
    expect(row?.notLookedAt).toEqual(['used', 'disclosed']);
  });

  test('puts declared, used and disclosed side by side; a denial discloses nothing', () => {
    const said = policy([
      statement('我们收集您的通讯录。', { personalInformation: ['contacts'] }),
      statement('我们不会收集短信。', { personalInformation: ['sms'], negated: true }),
    ]);
    const reads = apiCall({ personalInformation: ['contacts'] });
    const facts = factsOf(
      { permissions: [contacts] },
      { policy: said, code: code({ calls: calls({ apiCalls: [reads] }) }) },
    );
    const rows = matrixOf(facts, rules);
    const row = rows.find((one) => one.personalInformation === 'contacts');
    expect([row?.declared.length, row?.used.length, row?.disclosed.length]).toEqual([1, 1, 1]);
    expect(row?.notLookedAt).toEqual([]);
    expect(row?.necessary).toBe('unknown');
    expect(rows.some((one) => one.personalInformation === 'sms')).toBe(false);
  });

  test('counts as used what an audit would: no library on the device alone, no call that ordinary functions make', () => {
    const call = { personalInformation: ['app-list'] };
    const own = apiCall(call);
    const ordinary = apiCall({ ...call, ordinary: true });
    const caller = { class: 'androidx.core.A', method: 'a()V', sdk: 'androidx' };
    const library = apiCall({ ...call, caller });
    const androidx = { id: 'androidx', isLibrary: true } as SdkFact;
    const used = (...apiCalls: ApiCall[]) =>
      matrixOf({ ...NOTHING, code: code({ sdks: [androidx], calls: calls({ apiCalls }) }) }, rules).flatMap(
        (row) => row.used,
      );
    expect(used(own)).toHaveLength(1);
    expect(used(ordinary, library)).toEqual([]);
  });

  test('has a row for all that the category needs, though nothing asks for it', () => {
    const rows = matrixOf({ ...NOTHING, category: category('online-shopping') }, rules);
    expect(rows.map((one) => one.personalInformation)).toContain('registered-phone-number');
    expect(rows.every((one) => one.necessary !== 'no')).toBe(true);
  });

  test('a store page alone declares and, by its label, discloses', () => {
    const page = listing(
      {
        kind: 'google-play',
        collectsNothing: false,
        collected: [{ personalInformation: ['contacts'], quote: 'Contacts', purpose: null }],
      },
      { permissions: [contacts.name], input: 0 },
    );
    const row = matrixOf({ ...NOTHING, listing: page }, rules)[0];
    expect(row?.declared[0]).toMatchObject({ kind: 'listing', field: 'permissions' });
    expect(row?.disclosed[0]).toMatchObject({ kind: 'listing', field: 'privacyLabel' });
    expect(row?.notLookedAt).toEqual(['used']);
  });

  test('names the handling that each grade calls for, by provisions that exist', () => {
    for (const ids of Object.values(rules.handling))
      for (const id of ids) expect(rules.provisions.has(id), id).toBe(true);
    const rows = matrixOf(
      factsOf({ permissions: [contacts, permission('android.permission.CAMERA')] }),
      rules,
    );
    expect(rows.find((one) => one.personalInformation === 'contacts')?.handling).toContain('pipl:29');
    expect(rows.find((one) => one.personalInformation === 'camera')?.handling).not.toContain('pipl:29');
    const minors = apiCall({ personalInformation: ['minor-information'] });
    const [row] = matrixOf({ ...NOTHING, code: code({ calls: calls({ apiCalls: [minors] }) }) }, rules);
    expect(row?.handling).toContain('pipl:31');
  });

  test('a password and an IP address are needed in some cases by any category, an e-mail address by some', () => {
    const said = policy([
      statement('我们收集您的密码、IP地址、邮箱、民族。', {
        personalInformation: ['password', 'ip-address', 'email-address', 'ethnicity'],
      }),
    ]);
    const necessary = (id: string) =>
      Object.fromEntries(
        matrixOf({ ...NOTHING, policy: said, category: category(id) }, rules)
          .filter((row) => row.disclosed.length > 0)
          .map((row) => [row.personalInformation, row.necessary]),
      );
    const common = { password: 'conditional', 'ip-address': 'conditional', ethnicity: 'no' };
    expect(necessary('short-video')).toEqual({ ...common, 'email-address': 'no' });
    expect(necessary('mail-cloud-storage')).toEqual({ ...common, 'email-address': 'conditional' });
  });

  test('what is needed in some cases says in which: an account, a duty by law, one service of the category', () => {
    const said = policy([
      statement('我们收集您的密码、IP地址、通讯录。', {
        personalInformation: ['password', 'ip-address', 'contacts'],
      }),
    ]);
    const rows = matrixOf({ ...NOTHING, policy: said, category: category('ride-hailing') }, rules);
    const reason = (id: string) => rows.find((row) => row.personalInformation === id)?.necessaryFor;
    expect(reason('password')).toEqual({ zh: '注册账号的服务', en: 'services with an account' });
    expect(reason('ip-address')?.zh).toBe('依法留存网络访问日志');
    expect(reason('payment-record')?.en).toBe('online-hailed taxis');
    for (const row of rows) expect(row.necessaryFor !== undefined).toBe(row.necessary === 'conditional');
    expect(reason('location')).toBeUndefined();
    expect(reason('contacts')).toBeUndefined();
  });
});
