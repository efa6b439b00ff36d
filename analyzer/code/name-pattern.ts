/**
 * Names with `*` (any run of characters) and `?` (any one), as catalogues write them: `libshella-*.so`. Case matters: library, entry and
 * class names are looked up by the runtime as written. Work is at most the name's length times the pattern's.
 */
export function matchesPattern(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let star = -1;
  let resume = 0;
  while (n < name.length) {
    const char = pattern[p];
    if (char === '*') {
      star = p++;
      resume = n;
    } else if (p < pattern.length && (char === '?' || char === name[n])) {
      p++;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

const WILD = /[*?]/;

/** Many patterns with a value each: exact names by look-up, the rest one by one. */
export class NamePatterns<T> {
  readonly #exact = new Map<string, { pattern: string; value: T }[]>();
  readonly #wild: { pattern: string; value: T }[] = [];

  add(pattern: string, value: T): void {
    if (WILD.test(pattern)) {
      this.#wild.push({ pattern, value });
      return;
    }
    const known = this.#exact.get(pattern);
    if (known === undefined) this.#exact.set(pattern, [{ pattern, value }]);
    else known.push({ pattern, value });
  }

  /** Every pattern that the name matches, exact ones first, then in the order they were added. */
  match(name: string): { readonly pattern: string; readonly value: T }[] {
    const found = [...(this.#exact.get(name) ?? [])];
    for (const entry of this.#wild) {
      if (matchesPattern(entry.pattern, name)) found.push(entry);
    }
    return found;
  }
}
