import { expect, test } from 'vitest';
import { checklistOf } from '../../../analyzer/judge/checklist.ts';
import { loadRulePack } from '../../../analyzer/rules/load.ts';
import {
  apiCall,
  calls,
  code,
  component,
  denialExit,
  factsOf,
  NOTHING,
  permission,
  permissionRequest,
} from '../../support/facts.ts';
import { policy, statement } from '../../support/policy-facts.ts';
import { sdk } from '../../support/sdks.ts';

const rules = await loadRulePack();
const hints = (facts: Parameters<typeof checklistOf>[0], behaviour: string): string =>
  checklistOf(facts, rules)
    .find((item) => item.behaviour === behaviour)
    ?.hints.map((hint) => hint.zh)
    .join('\n') ?? 'no such item';

test('of nothing, every item has its steps in both languages and no hint made up', () => {
  const items = checklistOf(NOTHING, rules);
  expect(items.length).toBeGreaterThanOrEqual(30);
  for (const item of items) {
    expect(item.steps.zh, item.behaviour).toMatch(/\p{Script=Han}/u);
    expect(item.steps.en.length, item.behaviour).toBeGreaterThan(20);
    expect(item.hints, item.behaviour).toEqual([]);
    expect(item.outcome).toBeNull();
  }
});

test('is filled in from the facts: what to decline first, what starts early, which page, what was promised', () => {
  const umeng = sdk('umeng-analytics', '友盟+统计 SDK', 'Umeng Analytics');
  const early = apiCall({ caller: { class: 'com.umeng.A', method: 'b()V', sdk: 'umeng-analytics' } });
  const names = [
    'android.permission.CAMERA',
    'android.permission.READ_CONTACTS',
    'android.permission.INTERNET',
  ];
  const facts = factsOf(
    {
      permissions: names.map((name) => permission(name)),
      components: [
        component('receiver', 'com.example.Boot', {
          intentFilters: [
            { actions: ['android.intent.action.BOOT_COMPLETED'], categories: [], data: [], priority: null },
          ],
        }),
      ],
    },
    {
      code: code({
        sdks: [umeng],
        policyTraces: [{ entry: 'classes.dex', name: null, text: 'https://example.com/privacy' }],
        calls: calls({
          apiCalls: [early],
          denialExits: [denialExit('exit')],
          permissionRequests: [permissionRequest(names.slice(0, 2))],
        }),
      }),
      policy: policy([
        statement('我们不会收集短信。', { negated: true, personalInformation: ['sms'] }),
        statement('您可以在设置中注销账号。', { kinds: ['account-cancellation'] }),
      ]),
    },
  );
  // The sensitive one first; a normal permission is nothing to decline.
  expect(hints(facts, '191:3.2').split('\n')[0]).toContain('READ_CONTACTS');
  expect(hints(facts, '191:3.2')).not.toContain('INTERNET');
  expect(hints(facts, '191:3.1')).toContain('友盟+统计 SDK');
  expect(hints(facts, '191:1.3')).toContain('https://example.com/privacy');
  expect(hints(facts, '191:4.2')).toContain('退出应用');
  expect(hints(facts, '191:4.6')).toContain('一次申请 2 项');
  expect(hints(facts, '191:3.9')).toContain('我们不会收集短信');
  expect(hints(facts, '191:6.1')).toContain('注销账号');
  expect(hints(facts, '191:3.3')).toContain('设备标识');
  expect(hints(facts, 'taf-078.10:3a')).toContain('com.example.Boot');
});
