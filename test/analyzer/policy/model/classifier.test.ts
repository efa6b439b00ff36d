import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Classifier } from '../../../../analyzer/policy/model/classifier.ts';
import { featuresOf } from '../../../../analyzer/policy/model/features.ts';
import {
  charOf,
  LEVELS,
  numberOf,
  readDeltas,
  writeDeltas,
} from '../../../../analyzer/policy/model/model-file.ts';
import { classifierFor } from '../../../../analyzer/policy/model/models.ts';
import { launchChromium } from '../../../support/browser.ts';

const root = join(import.meta.dirname, '../../../..');
const SENTENCES = [
  '我们会收集您的手机号码，用于注册账号。',
  '未经您的同意，我们不会与第三方共享您的个人信息。',
  '您可以通过设置注销您的账号。',
  '我们采用加密技术保护您的个人信息，防止数据遭到未经授权的访问。',
  '如您是未满14周岁的儿童，请在监护人的陪同下阅读本政策。',
  '本政策可能会更新，我们会以弹窗的形式通知您。',
  '',
  '𠮷'.repeat(900),
];

describe('the model', () => {
  test('knows plain sentences', () => {
    const labels = SENTENCES.slice(0, 6).map((sentence) => classifierFor('zh').classify(sentence));
    expect(labels[0]).toContain('collection');
    expect(labels[1]).toContain('sharing');
    expect(labels[2]).toContain('control');
    expect(labels[3]).toContain('security');
    expect(labels[4]).toContain('minors');
    expect(labels[5]).toContain('policy-change');
    expect(classifierFor('en').classify('We share your information with third party advertisers.')).toContain(
      'sharing',
    );
  });

  test('and the lexicons take less than 1 MB gzipped, and name what they were learned from', () => {
    const folder = join(root, 'policies/catalog/lexicon');
    const sizes = readdirSync(folder).map((file) => gzipSync(readFileSync(join(folder, file))).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
    expect(readFileSync(join(folder, 'model-zh.json'), 'utf8')).toMatch(/CAPP-130.*CC BY 4\.0/);
    expect(readFileSync(join(folder, 'model-en.json'), 'utf8')).toMatch(/APPSI-139.*CC BY 4\.0/);
    expect(readFileSync(join(root, 'NOTICE'), 'utf8')).toMatch(/CAPP-130[\s\S]*APPSI-139/);
  });

  test('reads keys and numbers as they were written', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(2 ** 24 - 1), { maxLength: 200 }), (keys) => {
        const ascending = keys.toSorted((one, other) => one - other);
        expect(Array.from(readDeltas(writeDeltas(ascending)))).toEqual(ascending);
      }),
    );
    for (let value = 0; value <= 84; value++) {
      expect(numberOf(charOf(value), 0)).toBe(value);
      expect(charOf(value)).not.toMatch(/["\\]/);
    }
    expect(() => numberOf('"', 0)).toThrow(RangeError);
  });

  test('weighs features as the file says', () => {
    const one = new Classifier({
      attribution: [],
      trainedWith: '',
      language: 'zh',
      labels: [
        { id: 'a', bias: -0.5, threshold: 0, step: 0.1 },
        { id: 'b', bias: 0.25, threshold: 0, step: 0.5 },
      ],
      keys: writeDeltas([0]),
      idf: charOf(4),
      idfStep: 0.25,
      weights: charOf(LEVELS + 10) + charOf(LEVELS - 2),
    });
    expect(one.scoresOf(new Map([[0, 4]]))).toEqual([0.5, -0.75]);
    expect(one.scoresOf(new Map([[7, 1]]))).toEqual([-0.5, 0.25]);
    // What was scored before leaves nothing behind.
    expect(one.scoresOf(new Map([[0, 4]]))).toEqual([0.5, -0.75]);
  });

  test('scores a sentence as it scores the features counted in it', () => {
    for (const language of ['zh', 'en'] as const) {
      const classifier = classifierFor(language);
      for (const sentence of SENTENCES)
        expect(classifier.scores(sentence)).toEqual(classifier.scoresOf(featuresOf(sentence, language)));
    }
  });

  test('is refused when the file ends early', () => {
    const cut = new Classifier({
      attribution: [],
      trainedWith: '',
      language: 'zh',
      labels: [{ id: 'a', bias: 0, threshold: 0, step: 0.1 }],
      keys: writeDeltas([0, 5]),
      idf: charOf(4),
      idfStep: 0.25,
      weights: charOf(LEVELS),
    });
    expect(() => cut.scoresOf(new Map([[5, 1]]))).toThrow(RangeError);
  });
});

describe('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  test('every score is the same to the last bit', async () => {
    const entry = join(root, 'analyzer/policy/model/models.ts');
    const built = await build({
      root,
      configFile: false,
      logLevel: 'silent',
      build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'Models' } },
    });
    const [output] = Array.isArray(built) ? built : [built];
    if (output === undefined || !('output' in output)) throw new Error('nothing was built');
    const page = await browser.newPage();
    await page.addScriptTag({ content: `${output.output[0].code}; globalThis.Models = Models;` });
    const theirs = await page.evaluate(
      `(${JSON.stringify(SENTENCES)}).map((sentence) => Models.classifierFor('zh').scores(sentence))`,
    );
    expect(theirs).toEqual(SENTENCES.map((sentence) => classifierFor('zh').scores(sentence)));
  });
});
