import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../../analyzer/policy/text/html.ts';

const lines = (html: string) => readHtml(html).blocks.map((block) => block.text);

describe('a page is read as its blocks', () => {
  test('paragraphs, headings with levels, list items with depths, line breaks', () => {
    const { blocks, title, declaredLanguage } = readHtml(
      '<html lang="zh-CN"><head><title>隐私政策 - 某应用</title></head><body><h2>一、收集</h2><p>我们收集<b>手机号</b>。<br>另起一行</p>' +
        '<ul><li>甲<ul><li>乙</ul><li>丙</ul></body>',
    );
    expect({ title, declaredLanguage }).toEqual({ title: '隐私政策 - 某应用', declaredLanguage: 'zh-cn' });
    expect(blocks.map(({ kind, level, text }) => [kind, level, text])).toEqual([
      ['heading', 2, '一、收集'],
      ['paragraph', 0, '我们收集手机号。'],
      ['paragraph', 0, '另起一行'],
      ['item', 1, '甲'],
      ['item', 2, '乙'],
      ['item', 1, '丙'],
    ]);
  });

  test('a table is its rows, cells set apart; end tags may be left out', () => {
    const { blocks } = readHtml(
      '<table><tr><th>SDK名称<th>使用目的<tr><td>友盟<br>统计<td>统计 &amp; 分析</table>',
    );
    expect(blocks.map(({ kind, text, cells, table }) => ({ kind, text, cells, table }))).toEqual([
      { kind: 'row', text: 'SDK名称 | 使用目的', cells: ['SDK名称', '使用目的'], table: 1 },
      { kind: 'row', text: '友盟 统计 | 统计 & 分析', cells: ['友盟 统计', '统计 & 分析'], table: 1 },
    ]);
  });

  test('a table that lays out the page is no table', () => {
    const policy = '<h1>隐私政策</h1><p>我们收集您的手机号。</p>';
    expect(lines(`<table><tr><td>${policy}</td></tr></table>`)).toEqual(['隐私政策', '我们收集您的手机号。']);
  });

  test('scripts, styles and pictures are no text; entities are decoded', () => {
    expect(
      lines(
        '<style>p{}</style><script>var a = "<p>x</p>"</script><svg><text>y</text></svg><p>A&nbsp;&lt;b&gt;&#x4e2d;</p>',
      ),
    ).toEqual(['A <b>中']);
  });

  test('menus, page headers and footers are left out, links within the text are kept', () => {
    const menu = `<ul>${['首页', '产品', '下载', '帮助', '关于'].map((text) => `<li><a href="/x">${text}</a></li>`).join('')}</ul>`;
    const page = `<header><nav>${menu}</nav></header>${menu}<main><h1>隐私政策</h1><p>我们收集手机号，第三方见<a href="/sdk.html">《SDK目录》</a>。</p></main><footer>© 某公司</footer>`;
    const { blocks } = readHtml(page);
    expect(blocks.map(({ text }) => text)).toEqual(['隐私政策', '我们收集手机号，第三方见《SDK目录》。']);
    expect(blocks[1]?.links).toEqual([{ text: '《SDK目录》', url: '/sdk.html' }]);
  });

  test('folded chapters are part of the policy', () => {
    expect(lines('<div><p>概要</p><div style="display:none"><p>我们收集位置。</p></div></div>')).toEqual([
      '概要',
      '我们收集位置。',
    ]);
  });

  test('a page that nests 100,000 deep, and one of 10 MB, are read whole', () => {
    const deep = `${'<div><b>'.repeat(50_000)}我们收集位置。${'</b></div>'.repeat(50_000)}<p>以上</p>`;
    expect(lines(deep)).toEqual(['我们收集位置。', '以上']);
    const { blocks, cut } = readHtml(`<p>${'字'.repeat(999)}。</p>`.repeat(3500));
    expect(cut).toBe(true);
    expect(blocks.length).toBeGreaterThan(1990);
  });

  test('whatever the bytes, reading ends and gives single lines', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '</',
        '<table>',
        '<td>',
        '<tr>',
        '</table>',
        '<p>',
        '<li>',
        '<!--',
        '<script>',
        '</script>',
        '&amp',
        '<a href=',
        '"',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        for (const { text } of readHtml(pieces.join('')).blocks) {
          expect(text).not.toMatch(/[\r\n]/);
          expect(text.trim()).toBe(text);
        }
      }),
      { numRuns: 300 },
    );
  });
});
