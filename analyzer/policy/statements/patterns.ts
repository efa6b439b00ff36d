/**
 * One expression for any of some patterns of a lexicon. Folding case and reading code points cost a browser milliseconds for each
 * expression when it first meets it: only what has letters with a case, or names characters by property, is compiled so.
 */
export function anyOf(patterns: readonly string[]): RegExp {
  const source = patterns.map((pattern) => `(?:${pattern})`).join('|');
  const hasCase = /[a-z]/i.test(source.replace(/\\[a-z]/gi, ''));
  const byProperty = /\\[pu]\{/i.test(source);
  return new RegExp(source, hasCase ? 'iu' : byProperty ? 'u' : '');
}
