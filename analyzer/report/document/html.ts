import type { Language } from '../../text.ts';
import { Markup, markup } from '../html/markup.ts';
import type { Block } from './blocks.ts';

/** Black on white and serifs, as official documents are set; wide tables scroll on a screen and wrap on paper. */
const STYLE = `
:root { color-scheme: light dark; } * { box-sizing: border-box; }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1.25rem; line-height: 1.7; overflow-wrap: anywhere;
  font-family: "Songti SC", SimSun, "Noto Serif CJK SC", "Noto Sans CJK SC", serif; color: light-dark(#111, #e8e8e8); background: light-dark(#fff, #14171a); }
h1 { text-align: center; font-size: 1.5rem; margin: 1rem 0 1.5rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .6rem; } h3 { font-size: 1rem; margin: 1rem 0 .3rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; } th, td { border: 1px solid light-dark(#555, #888); padding: .35rem .5rem; text-align: left; vertical-align: top; }
th { text-align: center; } td:first-child { text-align: center; white-space: nowrap; } .note { font-style: italic; } .blank { color: light-dark(#555, #aaa); }
.scroll { overflow-x: auto; } p { margin: .5rem 0; }
@page { size: A4 landscape; margin: 15mm; } @media print { :root { color-scheme: light; } body { margin: 0; max-width: none; font-size: 10pt; background: #fff; color: #000; } .scroll { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`;

/** Blocks as one self-contained page without script; its policy allows nothing but its own style. */
export function documentHtml(
  blocks: readonly Block[],
  options: { readonly title: string; readonly language: Language },
): string {
  return markup`<!doctype html>
<html lang="${options.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${options.title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body><main>
${blocks.map(block)}
</main></body>
</html>
`.text;
}

function block(one: Block): Markup {
  switch (one.kind) {
    case 'title':
      return markup`<h1>${one.text}</h1>
`;
    case 'heading':
      return one.level === 3
        ? markup`<h3>${one.text}</h3>
`
        : markup`<h2>${one.text}</h2>
`;
    case 'paragraph':
      return one.note === true
        ? markup`<p class="note">${one.text}</p>
`
        : markup`<p>${one.text}</p>
`;
    case 'blank':
      return markup`<p><strong>${one.label}</strong> <span class="blank">${one.text}</span></p>
`;
    case 'list': {
      const items = one.items.map((item) => markup`<li>${item}</li>`);
      return one.ordered
        ? markup`<ol>${items}</ol>
`
        : markup`<ul>${items}</ul>
`;
    }
    case 'table':
      return markup`<div class="scroll" tabindex="0"><table>${columns(one.widths)}<thead><tr>${one.head.map((cell) => markup`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${one.rows.map(
        (row) => markup`<tr>${row.map((cell) => markup`<td>${lines(cell)}</td>`)}</tr>
`,
      )}</tbody></table></div>
`;
  }
}

function columns(widths: readonly number[] | undefined): Markup | null {
  if (widths === undefined) return null;
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const shares = widths.map((width) => markup`<col style="width:${Math.round((100 * width) / whole)}%">`);
  return markup`<colgroup>${shares}</colgroup>`;
}

function lines(text: string): Markup {
  return markup`${text.split('\n').map((line, index) => markup`${index === 0 ? null : new Markup('<br>')}${line}`)}`;
}
