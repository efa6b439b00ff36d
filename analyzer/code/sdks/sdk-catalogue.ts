import type { Source } from '../../rules.ts';
import type { Text } from '../../text.ts';
import { NamePatterns } from '../name-pattern.ts';
import { PrefixTrie } from './prefix-trie.ts';
import type { Sdk, SdkKind, SdkSignatures } from './sdk.ts';

/** A file of `policies/catalog/sdks` as it is written: what is absent is empty, sources are named by key. */
export interface SdkFile {
  readonly sources: Readonly<Record<string, Source>>;
  readonly sdks: readonly SdkEntry[];
}

export interface SdkEntry {
  readonly id: string;
  /** A product name that is the same in both languages is written once. */
  readonly name: string | Text;
  readonly vendor?: Text;
  readonly country?: string;
  readonly kind: SdkKind;
  readonly isTracker?: boolean;
  readonly aliases?: readonly string[];
  readonly signatures: Partial<SdkSignatures>;
  readonly domains?: readonly string[];
  readonly minimumClasses?: number;
  readonly exceptPackers?: readonly string[];
  readonly carriedBy?: readonly string[];
  readonly carriedUpTo?: number;
  readonly sources: readonly string[];
}

/** A class prefix and whose it is. */
export interface SdkPrefix {
  readonly prefix: string;
  readonly id: string;
}

/** The SDKs that are known, and the indices that find them. */
export interface SdkCatalogue {
  readonly sdks: ReadonlyMap<string, Sdk>;
  readonly prefixes: PrefixTrie<SdkPrefix>;
  readonly components: NamePatterns<string>;
  readonly libraries: NamePatterns<string>;
  readonly metaData: ReadonlyMap<string, readonly string[]>;
  readonly strings: ReadonlyMap<string, readonly string[]>;
}

/** Joins the files into one catalogue. Of two SDKs with one class prefix the first keeps it. */
export function buildSdkCatalogue(files: readonly SdkFile[]): SdkCatalogue {
  const sdks = new Map<string, Sdk>();
  for (const file of files) {
    for (const entry of file.sdks) sdks.set(entry.id, sdkOf(entry, file.sources));
  }
  const prefixes = new PrefixTrie<SdkPrefix>();
  const components = new NamePatterns<string>();
  const libraries = new NamePatterns<string>();
  const metaData = new Map<string, string[]>();
  const strings = new Map<string, string[]>();
  for (const { id, signatures } of sdks.values()) {
    for (const prefix of signatures.classes) prefixes.add(prefix, { prefix, id });
    for (const pattern of signatures.components) components.add(pattern, id);
    for (const pattern of signatures.libraries) libraries.add(pattern, id);
    for (const key of signatures.metaData) append(metaData, key, id);
    for (const text of signatures.strings) append(strings, text, id);
  }
  return { sdks, prefixes, components, libraries, metaData, strings };
}

function sdkOf(entry: SdkEntry, sources: SdkFile['sources']): Sdk {
  const { signatures } = entry;
  return {
    id: entry.id,
    name: typeof entry.name === 'string' ? { zh: entry.name, en: entry.name } : entry.name,
    vendor: entry.vendor ?? null,
    country: entry.country ?? null,
    kind: entry.kind,
    isTracker: entry.isTracker ?? false,
    aliases: entry.aliases ?? [],
    signatures: {
      classes: signatures.classes ?? [],
      components: signatures.components ?? [],
      libraries: signatures.libraries ?? [],
      metaData: signatures.metaData ?? [],
      strings: signatures.strings ?? [],
    },
    domains: entry.domains ?? [],
    minimumClasses: entry.minimumClasses ?? 1,
    exceptPackers: entry.exceptPackers ?? [],
    carriedBy: entry.carriedBy ?? [],
    carriedUpTo: entry.carriedUpTo ?? null,
    sources: entry.sources.flatMap((key) => sources[key] ?? []),
  };
}

function append(map: Map<string, string[]>, key: string, id: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [id]);
  else known.push(id);
}
