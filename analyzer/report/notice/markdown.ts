import { inline } from '../markdown-text.ts';
import type { NoticeTable } from './table.ts';

/** The notice as a Markdown table, its problems grouped below as CAC's notices do. */
export function noticeMarkdown(
  table: NoticeTable,
  groups: readonly { readonly problem: string; readonly apps: readonly string[] }[],
): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.split('\n').map(inline).join('<br>').replaceAll('|', '\\|')).join(' | ')} |`;
  const lines = [
    `# ${inline(table.title)}`,
    '',
    row(table.head),
    `|${table.head.map(() => '---').join('|')}|`,
  ];
  lines.push(...table.rows.map(row), '');
  for (const { problem, apps } of groups) {
    lines.push(`## ${inline(problem)}`, '', ...apps.map((app, index) => `${index + 1}. ${inline(app)}`), '');
  }
  lines.push(...table.notes.map((note) => `> ${inline(note)}\n`));
  return `${lines.join('\n')}\n`;
}
