import { describe, expect, test } from 'vitest';
import { localeRank } from '../../../../analyzer/apk/resources/locale-match.ts';
import { type ResourceTable, readResourceTable } from '../../../../analyzer/apk/resources/resource-table.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { type TinyTable, tinyTable } from '../../../support/tiny-arsc.ts';

function tableOf(table: TinyTable): ResourceTable {
  const warnings = new Warnings();
  const read = readResourceTable(tinyTable(table), 'resources.arsc', warnings);
  expect(warnings.list).toEqual([]);
  return read;
}

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const language = (tag: string, region = ''): Record<number, number[]> => ({
  8: ascii(tag),
  ...(region === '' ? {} : { 10: ascii(region) }),
});
const NAME = 0x7f010000;

describe('languages', () => {
  test.each([
    ['two letters', { 8: ascii('zh') }, 'zh'],
    ['a region', { 8: ascii('zh'), 10: ascii('CN') }, 'zh-CN'],
    // ResTable_config::packLanguage: five bits a letter, the first lowest, the top bit set. "fil" is f=5 i=8 l=11.
    ['three letters', { 8: [0x80 | (11 << 2) | (8 >> 3), ((8 & 7) << 5) | 5] }, 'fil'],
    // The same for regions, from "0": 419.
    [
      'a region of three digits',
      { 8: ascii('es'), 10: [0x80 | (9 << 2) | (1 >> 3), ((1 & 7) << 5) | 4] },
      'es-419',
    ],
    ['a script', { 8: ascii('zh'), 10: ascii('SG'), 36: ascii('Hant') }, 'zh-Hant-SG'],
    ['a script that was computed', { 8: ascii('zh'), 10: ascii('TW'), 36: ascii('Hant'), 52: [1] }, 'zh-TW'],
    ['a variant', { 8: ascii('ca'), 10: ascii('ES'), 40: ascii('valencia') }, 'ca-ES-valencia'],
    ['what is no language', { 8: [0x01, 0x02] }, ''],
  ])('%s', (_, at, tag) => {
    const table = tableOf({ configurations: [{ at, entries: { 0: 'text' } }] });
    expect([...table.localised(NAME).keys()]).toEqual([tag]);
  });

  test('are followed through references as a device would follow them', () => {
    const table = tableOf({
      configurations: [
        { entries: { 0: NAME + 1, 1: 'Name' } },
        { at: language('zh'), entries: { 1: '名称' } },
        { at: language('zh', 'TW'), entries: { 1: '名稱' } },
        { at: language('fr'), entries: { 2: 'autre' } },
      ],
    });
    expect(Object.fromEntries(table.localised(NAME))).toEqual({ '': 'Name', zh: '名称', 'zh-TW': '名稱' });
    expect(table.resolve(NAME)).toEqual({ type: 'string', value: 'Name' });
  });

  test('a region takes the text of its language, never that of another script or another language', () => {
    const table = tableOf({
      configurations: [
        { entries: { 0: 'Default', 1: 'Name' } },
        { at: language('zh', 'CN'), entries: { 0: NAME + 1 } },
        { at: language('zh', 'TW'), entries: { 1: '名稱' } },
        { at: language('zh'), entries: { 1: '名称' } },
        { at: language('fr'), entries: { 1: 'Nom' } },
      ],
    });
    expect(table.localised(NAME).get('zh-CN')).toBe('名称');
    expect(localeRank('zh-TW', 'zh-CN')).toBe(0);
    expect(localeRank('fr', 'zh-CN')).toBe(0);
    expect(localeRank('zh-HK', 'zh-TW')).toBeGreaterThan(localeRank('', 'zh-TW'));
  });

  test('an app named in one language only has that name on every device', () => {
    const table = tableOf({
      configurations: [
        { at: language('ja'), entries: { 0: '名前' } },
        { at: language('en'), entries: { 0: 'Name' } },
      ],
    });
    expect(table.resolve(NAME)).toEqual({ type: 'string', value: 'Name' });
  });
});

describe('which value a device in no particular language sees', () => {
  test('one without conditions before one for certain devices, among equals the newest platform', () => {
    const table = tableOf({
      configurations: [
        { at: { 29: [0x20] }, entries: { 0: 'night' } },
        { at: { 24: [21] }, entries: { 0: 'new' } },
        { at: { 19: [1] }, entries: { 0: 'gendered' } },
        { entries: { 0: 'old' } },
        { at: { 12: [2] }, entries: { 0: 'landscape' } },
      ],
    });
    expect(table.resolve(NAME)).toEqual({ type: 'string', value: 'new' });
  });

  test('references that go in a circle have no value', () => {
    const table = tableOf({ configurations: [{ entries: { 0: NAME + 1, 1: NAME } }] });
    expect(table.resolve(NAME)).toBeUndefined();
    expect(table.localised(NAME).size).toBe(0);
  });

  test('styles that are one another’s parents have no value, and what stands beside them has its own', () => {
    const entries = { 0: { parent: NAME + 1 }, 1: { parent: NAME }, 2: NAME, 3: 'beside' };
    const table = tableOf({ configurations: [{ entries }] });
    for (const id of [NAME, NAME + 1, NAME + 2]) expect(table.resolve(id)).toBeUndefined();
    expect(table.resolve(NAME + 3)).toEqual({ type: 'string', value: 'beside' });
  });

  test('the framework and other libraries have no value here', () => {
    const table = tableOf({ configurations: [{ entries: { 0: 0x01040000, 1: 0x02010000 } }] });
    expect(table.resolve(NAME)).toBeUndefined();
    expect(table.resolve(NAME + 1)).toBeUndefined();
    expect(table.resolve(0x01040000)).toBeUndefined();
  });
});

describe('packages', () => {
  test("a feature split's types begin after the base's", () => {
    const base = tableOf({ configurations: [{ entries: { 0: 'base' } }] });
    const split = tableOf({ typeIdOffset: 4, configurations: [{ entries: { 0: 'split' } }] });
    const both = base.with([split]);
    expect(both.resolve(0x7f010000)).toEqual({ type: 'string', value: 'base' });
    expect(both.resolve(0x7f050000)).toEqual({ type: 'string', value: 'split' });
    expect(both.nameOf(0x7f050000)).toBe('string/key_0');
  });

  test("a shared library's own resources are those of package 0", () => {
    const table = tableOf({ packageId: 0, configurations: [{ entries: { 0: 0x00010001, 1: 'own' } }] });
    expect(table.resolve(0x00010000)).toEqual({ type: 'string', value: 'own' });
  });

  test('a language split adds its texts to the base', () => {
    const base = tableOf({ configurations: [{ entries: { 0: 'Name' } }] });
    const split = tableOf({ configurations: [{ at: language('zh'), entries: { 0: '名称' } }] });
    expect(Object.fromEntries(base.with([split]).localised(NAME))).toEqual({ '': 'Name', zh: '名称' });
  });
});

test('characters above U+FFFF, which aapt2 writes as two surrogates', () => {
  const table = tableOf({ configurations: [{ entries: { 0: '音乐🎵\0𠮷' } }] });
  expect(table.resolve(NAME)).toEqual({ type: 'string', value: '音乐🎵\0𠮷' });
});
