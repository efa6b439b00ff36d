import { plain } from '../../analyzer/report/plain.ts';

/**
 * Where in a file of rules a text stands that would not be shown as it is: with controls of a terminal, of direction or
 * of lines, with what is invisible, or without end. `null` where there is none.
 */
export function obeyedTextAt(value: unknown, place = ''): string | null {
  if (typeof value === 'string') return plain(value) === value ? null : place || '/';
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, one] of Object.entries(value)) {
    if (plain(key) !== key) return place || '/';
    const found = obeyedTextAt(one, `${place}/${key}`);
    if (found !== null) return found;
  }
  return null;
}
