import { isWild, Wildcard } from '../name-pattern.ts';

/**
 * The entries of a package that have a name, or a file name, that is looked for. One pass finds those of all patterns: a hostile archive
 * has half a million entries, of which none may matter.
 */
export class EntryIndex {
  readonly #named: Matches;
  readonly #filesNamed: Matches;

  /**
   * @param entries names; of a split after `split.apk!/`
   * @param names patterns that `named` will be asked for
   * @param fileNames patterns that `filesNamed` will be asked for
   */
  constructor(entries: readonly string[], names: readonly string[], fileNames: readonly string[]) {
    this.#named = new Matches(names);
    this.#filesNamed = new Matches(fileNames);
    for (const entry of entries) {
      const split = entry.indexOf('!/');
      this.#named.add(split < 0 ? entry : entry.slice(split + 2), entry);
      this.#filesNamed.add(entry.slice(entry.lastIndexOf('/') + 1), entry);
    }
  }

  /** Entries whose name within their archive matches. */
  named(pattern: string): readonly string[] {
    return this.#named.of(pattern);
  }

  /** Entries whose file name matches, wherever they lie. */
  filesNamed(pattern: string): readonly string[] {
    return this.#filesNamed.of(pattern);
  }
}

class Matches {
  readonly #found: ReadonlyMap<string, string[]>;
  readonly #wild: readonly Wildcard[];

  constructor(patterns: readonly string[]) {
    this.#found = new Map(patterns.map((pattern) => [pattern, []]));
    this.#wild = [...this.#found.keys()].filter(isWild).map((pattern) => new Wildcard(pattern));
  }

  add(name: string, entry: string): void {
    this.#found.get(name)?.push(entry);
    for (const wildcard of this.#wild) {
      if (wildcard.pattern !== name && wildcard.matches(name)) this.#found.get(wildcard.pattern)?.push(entry);
    }
  }

  of(pattern: string): readonly string[] {
    const found = this.#found.get(pattern);
    if (found === undefined) throw new TypeError(`not looked for: ${pattern}`);
    return found;
  }
}
