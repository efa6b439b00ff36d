import { ByteView } from '../../bytes/view.ts';
import { ReadError } from '../../errors.ts';
import type { Warnings } from '../../warnings.ts';
import { CHUNK, CHUNK_HEADER, chunksIn } from '../chunks/chunk.ts';
import { StringPool } from '../chunks/string-pool.ts';
import type { XmlValue } from '../xml/element.ts';
import type { ResourceResolver } from '../xml/resolver.ts';
import { type Configuration, isBetter } from './configuration.ts';
import { localeRank } from './locale-match.ts';
import { ResourcePackage } from './package-chunk.ts';
import type { TableEntry, TypeChunk } from './type-chunk.ts';

/** How many references are followed from one resource to another (AOSP: `kMaxIterations` of AssetManager2::ResolveReference). */
const MAXIMUM_REFERENCES = 20;

/** Packages of one table: their ids are one byte. */
const MAXIMUM_PACKAGES = 256;

/** Languages of one resource. Android's own framework has fewer than a hundred. */
const MAXIMUM_LOCALES = 512;

/** Chunks of types that are looked at for all look-ups together: an app has some hundred for each resource that its manifest names. */
const MAXIMUM_LOOKS = 4_000_000;

/** UTF-16 units of all string resources that are gone through: entries may name one and the same string. The largest apps have ten million. */
const MAXIMUM_UNITS = 32 << 20;
/** What a string costs beside its text. */
const COST_OF_STRING = 16;

/** A string resource in one language. */
export interface StringResource {
  /** `string/app_name`. */
  readonly name: string;
  /** BCP 47 tag; empty for the default. */
  readonly locale: string;
  readonly text: string;
}

/** The resource tables of a package and its splits as one: what a reference in the manifest means. */
export class ResourceTable implements ResourceResolver {
  static readonly EMPTY = new ResourceTable([]);
  readonly #packages: readonly ResourcePackage[];
  readonly #byId: ReadonlyMap<number, readonly ResourcePackage[]>;
  #looks = MAXIMUM_LOOKS;
  #isCut = false;

  constructor(packages: readonly ResourcePackage[]) {
    this.#packages = packages;
    this.#byId = Map.groupBy(packages, (pack) => pack.id);
  }

  /** Whether a bound of looking up was reached: what was asked since has no value here, though it may have one. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** This table's resources first, then those of `others`: a base and its configuration splits. */
  with(others: readonly ResourceTable[]): ResourceTable {
    return new ResourceTable([...this.#packages, ...others.flatMap((other) => other.#packages)]);
  }

  resolve(id: number): XmlValue | undefined {
    return this.#resolveIn(id, '');
  }

  localised(id: number): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    for (const locale of this.#localesOf(id)) {
      const value = this.#resolveIn(id, locale);
      if (value?.type === 'string') texts.set(locale, value.value);
    }
    return texts;
  }

  nameOf(id: number): string | undefined {
    for (const { pack, chunk } of this.#chunks(id)) {
      const key = chunk.entry(id & 0xffff)?.key;
      const name = key === undefined ? undefined : pack.keyName(key);
      const type = pack.typeName((id >>> 16) & 0xff);
      if (name !== undefined && type !== undefined) return `${type}/${name}`;
    }
    return undefined;
  }

  /** Files of a resource in every configuration: `res/xml/network.xml`, `res/xml-v24/network.xml`, the best first. */
  files(id: number): string[] {
    const first = this.resolve(id);
    const files = new Set(first?.type === 'string' ? [first.value] : []);
    for (const { chunk } of this.#chunks(id)) {
      const value = chunk.entry(id & 0xffff)?.value;
      if (value?.type === 'string') files.add(value.value);
    }
    return [...files];
  }

  /** All simple string resources whose language passes. */
  *strings(passes: (locale: string) => boolean): Generator<StringResource> {
    let left = MAXIMUM_UNITS;
    for (const pack of this.#packages) {
      for (const typeId of pack.typeIds('string')) {
        for (const chunk of pack.typesOf(typeId)) {
          const { locale } = chunk.configuration;
          if (!passes(locale)) continue;
          for (const index of chunk.indices()) {
            const entry = chunk.entry(index);
            left -= COST_OF_STRING;
            if (left < 0) {
              this.#isCut = true;
              return;
            }
            if (entry?.value?.type !== 'string') continue;
            left -= entry.value.value.length;
            yield { name: `string/${pack.keyName(entry.key) ?? index}`, locale, text: entry.value.value };
          }
        }
      }
    }
  }

  #resolveIn(id: number, locale: string): XmlValue | undefined {
    let current = id;
    const seen = new Set<number>();
    while (!seen.has(current) && seen.size <= MAXIMUM_REFERENCES) {
      seen.add(current);
      const value = this.#best(current, locale)?.value;
      if (value === undefined || value === null) return undefined;
      if (value.type !== 'reference') return value;
      current = value.id;
    }
    return undefined;
  }

  /** The entry a device in this language would take: by language, then by {@link isBetter}. */
  #best(id: number, locale: string): TableEntry | undefined {
    let best: { entry: TableEntry; rank: number; configuration: Configuration } | undefined;
    for (const { chunk } of this.#chunks(id)) {
      const { configuration } = chunk;
      const rank = localeRank(configuration.locale, locale);
      if (rank === 0 || (best !== undefined && rank < best.rank)) continue;
      const entry = chunk.entry(id & 0xffff);
      if (entry === undefined) continue;
      const better = best === undefined || rank > best.rank || isBetter(configuration, best.configuration);
      if (better) best = { entry, rank, configuration };
    }
    return best?.entry;
  }

  /** Languages of a resource and of what it refers to: a name that is the same reference in every language differs only there. */
  #localesOf(id: number): Set<string> {
    const locales = new Set<string>();
    const ids = new Set([id]);
    for (const current of ids) {
      for (const { chunk } of this.#chunks(current)) {
        const entry = chunk.entry(current & 0xffff);
        if (entry === undefined || locales.size >= MAXIMUM_LOCALES) continue;
        locales.add(chunk.configuration.locale);
        // The loop goes on to what is added while it runs; each id once, so that a cycle ends.
        if (entry.value?.type === 'reference' && ids.size <= MAXIMUM_REFERENCES) ids.add(entry.value.id);
      }
    }
    return locales;
  }

  *#chunks(id: number): Generator<{ pack: ResourcePackage; chunk: TypeChunk }> {
    // A shared library's own package is 0 in its table and in its references. What belongs to another library (ids that its library chunk
    // maps) is not in this file, nor is the framework (1): both have no value here.
    for (const pack of this.#byId.get(id >>> 24) ?? []) {
      for (const chunk of pack.typesOf((id >>> 16) & 0xff)) {
        if (this.#looks-- <= 0) {
          this.#isCut = true;
          return;
        }
        yield { pack, chunk };
      }
    }
  }
}

/**
 * `resources.arsc` (frameworks/base, libs/androidfw/LoadedArsc.cpp). Chunks that cannot be read are left out, with a warning.
 *
 * @param entry name in messages
 * @throws {ReadError} when it is no table or its strings cannot be read
 */
export function readResourceTable(bytes: Uint8Array, entry: string, warnings: Warnings): ResourceTable {
  const view = new ByteView(bytes, entry);
  view.need(0, CHUNK_HEADER + 4);
  if (view.u16(0) !== CHUNK.table) {
    throw new ReadError(
      'malformed',
      { zh: `${entry} 不是资源表`, en: `${entry} is not a resource table` },
      view.where(0),
    );
  }
  const end = Math.min(view.length, Math.max(view.u32(4), CHUNK_HEADER + 4));
  let strings: StringPool | null = null;
  const packages: ResourcePackage[] = [];
  const onBad = (offset: number): void =>
    warnings.add(
      'resources-cut',
      { zh: '资源表从此处起有内容无法读取', en: 'a part of the resource table cannot be read from here' },
      { entry, offset },
    );
  for (const chunk of chunksIn(view.slice(0, end), view.u16(2), onBad)) {
    if (chunk.type === CHUNK.stringPool) {
      strings ??= StringPool.read(chunk.view, chunk.headerSize, warnings);
    } else if (chunk.type === CHUNK.tablePackage) {
      try {
        if (packages.length < MAXIMUM_PACKAGES)
          packages.push(ResourcePackage.read(chunk, strings ?? StringPool.EMPTY, entry, warnings));
        else onBad(chunk.offset);
      } catch (error) {
        if (!(error instanceof ReadError)) throw error;
        onBad(chunk.offset);
      }
    }
  }
  return new ResourceTable(packages);
}
