interface Node<T> {
  readonly children: Map<string, Node<T>>;
  value: T | null;
}

/** What a package leads to: the longest prefix over it, and where class names continue. */
export interface PackageHit<T> {
  readonly value: T | null;
  /** Segments of the prefix that gave `value`, 0 for none. */
  readonly depth: number;
  /** Values for single classes of this package. */
  readonly classes: ReadonlyMap<string, { readonly value: T | null }> | null;
}

/**
 * Values by package or class prefix. A prefix covers what it names and everything below it, never a name that merely begins with the same
 * letters: `com.foo` is over `com.foo.Bar` and not over `com.foobar.Baz`.
 */
export class PrefixTrie<T> {
  readonly #root: Node<T> = { children: new Map(), value: null };

  /** @returns the value that the prefix already has, which is kept; `null` when it was free */
  add(prefix: string, value: T): T | null {
    let node = this.#root;
    for (const segment of prefix.split('.')) {
      let next = node.children.get(segment);
      if (next === undefined) {
        next = { children: new Map(), value: null };
        node.children.set(segment, next);
      }
      node = next;
    }
    if (node.value !== null) return node.value;
    node.value = value;
    return null;
  }

  /**
   * The longest prefix over a package.
   *
   * @param own the app's own package, by segments. What is in it belongs to the app unless a longer prefix is over it; a vendor's whole name
   *   space (`com.alipay`) that the app itself lies in is no sign of an SDK anywhere.
   */
  lookUp(packageName: string, own: readonly string[]): PackageHit<T> {
    let node: Node<T> | undefined = packageName === '' ? undefined : this.#root;
    let value: T | null = null;
    let valueDepth = 0;
    let common = 0;
    const segments = packageName === '' ? [] : packageName.split('.');
    for (let depth = 1; depth <= segments.length; depth++) {
      const segment = segments[depth - 1] as string;
      if (common === depth - 1 && segment === own[depth - 1]) common = depth;
      node = node?.children.get(segment);
      if (node === undefined || node.value === null) continue;
      if (common === depth && depth <= NAME_SPACE) continue;
      value = node.value;
      valueDepth = depth;
    }
    if (common === own.length && valueDepth <= common) value = null;
    return { value, depth: value === null ? 0 : valueDepth, classes: node?.children ?? null };
  }
}

/** A prefix of this many segments names a vendor (`com.alipay`), a longer one a product. */
const NAME_SPACE = 2;
