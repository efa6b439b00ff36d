import { describe, expect, test } from 'vitest';
import { inferCategory } from '../../../analyzer/category/infer.ts';
import { categoryFile } from '../../../analyzer/rules/categories.ts';
import wordsFile from '../../../policies/cn/category-words.json' with { type: 'json' };
import { aaptLabels } from '../../support/aapt-labels.ts';
import { packagesIn } from '../../support/corpus.ts';

interface Words {
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly whole?: readonly string[];
}

interface File {
  readonly words: Readonly<Record<string, Words>>;
  readonly otherMeanings: Words;
}

const file = wordsFile as File;
const words = Object.entries(file.words);
const inferred = (...names: string[]) => inferCategory(names)?.id ?? null;

describe('the words', () => {
  test('are there for each of the 39 categories, and for nothing else', () => {
    expect(words.map(([id]) => id)).toEqual(categoryFile.categories.map(({ id }) => id));
  });

  test.each(words)('of %s, each by itself, mean it', (id, { zh, en, whole = [] }) => {
    for (const word of [...zh, ...en, ...whole]) expect(inferred(word), word).toBe(id);
    for (const word of zh) expect(inferred(`某某${word}`), word).toBe(id);
    for (const word of en) expect(inferred(`Acme ${word.toUpperCase()}`), word).toBe(id);
  });

  test('that count only as the whole name are not found within one', () => {
    for (const [, { whole = [] }] of words)
      for (const word of whole) expect(inferred(`acme${word}acme`), word).toBeNull();
    expect(inferred('Camera')).toBe('photo-beautification');
    expect(inferred('Hidden Camera Detector')).toBeNull();
  });

  test('within an expression of another meaning mean nothing; no expression is listed that has none', () => {
    const all = words.flatMap(([, { zh, en }]) => [...zh, ...en]);
    for (const phrase of [...file.otherMeanings.zh, ...file.otherMeanings.en]) {
      expect(inferred(phrase), phrase).toBeNull();
      expect(
        all.some((word) => phrase.toLowerCase().includes(word)),
        phrase,
      ).toBe(true);
    }
  });
});

describe('inference', () => {
  test.each([
    [['某某短视频'], 'short-video'],
    [['某某视频会议'], 'remote-meeting'],
    [['某某应用商城'], 'app-store'],
    [['某某地图', 'Acme Maps'], 'map-navigation'],
    [['Acme Short Video'], 'short-video'],
    [['Ａｃｍｅ　ＢＢＳ'], 'online-community'],
    [['P图大师'], 'photo-beautification'],
  ])('%j: the longer word outweighs the one in it', (names, id) => {
    expect(inferred(...names)).toBe(id);
  });

  test.each([
    ['两类', ['网约车考试题库']],
    ['两类', ['银行招聘考试']],
    ['两类', ['游戏直播']],
    ['两类', ['贷款计算器']],
    ['两类', ['运动鞋商城直播']],
    ['a demo', ['支付宝标准SDK Demo']],
    ['those who run the service', ['某某外卖商家版', '某某打车司机端']],
    ['an app about apps', ['某某游戏攻略', 'Guide for Acme Messenger']],
    ['another meaning', ['网址导航']],
    ['another meaning', ['Acme Shopping List']],
    ['a word within a word', ['Newsletter', 'Gamekeeper', 'Embassy', 'Mailbox']],
    [
      'too general a word',
      ['智慧社区', '某某商店', '医院信息系统', 'Power Bank', 'Card Reader', 'Daily Report'],
    ],
    ['nothing', ['', '—', 'Acme']],
  ])('nothing from %s', (_, names) => {
    for (const name of names) expect(inferred(name), name).toBeNull();
    expect(inferred(...names)).toBeNull();
  });

  test('nothing from names of two languages that differ', () => {
    expect(inferred('某某音乐', 'Acme Weather')).toBeNull();
  });

  test('says by which words, and is surer of two than of one', () => {
    expect(inferCategory(['某某新闻'])).toEqual({
      id: 'news',
      chosenBy: 'inferred',
      confidence: 0.6,
      because: ['新闻'],
    });
    expect(inferCategory(['某某新闻', 'Acme News'])).toMatchObject({
      confidence: 0.8,
      because: ['新闻', 'news'],
    });
  });

  test('among some categories only', () => {
    expect(inferCategory(['游戏直播'], ['live-streaming', 'short-video'])?.id).toBe('live-streaming');
    expect(inferCategory(['某某新闻'], ['live-streaming'])).toBeNull();
  });
});

/** The 310 packages of apksig are one test app. */
test('the names of the corpus: nothing is inferred that is not so', { timeout: 120_000 }, () => {
  const names = new Set(
    FOLDERS.flatMap((folder) => packagesIn(folder)).map((path) => JSON.stringify(aaptLabels(path))),
  );
  expect(names.size).toBeGreaterThan(40);
  const found = [...names]
    .map((name) => ({ name, id: inferred(...(JSON.parse(name) as string[])) }))
    .filter(({ id }) => id !== null);
  expect(found).toEqual([{ name: '["游戏2048"]', id: 'online-games' }]);
});

const FOLDERS = ['androguard', 'apktool', 'cn', 'other'];
