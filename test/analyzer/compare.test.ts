import { describe, expect, test } from 'vitest';
import { compareResults } from '../../analyzer/compare.ts';
import { comparison } from '../../analyzer/report/compare.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { apk, category, factsOf, manifest, permission } from '../support/facts.ts';
import { resultOf } from '../support/results.ts';

const rules = await loadRulePack();
const app = (label: string, permissions: readonly string[], categoryId: string | null = 'online-shopping') =>
  resultOf({
    ...factsOf({}, { category: categoryId === null ? null : category(categoryId) }),
    package: apk(
      manifest({ permissions: permissions.map((name) => permission(`android.permission.${name}`)) }),
      {
        resources: { label, labels: { '': label }, policyTraces: [] },
      },
    ),
  });

describe('apps of one category', () => {
  test('are ranked by what they ask beyond need, sensitive first, each category by itself', async () => {
    const results = [
      await app('b-little', ['CAMERA']),
      await app('c-sms', ['READ_SMS']),
      await app('a-nothing', []),
      await app('d-much', ['READ_SMS', 'READ_CALL_LOG', 'CAMERA']),
      await app('game', ['READ_SMS'], 'online-games'),
      await app('unknown', ['READ_SMS', 'READ_CONTACTS'], null),
    ];
    const compared = compareResults(results, rules);
    expect(compared.at(-1)?.categoryId).toBeNull();
    const shopping = compared.find((one) => one.categoryId === 'online-shopping');
    expect(shopping?.apps.map((one) => one.result.subject.label)).toEqual([
      'd-much',
      'c-sms',
      'b-little',
      'a-nothing',
    ]);
    expect(shopping?.apps[0]).toMatchObject({ sensitiveBeyondNeed: 2 });
    expect(shopping?.apps.at(-1)).toMatchObject({ beyondNeed: [], sensitiveBeyondNeed: 0 });
    const text = JSON.stringify(comparison(compared, rules, 'zh'));
    expect(text).toContain('网上购物类');
    expect(text).toContain('类别未知');
    expect(text).toMatch(/短信/);
  });

  test('what the category needs is not beyond need', async () => {
    const [one] = compareResults([await app('map', ['ACCESS_FINE_LOCATION'], 'map-navigation')], rules);
    expect(one?.apps[0]?.beyondNeed).not.toContain('location');
  });
});
