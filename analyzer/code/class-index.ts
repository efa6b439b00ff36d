import type { DexFile } from '../apk/dex/dex-file.ts';

/** Written by build tools for every package with resources: its presence says nothing of code (`R`, `R$id`, `BuildConfig`, …). */
const GENERATED = /^(R|R2|BR|Manifest|BuildConfig|package-info)(\$.*)?$/;

/** The classes that a package defines, by their Java package. */
export class ClassIndex {
  readonly #packages = new Map<string, string[]>();
  readonly #names = new Set<string>();

  constructor(dexes: readonly DexFile[]) {
    for (const dex of dexes) {
      const { count, type } = dex.classDefs;
      for (let i = 0; i < count; i++) this.#add(dex.descriptor(type[i] ?? -1));
    }
  }

  #add(descriptor: string): void {
    if (!descriptor.startsWith('L') || !descriptor.endsWith(';')) return;
    const name = descriptor.slice(1, -1).replaceAll('/', '.');
    if (this.#names.has(name)) return;
    this.#names.add(name);
    const dot = name.lastIndexOf('.');
    const simple = name.slice(dot + 1);
    if (GENERATED.test(simple)) return;
    const packageName = dot < 0 ? '' : name.slice(0, dot);
    const known = this.#packages.get(packageName);
    if (known === undefined) this.#packages.set(packageName, [simple]);
    else known.push(simple);
  }

  /** Number of classes, generated ones among them. */
  get size(): number {
    return this.#names.size;
  }

  /** Whether the class is defined, `com.x.Foo`. */
  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** Simple names (`Foo`, `Foo$Bar`) of the classes of each package, without generated ones. */
  get packages(): ReadonlyMap<string, readonly string[]> {
    return this.#packages;
  }

  /** How many classes are in the package or below it, without generated ones, and one of them. Or the class itself and its inner ones. */
  under(prefix: string): { readonly count: number; readonly example: string | null } {
    let count = 0;
    let example: string | null = null;
    for (const [packageName, classes] of this.#packages) {
      if (packageName !== prefix && !packageName.startsWith(`${prefix}.`)) continue;
      count += classes.length;
      example ??= `${packageName}.${classes[0]}`;
    }
    if (count === 0 && this.#names.has(prefix)) return { count: 1, example: prefix };
    return { count, example };
  }
}
