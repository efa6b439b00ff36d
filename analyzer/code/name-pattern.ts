/** `*` stands for any run of characters, `?` for any one. */
const WILD = /[*?]/;

export function isWild(pattern: string): boolean {
  return WILD.test(pattern);
}

/**
 * A name with `*` and `?`, as catalogues write them: `libshella-*.so`. Case matters: library, entry and class names are looked up by the
 * runtime as written. Held to names of 65,535 characters by the hundred thousand: its ends are compared first, what stands between two
 * stars is looked for once.
 */
export class Wildcard {
  readonly pattern: string;
  readonly #first: string;
  readonly #between: readonly string[];
  /** `null` without a star: then `#first` is the whole name. */
  readonly #last: string | null;

  constructor(pattern: string) {
    const [first = '', ...rest] = pattern.split('*');
    this.pattern = pattern;
    this.#first = first;
    this.#last = rest.pop() ?? null;
    this.#between = rest;
  }

  matches(name: string): boolean {
    const first = this.#first;
    const last = this.#last;
    if (last === null) return name.length === first.length && standsAt(name, first, 0);
    const end = name.length - last.length;
    if (end < first.length || !standsAt(name, first, 0) || !standsAt(name, last, end)) return false;
    let at = first.length;
    // The earliest place of each leaves the most room for the next.
    for (const part of this.#between) {
      const found = find(name, part, at);
      if (found < 0 || found + part.length > end) return false;
      at = found + part.length;
    }
    return true;
  }
}

function standsAt(name: string, part: string, at: number): boolean {
  if (!part.includes('?')) return name.startsWith(part, at);
  if (at + part.length > name.length) return false;
  for (let i = 0; i < part.length; i++) {
    const code = part.charCodeAt(i);
    if (code !== QUESTION && code !== name.charCodeAt(at + i)) return false;
  }
  return true;
}

function find(name: string, part: string, from: number): number {
  if (!part.includes('?')) return name.indexOf(part, from);
  for (let at = from; at + part.length <= name.length; at++) if (standsAt(name, part, at)) return at;
  return -1;
}

const QUESTION = 0x3f;

export function matchesPattern(pattern: string, name: string): boolean {
  return new Wildcard(pattern).matches(name);
}

/** Many patterns with a value each: exact names by look-up, the rest one by one. */
export class NamePatterns<T> {
  readonly #exact = new Map<string, { pattern: string; value: T }[]>();
  readonly #wild: { wildcard: Wildcard; pattern: string; value: T }[] = [];

  add(pattern: string, value: T): void {
    if (isWild(pattern)) {
      this.#wild.push({ wildcard: new Wildcard(pattern), pattern, value });
      return;
    }
    const known = this.#exact.get(pattern);
    if (known === undefined) this.#exact.set(pattern, [{ pattern, value }]);
    else known.push({ pattern, value });
  }

  /** Every pattern that the name matches, exact ones first, then in the order they were added. */
  match(name: string): { readonly pattern: string; readonly value: T }[] {
    const found = [...(this.#exact.get(name) ?? [])];
    for (const { wildcard, pattern, value } of this.#wild) {
      if (wildcard.matches(name)) found.push({ pattern, value });
    }
    return found;
  }
}
