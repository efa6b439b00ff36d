import { plain } from '../plain.ts';
import type { NoticeTable } from './table.ts';

/**
 * RFC 4180, UTF-8 with a byte order mark (spreadsheets take Chinese for another encoding without it). What a spreadsheet
 * would run as a formula (OWASP: CSV injection; = + - @, also in full width, behind blanks, and behind the semicolon that
 * parts cells where the comma is the decimal sign) has an apostrophe before it.
 */
export function noticeCsv(table: NoticeTable): string {
  const lines = [table.head, ...table.rows].map((row) => row.map(cell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = text.split('\n').map(plain).join('\n');
  const inert = safe.replace(/(^|;)(?=\s*[=+\-@＝＋－＠])/g, "$1'");
  return /[",;\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
