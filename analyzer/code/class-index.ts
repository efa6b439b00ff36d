import { type DexFile, NONE } from '../apk/dex/dex-file.ts';
import { readingBudget, warnOverlap } from '../apk/dex/overlap.ts';
import type { Warnings } from '../warnings.ts';

/** Longer prefixes are not asked for; a name of a million segments has a million prefixes. */
const MAXIMUM_PREFIX = 255;

/** Written by build tools for every package with resources: its presence says nothing of code (`R`, `R$id`, `BuildConfig`, …). */
const GENERATED = /^(R|R2|BR|Manifest|BuildConfig|package-info)(\$.*)?$/;

/** The classes that a package defines, by their Java package. */
export class ClassIndex {
  readonly #packages = new Map<string, string[]>();
  readonly #names = new Set<string>();
  /** By package prefix; built when first asked for. */
  #examples: Map<string, string> | null = null;

  constructor(dexes: readonly DexFile[], warnings: Warnings) {
    for (const dex of dexes) {
      const { count, type } = dex.classDefs;
      let budget = readingBudget(dex);
      for (let i = 0; i < count && budget > 0; i++) {
        const descriptor = dex.descriptor(type[i] ?? NONE);
        budget -= descriptor.length;
        this.#add(descriptor);
      }
      if (budget <= 0) warnOverlap(dex, 'string', warnings);
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

  /** One class of the package or below it, generated ones aside, or the class of this name itself; `null` when there is none. */
  exampleUnder(prefix: string): string | null {
    this.#examples ??= this.#examplesByPrefix();
    return this.#examples.get(prefix) ?? (this.#names.has(prefix) ? prefix : null);
  }

  #examplesByPrefix(): Map<string, string> {
    const examples = new Map<string, string>();
    for (const [packageName, classes] of this.#packages) {
      const example = `${packageName}.${classes[0]}`;
      const within = packageName.slice(0, MAXIMUM_PREFIX);
      // A prefix that has an example has one for everything over it too.
      for (
        let end = packageName.length === within.length ? within.length : within.lastIndexOf('.');
        end > 0;
        end = packageName.lastIndexOf('.', end - 1)
      ) {
        const prefix = packageName.slice(0, end);
        if (examples.has(prefix)) break;
        examples.set(prefix, example);
      }
    }
    return examples;
  }
}
