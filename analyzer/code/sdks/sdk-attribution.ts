import type { PackageHit } from './prefix-trie.ts';
import type { SdkCatalogue, SdkPrefix } from './sdk-catalogue.ts';

/** Tells which SDK a class belongs to. Answers are kept by package: an app has few packages and many classes. */
export class SdkAttribution {
  readonly #catalogue: SdkCatalogue;
  readonly #own: readonly string[];
  readonly #hosts: ReadonlyMap<string, string>;
  readonly #packages = new Map<string, PackageHit<SdkPrefix>>();

  /**
   * @param ownPackage the app's package name: its classes belong to the app
   * @param hosts SDKs that were found inside another one, with the id of that one
   */
  constructor(catalogue: SdkCatalogue, ownPackage: string, hosts: ReadonlyMap<string, string> = new Map()) {
    this.#catalogue = catalogue;
    this.#own = ownPackage.split('.');
    this.#hosts = hosts;
  }

  /** Id of the SDK whose prefix is the longest over the class (`com.x.Foo$Bar`); `null` for the app's own code. */
  sdkOfClass(className: string): string | null {
    const dot = className.lastIndexOf('.');
    const found = this.prefixOver(dot < 0 ? '' : className.slice(0, dot), className.slice(dot + 1));
    return found === null ? null : (this.#hosts.get(found.id) ?? found.id);
  }

  /** The longest catalogued prefix over the class, and whose it is. */
  prefixOver(packageName: string, simpleName: string): SdkPrefix | null {
    let hit = this.#packages.get(packageName);
    if (hit === undefined) {
      hit = this.#catalogue.prefixes.lookUp(packageName, this.#own);
      this.#packages.set(packageName, hit);
    }
    if (hit.hasInner) {
      const dollar = simpleName.indexOf('$');
      const outer = dollar > 0 ? simpleName.slice(0, dollar) : simpleName;
      const ofClass = this.#catalogue.prefixes.ofClass(packageName, outer);
      if (ofClass !== null) return ofClass;
    }
    return hit.value;
  }
}
