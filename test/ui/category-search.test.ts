import { describe, expect, test } from 'vitest';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import pinyinJson from '../../policies/cn/category-pinyin.json' with { type: 'json' };
import { searchCategories } from '../../ui/audit/category-search.ts';

const { categories } = await loadRulePack();
const find = (query: string) => searchCategories(categories.values(), query).map(({ id }) => id);

describe('a category is found', () => {
  test.each([
    ['地图', 'map-navigation'],
    ['ditu', 'map-navigation'],
    ['di tu dao hang', 'map-navigation'],
    ['dtdh', 'map-navigation'],
    ['daohang', 'map-navigation'],
    ['Map', 'map-navigation'],
    ['navig', 'map-navigation'],
    ['打车', 'ride-hailing'],
    ['taxi', 'ride-hailing'],
    ['xuexi', 'learning-education'],
    ['education', 'learning-education'],
    ['lvyou', 'travel'],
    ['lüyou', 'travel'],
    ['nüxing', 'womens-health'],
    ['ＮＥＷＳ', 'news'],
  ])('by %s', (query, id) => {
    expect(find(query)).toContain(id);
  });

  test('first when its name begins with what was typed', () => {
    expect(find('short')[0]).toBe('short-video');
    expect(find('wangluoyuec')).toEqual(['ride-hailing']);
    expect(find('网络约车')[0]).toBe('ride-hailing');
  });
});

test('the middle of a syllable finds nothing', () => {
  expect(find('itudao')).toEqual([]);
});

test('an empty query gives all 39 in the order of the rule', () => {
  const all = searchCategories(categories.values(), ' ');
  expect(all.map(({ item }) => item)).toEqual(Array.from({ length: 39 }, (_, index) => index + 1));
});

test('every name has a syllable for each of its characters but 类', () => {
  const { pinyin } = pinyinJson as { pinyin: Record<string, string> };
  expect(Object.keys(pinyin).sort()).toEqual([...categories.keys()].sort());
  for (const { id, name } of categories.values()) {
    expect(pinyin[id]?.split(' ').length, id).toBe(name.zh.replace(/类$/, '').length);
  }
});
