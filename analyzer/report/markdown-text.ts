import { plain } from './plain.ts';

/**
 * Foreign text inside a paragraph or a cell: shown, never interpreted (CommonMark 2.4 backslash escapes; no raw HTML). What
 * GitHub and GitLab make of plain text after Markdown is done, mentions, references to issues, addresses and formulas, is
 * kept from being seen as such by a character without width.
 */
export function inline(text: string): string {
  return (
    plain(text)
      .replace(/[\\`*_{}[\]()+!~>]/g, '\\$&')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      // Before any that puts a character reference in.
      .replaceAll('#', '\\#&#8203;')
      .replaceAll('$', '&#36;&#8203;')
      .replace(/(https?|ftp):\/\//gi, '$1:&#8203;//')
      .replace(/\bwww\./gi, 'www&#8203;.')
      .replace(/(mailto|xmpp):/gi, '$1&#8203;:')
      .replaceAll('@', '&#64;&#8203;')
      .replace(/^[ ]+/, (spaces) => '&#32;'.repeat(spaces.length))
      .replace(/^[-=]/, '\\$&')
      .replace(/^(\d{1,9})([.)])/, '$1\\$2')
  );
}

/**
 * A code span that the text cannot close: its fence is longer than any run of backticks inside (CommonMark 6.1). A bar, which
 * would end a table's cell even there and cannot be escaped behind a backslash (GFM 4.10), becomes a visible escape.
 */
export function code(text: string): string {
  const safe = plain(text).replaceAll('|', '\\u{7c}');
  const longest = Math.max(0, ...[...safe.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const padded = safe.startsWith('`') || safe.endsWith('`') || safe.trim() === '' ? ` ${safe} ` : safe;
  return `${fence}${padded}${fence}`;
}
