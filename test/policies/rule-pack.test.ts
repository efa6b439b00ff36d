import { describe, expect, test } from 'vitest';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { relationOf } from '../../analyzer/rules/permissions.ts';

const rules = await loadRulePack();

describe('the rule pack', () => {
  test('has the 39 categories of the 2021 rule and the 31 behaviours of the 2019 method', () => {
    expect([...rules.categories.values()].map((one) => one.item).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 39 }, (_, i) => i + 1),
    );
    expect(rules.behaviours.size).toBe(31);
  });

  test('thirteen categories need no personal information', () => {
    const none = [...rules.categories.values()].filter(
      (one) => one.necessaryPersonalInformation.length === 0,
    );
    expect(none).toHaveLength(13);
  });

  test('every id a fact refers to exists', () => {
    for (const category of rules.categories.values()) {
      for (const need of category.necessaryPersonalInformation)
        expect(rules.personalInformation.has(need.id), `${category.id}: ${need.id}`).toBe(true);
    }
    for (const permission of rules.permissions.values()) {
      for (const id of permission.personalInformation)
        expect(rules.personalInformation.has(id), `${permission.name}: ${id}`).toBe(true);
    }
  });

  test('every permission that a standard relates to a category is in the catalogue, by name or by group', () => {
    const groups = new Set([...rules.permissions.values()].flatMap((one) => [one.group, one.formerGroup]));
    for (const category of rules.categories.values()) {
      for (const { permission } of category.permissions)
        expect(
          rules.permissions.has(permission) || groups.has(permission),
          `${category.id}: ${permission}`,
        ).toBe(true);
    }
  });

  test('one permission has one relation to a category', () => {
    for (const category of rules.categories.values()) {
      const names = category.permissions.map((one) => one.permission);
      expect(
        names.filter((one, i) => names.indexOf(one) !== i),
        category.id,
      ).toEqual([]);
    }
  });

  test('a name outweighs its group, a group the one it was split from', () => {
    const navigation = rules.categories.get('map-navigation');
    const background = rules.permissions.get('android.permission.ACCESS_BACKGROUND_LOCATION');
    const fine = rules.permissions.get('android.permission.ACCESS_FINE_LOCATION');
    if (navigation === undefined || background === undefined || fine === undefined)
      throw new Error('not there');
    expect(relationOf(navigation, background)?.relation).toBe('extended');
    expect(relationOf(navigation, fine)?.relation).toBe('basic');
  });
});
