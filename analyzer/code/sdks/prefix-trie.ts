/** What a package leads to. */
export interface PackageHit<T> {
  /** Value of the longest prefix over the package. */
  readonly value: T | null;
  /** Segments of the prefix that gave `value`, 0 for none. */
  readonly depth: number;
  /** Whether single classes of this package, or packages right below it, have values: see `ofClass`. */
  readonly hasInner: boolean;
}

/**
 * Values by package or class prefix. A prefix covers what it names and everything below it, never a name that merely begins with the same
 * letters: `com.foo` is over `com.foo.Bar` and not over `com.foobar.Baz`. A trie by segments, held as its paths: an object for each node
 * would take most of the time in which a small package is read.
 */
export class PrefixTrie<T> {
  readonly #values = new Map<string, T>();
  /** Everything right above a prefix. */
  readonly #parents = new Set<string>();
  /** Segments of the longest prefix: names may have thousands, and none further down is looked up. */
  #deepest = 0;

  /** @returns the value that the prefix already has, which is kept; `null` when it was free */
  add(prefix: string, value: T): T | null {
    const known = this.#values.get(prefix);
    if (known !== undefined) return known;
    this.#values.set(prefix, value);
    this.#parents.add(prefix.slice(0, Math.max(0, prefix.lastIndexOf('.'))));
    this.#deepest = Math.max(this.#deepest, prefix.split('.').length);
    return null;
  }

  /**
   * The longest prefix over a package.
   *
   * @param own the app's own package, by segments. What is in it belongs to the app unless a longer prefix is over it; a vendor's whole name
   *   space (`com.alipay`) that the app itself lies in is no sign of an SDK anywhere.
   */
  lookUp(packageName: string, own: readonly string[]): PackageHit<T> {
    let value: T | null = null;
    let valueDepth = 0;
    let common = 0;
    const segments = packageName === '' ? [] : packageName.split('.');
    for (let depth = 1, end = -1; depth <= segments.length; depth++) {
      const segment = segments[depth - 1] as string;
      end += segment.length + 1;
      if (common === depth - 1 && segment === own[depth - 1]) common = depth;
      const found = depth > this.#deepest ? undefined : this.#values.get(packageName.slice(0, end));
      if (found === undefined) continue;
      if (common === depth && depth <= NAME_SPACE) continue;
      value = found;
      valueDepth = depth;
    }
    if (common === own.length && valueDepth <= common) value = null;
    return { value, depth: value === null ? 0 : valueDepth, hasInner: this.#parents.has(packageName) };
  }

  /** The value for one class and what is inside it. */
  ofClass(packageName: string, simpleName: string): T | null {
    return this.#values.get(packageName === '' ? simpleName : `${packageName}.${simpleName}`) ?? null;
  }
}

/** A prefix of this many segments names a vendor (`com.alipay`), a longer one a product. */
const NAME_SPACE = 2;
