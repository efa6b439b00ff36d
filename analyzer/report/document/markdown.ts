import { inline } from '../markdown-text.ts';
import type { Block } from './blocks.ts';

/** Blocks as GitHub-flavoured Markdown. */
export function documentMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(block).join('\n\n')}\n`;
}

function block(one: Block): string {
  switch (one.kind) {
    case 'title':
      return `# ${inline(one.text)}`;
    case 'heading':
      return `${one.level === 3 ? '###' : '##'} ${inline(one.text)}`;
    case 'paragraph':
      return one.note === true ? `> ${inline(one.text)}` : inline(one.text);
    case 'blank':
      return `**${inline(one.label)}** ${inline(one.text)}`;
    case 'list':
      return one.items
        .map((item, index) => `${one.ordered ? `${index + 1}.` : '-'} ${inline(item)}`)
        .join('\n');
    case 'table': {
      const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
      return [row(one.head), `|${one.head.map(() => '---').join('|')}|`, ...one.rows.map(row)].join('\n');
    }
  }
}

function cell(text: string): string {
  return text.split('\n').map(inline).join('<br>').replaceAll('|', '\\|');
}
