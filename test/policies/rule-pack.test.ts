import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AUDITS } from '../../analyzer/audits/index.ts';
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
    const audits = new Set(AUDITS.map((audit) => audit.id));
    for (const audit of AUDITS) {
      for (const id of audit.provisions) expect(rules.provisions.has(id), `${audit.id}: ${id}`).toBe(true);
    }
    expect(audits.size).toBe(AUDITS.length);
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

describe('quoted provisions', () => {
  const folder = join(import.meta.dirname, '../../../shared/reference/standards');
  if (!existsSync(folder)) throw new Error(`this test needs the texts in ${folder}`);
  // What differs between two copies of one text: page numbers and running heads, spaces, line ends, full-width forms.
  const plain = (text: string): string =>
    text
      .split(/[\n\f]/)
      .filter((line) => !/^\s*(\d{1,3}|[—－-]\s*\d+\s*[—－-]|[IVX]+|T\/TAF [\d.-]+)\s*$/.test(line))
      .join('')
      .normalize('NFKC')
      .replace(/[\s\u3000]+/g, '');
  const texts = readdirSync(folder).map((name) => plain(readFileSync(join(folder, name), 'utf8')));

  const quoted = [...rules.provisions.values()].filter(
    (one) => one.wording !== null && one.source.unchecked === undefined,
  );

  test('there are many', () => expect(quoted.length).toBeGreaterThan(150));

  test.each(quoted.map((one) => [one.id, one.wording ?? ''] as const))(
    '%s stands in a text, word for word',
    (_, wording) => {
      // An ellipsis marks what a quotation leaves out.
      for (const part of wording.split(/……|…/)) {
        const wanted = plain(part);
        expect(
          texts.some((text) => text.includes(wanted)),
          part,
        ).toBe(true);
      }
    },
  );

  test('what is not quoted says why', () => {
    for (const one of rules.provisions.values()) {
      if (one.wording === null) expect(one.source.unchecked, one.id).toBeDefined();
    }
  });
});
