import { describe, expect, test } from 'vitest';
import { categoryFile, unadvisedFile } from '../../analyzer/rules/categories.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { linesOf, plain, textOf } from '../support/standards.ts';

const rules = await loadRulePack();
const RULE = '常见类型移动互联网应用程序必要个人信息范围规定';

/** What article 5 of the 2021 rule says of one kind of app. */
function itemOf(name: string): string {
  const text = textOf(RULE) ?? '';
  const from = text.indexOf(`)${name},基本功能服务为`);
  expect(from, name).toBeGreaterThan(-1);
  const to = text.slice(from + 1).search(/\([一二三四五六七八九十]+\)[^,]+类,基本功能服务为|第六条/);
  return text.slice(from, from + 1 + to);
}

describe('the 39 categories', () => {
  test.each(categoryFile.categories)('$id: name and basic function in the words of article 5', (category) => {
    expect(itemOf(category.name.zh)).toContain(plain(category.basicFunction.zh));
    expect(category.source).toEqual({
      document: RULE,
      clause: `第五条第（${chinese(category.item)}）项`,
    });
  });

  test.each(categoryFile.categories)('$id: needs what article 5 lists', (category) => {
    const item = itemOf(category.name.zh);
    const needs = category.necessaryPersonalInformation;
    expect(needs.length === 0, category.id).toBe(item.includes('无须个人信息'));
    for (const { id, onlyFor } of needs) {
      const name = rules.personalInformation.get(id)?.name.zh ?? '';
      const words = WORDED_OTHERWISE[id] ?? [name];
      expect(
        words.some((word) => item.includes(plain(word))),
        `${id}: ${name}`,
      ).toBe(true);
      for (const part of onlyFor?.zh.split('、') ?? []) expect(item, id).toContain(plain(part));
    }
  });
});

/** Types that the rule names in more than one way. */
const WORDED_OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  'recipient-name': ['收货人姓名（名称）', '收件人姓名（名称）'],
  'contact-phone': ['联系电话', '联系方式'],
  'passenger-type': ['旅客类型'],
  'trip-details': [
    '旅客出发地、目的地、出发时间、车次/船次/航班号、席别/舱位等级、座位号（如有）、车牌号及车牌颜色',
  ],
};

function chinese(number: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const tens = Math.floor(number / 10);
  return `${tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`}${digits[number % 10]}`;
}

/** The end of a cell that the extracted text has on the next line, after the other cells of the first. */
const BROKEN_OFF = /务?APP$/;

describe('what the standards relate to a category', () => {
  const relations = categoryFile.categories.flatMap((category) =>
    category.permissions.map((entry) => ({ id: `${category.id} ${entry.permission}`, ...entry })),
  );

  test.each(relations)(
    '$id: the document is at hand, and has the words and rows that the clause names',
    (entry) => {
      const { document, clause } = entry.source;
      const text = textOf(document);
      expect(text, document).toBeDefined();
      for (const [, label] of clause.matchAll(/“([^”]+)”/g))
        expect(text, clause).toContain(plain(label ?? '').replace(BROKEN_OFF, ''));
      const [number] = /\d+(\.\d+)+/.exec(clause.replace(/表[A-Z]\.\d/, '')) ?? [];
      if (number !== undefined) expect(text, clause).toContain(number);
    },
  );

  test('basic and extended relations say what for, unadvised ones say unless', () => {
    for (const category of rules.categories.values()) {
      for (const { permission, relation, service, unless } of category.permissions) {
        const at = `${category.id} ${permission}`;
        if (relation === 'unadvised') expect(unless, at).toBeDefined();
        else expect(service, at).toBeDefined();
      }
    }
  });
});

describe('annex D of TC260-PG-20204A', () => {
  const names = unadvisedFile.serviceTypes.map((type) => type.name.zh);

  test('has thirty kinds of service, each of one category', () => {
    expect(names).toHaveLength(30);
    for (const { category } of unadvisedFile.serviceTypes) expect(rules.categories.has(category)).toBe(true);
    const without = [...rules.categories.keys()].filter(
      (id) => !unadvisedFile.serviceTypes.some((type) => type.category === id && type.part === undefined),
    );
    expect(without.sort()).toEqual([...unadvisedFile.general.categories].sort());
  });

  test('every mark of the tables D.1 to D.3 is here, and no other', () => {
    const tables = marksIn(linesOf('TC260-PG-20204A') ?? []);
    const ours = [1, 2, 3].flatMap((table) =>
      unadvisedFile.annexD.rows.map(({ row, unadvisedFor }) => ({
        table,
        row,
        columns: unadvisedFor
          .map((name) => names.indexOf(name) - 10 * (table - 1))
          .filter((column) => column >= 0 && column < 10)
          .sort((a, b) => a - b),
      })),
    );
    expect(tables).toHaveLength(90);
    expect(tables).toEqual(ours);
  });
});

/**
 * The marks (×) of annex D by table and row, as columns 0 to 9. The text keeps the table's layout: on one page the columns
 * stand four characters apart, and at least one row of each page is marked in its first or throughout.
 */
function marksIn(lines: readonly string[]): { table: number; row: number; columns: number[] }[] {
  const marks: { table: number; row: number; page: number; at: number[] }[] = [];
  let table = 0;
  let page = 0;
  for (const line of lines) {
    table = Number(/表 D\.(\d) 常见服务类型/.exec(line)?.[1] ?? table);
    if (/^\f?序\s/.test(line)) page++;
    const row = Number(/^(\d+)\s/.exec(line)?.[1] ?? 0);
    if (table === 0 || row === 0) continue;
    marks.push({ table, row, page, at: [...line.matchAll(/×/g)].map((mark) => mark.index) });
  }
  const origins = new Map<number, number>();
  for (const { page: on, at } of marks)
    origins.set(on, Math.min(origins.get(on) ?? Number.POSITIVE_INFINITY, ...at));
  return marks.map(({ table: of, row, page: on, at }) => ({
    table: of,
    row,
    columns: at.map((mark) => (mark - (origins.get(on) ?? 0)) / 4),
  }));
}
