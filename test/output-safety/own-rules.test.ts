import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadRules } from '../../cli/rules/own-rules.ts';
import { zhizhi } from '../support/command-line.ts';
import { NASTY_LIST } from '../support/hostile-result.ts';
import { Renderer } from '../support/rendered.ts';

const demo = join(import.meta.dirname, '../fixtures/demo/demo.apk');
const OBEYED = /(?!\n)\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]|\p{Cs}/u;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhizhi-rules-'));
  mkdirSync(join(folder, 'cn'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A directory of rules in which a term of notices that the demo app earns has this name. */
function named(text: string): string {
  const term = {
    id: 'forced-frequent-excessive-permissions',
    name: { zh: `用语${text}`, en: `a term ${text}` },
  };
  writeFileSync(join(folder, 'cn/notice-terms.json'), JSON.stringify({ terms: [term] }));
  return folder;
}

describe('rules of the user’s own', () => {
  const steering = NASTY_LIST.filter(([name]) => /^(terminal|lines|order|surrogates)/.test(name));

  test.each(steering)('with %s in a text are refused, by its place', async (_, text) => {
    await expect(loadRules(named(text))).rejects.toThrow(
      /notice-terms\.json are wrong at \/terms\/0\/name\/zh: a text with control characters/,
    );
  });

  test('with a text without end are refused', async () => {
    await expect(loadRules(named('z'.repeat(100_000)))).rejects.toThrow(/too long/);
  });

  test('with texts that Markdown or a page would obey are shown as text', async () => {
    const renderer = await Renderer.launch();
    try {
      const page = async (text: string) => {
        const directory = named(text);
        const call = ['--rules', directory, '--lang', 'en'];
        const audit = zhizhi(
          'audit',
          demo,
          '--format',
          'markdown',
          '--category',
          'learning-education',
          ...call,
        );
        const notice = zhizhi(
          'audit',
          demo,
          '--format',
          'notice',
          '--category',
          'learning-education',
          ...call,
        );
        const list = zhizhi('rules', 'list', 'notice-terms', '--format', 'markdown', ...call);
        expect([audit.stderr, notice.stderr, list.stderr]).toEqual(['', '', '']);
        expect(OBEYED.exec(audit.stdout + notice.stdout + list.stdout)?.[0]).toBeUndefined();
        return renderer.markdown([audit, notice, list].map((one) => one.stdout).join('\n\n'));
      };
      const expected = await page('zz');
      const nasty = '| <zz-evil> [zz](https://zz.test) | `zz` \\|<img src=x onerror=zz()>';
      expect((await page(nasty)).skeleton).toBe(expected.skeleton);
    } finally {
      await renderer.close();
    }
  });
});
