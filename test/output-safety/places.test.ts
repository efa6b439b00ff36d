import { afterAll, beforeAll, expect, test } from 'vitest';
import { markup } from '../../analyzer/report/html/markup.ts';
import { code, inline } from '../../analyzer/report/markdown-text.ts';
import { plain } from '../../analyzer/report/plain.ts';
import { NASTY_LIST } from '../support/hostile-result.ts';
import { Renderer } from '../support/rendered.ts';

let renderer: Renderer;
beforeAll(async () => {
  renderer = await Renderer.launch();
});
afterAll(() => renderer.close());

/** Every place in a report where a foreign text may stand. */
const MARKDOWN: Readonly<Record<string, (text: string) => string>> = {
  'a heading': (text) => `# ${inline(text)}`,
  'a heading below text': (text) => `a\n\n### 1. ${inline(text)}: ${inline(text)}`,
  'a paragraph': (text) => `a\n\n${inline(text)}\n\nb`,
  'an item': (text) => `- **a** ${inline(text)}\n- ${inline(text)} ${code(text)}`,
  'a numbered item': (text) => `1. ${inline(text)}`,
  'a quotation': (text) => `> ${inline(text)}`,
  'a cell': (text) => `| a | b |\n|---|---|\n| ${inline(text).replaceAll('|', '\\|')} | ${code(text)} |`,
};

test.each(Object.entries(MARKDOWN))('a text stays text in %s of Markdown', async (_, place) => {
  const expected = await renderer.markdown(place('zz'));
  for (const [name, text] of NASTY_LIST) {
    const shown = await renderer.markdown(place(text));
    expect(shown.skeleton, name).toBe(expected.skeleton);
    expect(shown.text, name).not.toMatch(/@zz|#1|#zz|:\/\/zz\.test|www\.zz|mailto:zz/);
  }
});

test('a text stays text in content and attributes of a page, and is all there', async () => {
  const place = (text: string) => markup`<p title="${text}">${text}</p>`.text;
  const expected = await renderer.html(place('zz'));
  for (const [name, text] of NASTY_LIST) {
    const shown = await renderer.html(place(text));
    expect(shown.skeleton, name).toBe(expected.skeleton);
    expect(shown.text, name).toBe(plain(text));
  }
});

test('a text without end is cut, and says so', () => {
  const shown = plain('z'.repeat(5_000_000));
  expect(shown.length).toBeLessThan(10_050);
  expect(shown.endsWith('z… (+4990000)')).toBe(true);
});
