import { plain } from '../plain.ts';
import type { NoticeTable } from './table.ts';

/**
 * RFC 4180, UTF-8 with a byte order mark (spreadsheets take Chinese for another encoding without it). A cell that a
 * spreadsheet would run as a formula (OWASP: CSV injection; = + - @, tab, carriage return) begins with an apostrophe.
 */
export function noticeCsv(table: NoticeTable): string {
  const lines = [table.head, ...table.rows].map((row) => row.map(cell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = text.split('\n').map(plain).join('\n');
  const inert = /^[=+\-@\t\r]/.test(safe) ? `'${safe}` : safe;
  return /[",\n\r]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
