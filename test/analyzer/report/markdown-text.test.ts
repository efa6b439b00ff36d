import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { code, inline } from '../../../analyzer/report/markdown-text.ts';

/** Markdown as a reader of it shows it, without its tags and its characters without width. */
const shown = (markdown: string) =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('\u200b', '')
    .trim();

test.each([
  'https://play.google.com/store/apps/details?id=com.example.lexue&hl=en#reviews',
  'www.example.com and mailto:me@example.com',
  '@someone, see #12 and owner/name#12',
  '$x^2$ for $5',
  'a & b &lt; c &#35; d < e > f',
  '# no heading, * no list, [no](link), `no code`, ~~no~~ | no cell',
  '1. no list',
])('a text is shown as it is: %s', (text) => {
  expect(shown(inline(text))).toBe(text);
});

test.each(['a|b', 'a\\|b', '|', '``|`', '`', '\\', '<b>|</b>', 'x | y'])(
  'code within a table’s cell neither ends the cell nor itself, and its bar is seen: %s',
  (text) => {
    const table = micromark(`| id | name |\n|---|---|\n| ${code(text)} | x |`, {
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    });
    const cells = [...table.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell]) => cell);
    expect(cells).toEqual([expect.stringMatching(/^<code>.*<\/code>$/), 'x']);
    const escaped = text.replaceAll('|', '\\u{7c}').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(cells[0]).toContain(escaped);
  },
);
