import { plain } from './plain.ts';

/** Foreign text inside a paragraph or a cell: shown, never interpreted (CommonMark 2.4 backslash escapes; no raw HTML). */
export function inline(text: string): string {
  return plain(text)
    .replace(/[\\`*_{}[\]()#+!~>]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/(https?):\/\//gi, '$1:&#8203;//')
    .replaceAll('@', '&#64;');
}

/** A code span that the text cannot close: its fence is longer than any run of backticks inside (CommonMark 6.1). */
export function code(text: string): string {
  const safe = plain(text);
  const longest = Math.max(0, ...[...safe.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const padded = safe.startsWith('`') || safe.endsWith('`') || safe.trim() === '' ? ` ${safe} ` : safe;
  return `${fence}${padded}${fence}`;
}
