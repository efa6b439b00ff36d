import { matchesPattern } from '../name-pattern.ts';

const WILD = /[*?]/;

/** The entries of a package by their name and by their file name, so that a pattern without `*` or `?` costs one look-up. */
export class EntryIndex {
  readonly #byName = new Map<string, string[]>();
  readonly #byFileName = new Map<string, string[]>();

  /** @param entries names; of a split after `split.apk!/` */
  constructor(entries: readonly string[]) {
    for (const entry of entries) {
      const split = entry.indexOf('!/');
      append(this.#byName, split < 0 ? entry : entry.slice(split + 2), entry);
      append(this.#byFileName, entry.slice(entry.lastIndexOf('/') + 1), entry);
    }
  }

  /** Entries whose name within their archive matches. */
  named(pattern: string): readonly string[] {
    return find(this.#byName, pattern);
  }

  /** Entries whose file name matches, wherever they lie. */
  filesNamed(pattern: string): readonly string[] {
    return find(this.#byFileName, pattern);
  }
}

function find(entries: ReadonlyMap<string, readonly string[]>, pattern: string): readonly string[] {
  if (!WILD.test(pattern)) return entries.get(pattern) ?? [];
  const found: string[] = [];
  for (const [name, places] of entries) {
    if (matchesPattern(pattern, name)) found.push(...places);
  }
  return found;
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
