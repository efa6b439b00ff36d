import type { DexFile } from '../../apk/dex/dex-file.ts';
import { findStrings, StringPatterns } from '../../apk/dex/string-search.ts';
import type { EndpointFact } from '../../facts/code.ts';
import type { ManifestFacts } from '../../facts/package.ts';
import type { Warnings } from '../../warnings.ts';
import type { CodeUses } from '../calls/code-uses.ts';
import { type CodeMember, entryName, readOrWarn } from '../members.ts';
import type { DexMaps, Program } from '../program/program.ts';
import { type Address, addressesIn, isHost, type Places } from './addresses.ts';
import type { HostCatalogue } from './host-catalogue.ts';
import { librariesToRead, printableAddresses } from './native-strings.ts';
import { classesUsing } from './string-users.ts';

/** Where addresses are looked for. */
export interface EndpointSources {
  readonly program: Program;
  /** What the program's code uses. */
  readonly uses: CodeUses;
  readonly members: readonly CodeMember[];
  readonly manifest: ManifestFacts;
  /** Texts of the resource table, with the entry they are in. */
  readonly resourceTexts: Iterable<{ readonly entry: string; readonly text: string }>;
  /** SDKs in the package, with the id that each is reported under: a server is attributed to these alone. */
  readonly sdks: ReadonlyMap<string, string>;
  /** The SDK that a class (`com.x.Foo`) belongs to; `null` for the app's own code and for libraries. */
  readonly sdkOfClass: (className: string) => string | null;
}

/** The servers that a package names, each address once, and where it was found. */
export async function findEndpoints(
  catalogue: HostCatalogue,
  sources: EndpointSources,
  warnings: Warnings,
  signal?: AbortSignal,
): Promise<EndpointFact[]> {
  const found = new Endpoints(catalogue, sources.sdks);
  readDexStrings(catalogue, found, sources, () => signal?.throwIfAborted());
  for (const { entry, text } of sources.resourceTexts) found.addAll(addressesIn(text, found.places), entry);
  await readTextFiles(sources.members, found, warnings, signal);
  await readLibraries(sources.members, found, warnings, signal);
  const config = sources.manifest.application?.networkSecurityConfig ?? null;
  for (const { domain } of config?.domains ?? []) {
    const host = domain.toLowerCase();
    if (isHost(host)) found.addHost(host, config?.entry ?? 'AndroidManifest.xml');
  }
  if (found.dropped > 0) warnTooMany(found.dropped, warnings);
  if (found.places.left < 0) warnUnread(warnings);
  return found.list;
}

const WITH_SCHEME = new StringPatterns(['://']);
/** The longest name that DNS allows; a longer string is no bare host name. */
const MAXIMUM_HOST = 253;

function readDexStrings(
  catalogue: HostCatalogue,
  found: Endpoints,
  { program, uses, sdkOfClass }: EndpointSources,
  checkCancelled: () => void,
): void {
  const addresses = program.dexes.map((dex, d) => {
    checkCancelled();
    const { symbol } = program.maps[d] as DexMaps;
    return findStrings(dex, WITH_SCHEME).found.map((index) => ({ index, symbol: symbol[index] as number }));
  });
  const users = classesUsing(program, uses, new Set(addresses.flat().map(({ symbol }) => symbol)));
  program.dexes.forEach((dex, d) => {
    checkCancelled();
    for (const { index, symbol } of addresses[d] ?? []) {
      const user = onlySdk(users.get(symbol), sdkOfClass);
      found.addAll(addressesOf(dex, index, found.places), dex.entry, user);
    }
    readBareHosts(dex, catalogue, found);
  });
}

/** Compilers write no string above 65,535 bytes; one above this is searched as data, piece by piece. */
const MAXIMUM_STRING = 1 << 20;

function addressesOf(dex: DexFile, index: number, places: Places): Address[] {
  const start = dex.stringStart(index);
  const end = dex.stringEnd(start);
  return end - start > MAXIMUM_STRING
    ? printableAddresses(dex.bytes.subarray(start, end), places)
    : addressesIn(dex.string(index), places);
}

function readBareHosts(dex: DexFile, catalogue: HostCatalogue, found: Endpoints): void {
  // Names without a scheme: many strings look like one (packages, file names), so only catalogued domains count.
  for (let i = 0; i < dex.stringOffset.length; i++) {
    if (dex.stringOffset[i] === 0 || !looksLikeHost(dex, i)) continue;
    const text = dex.string(i);
    if (isHost(text) && catalogue.isKnown(text)) found.addHost(text, dex.entry);
  }
}

/** The SDK that alone uses a string: every class that loads it belongs to it. */
function onlySdk(
  classes: ReadonlySet<string> | undefined,
  sdkOfClass: EndpointSources['sdkOfClass'],
): string | null {
  const owners = new Set([...(classes ?? [])].map(sdkOfClass));
  const [owner] = owners;
  return owners.size === 1 && owner !== undefined ? owner : null;
}

/** Whether a string has only the characters of a host name in lower case, and a dot: read from its bytes, as far as the first other one. */
function looksLikeHost(dex: DexFile, index: number): boolean {
  const { bytes } = dex;
  const start = dex.stringStart(index);
  let dots = 0;
  for (let at = start; at < bytes.length && at - start <= MAXIMUM_HOST; at++) {
    const byte = bytes[at] as number;
    if (byte === 0) return dots > 0;
    if (byte === 0x2e) dots++;
    else if (!((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x2d))
      return false;
  }
  return false;
}

/** Pages and scripts that hybrid apps run from their assets. */
const TEXT_ENTRY = /^(assets|res\/raw[^/]*)\/.*\.(html?|xhtml|js|mjs|json|xml|properties|bundle|conf|txt)$/i;
const MAXIMUM_FILE = 4 << 20;
const MAXIMUM_TEXT = 24 << 20;
/** A larger one is no text, and is not inflated. */
const MAXIMUM_ENTRY = 32 << 20;

async function readTextFiles(
  members: readonly CodeMember[],
  found: Endpoints,
  warnings: Warnings,
  signal: AbortSignal | undefined,
): Promise<void> {
  const decoder = new TextDecoder('utf-8');
  let budget = MAXIMUM_TEXT;
  for (const member of members) {
    for (const entry of member.archive.entries) {
      if (!TEXT_ENTRY.test(entry.name) || budget <= 0) continue;
      signal?.throwIfAborted();
      const bytes = await readOrWarn(member, entry.name, 'entry-unreadable', warnings, MAXIMUM_ENTRY);
      // One that cannot be read may have cost as much as it declares.
      budget -= bytes?.length ?? Math.min(entry.uncompressedSize ?? MAXIMUM_ENTRY, MAXIMUM_ENTRY);
      if (bytes === null) continue;
      const text = decoder.decode(bytes.subarray(0, MAXIMUM_FILE));
      const read = MARKUP.test(entry.name) ? withoutComments(text) : text;
      found.addAll(addressesIn(read, found.places), entryName(member, entry.name));
    }
  }
}

const MARKUP = /\.(html?|xhtml|xml)$/i;

/** Markup without `<!-- … -->`: comments say where a key is applied for, not where the app connects. */
function withoutComments(text: string): string {
  let kept = '';
  let from = 0;
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', from)) {
    kept += text.slice(from, open);
    const close = text.indexOf('-->', open + 4);
    if (close < 0) return kept;
    from = close + 3;
  }
  return kept + text.slice(from);
}

/** Native libraries are large: so much of them, all together, is searched. */
const MAXIMUM_LIBRARIES = 64 << 20;
/** A larger one is not inflated: that of the largest games has some 200 MB. */
const MAXIMUM_LIBRARY = 160 << 20;

async function readLibraries(
  members: readonly CodeMember[],
  found: Endpoints,
  warnings: Warnings,
  signal: AbortSignal | undefined,
): Promise<void> {
  let budget = MAXIMUM_LIBRARIES;
  let skipped = 0;
  for (const { member, name } of librariesToRead(members)) {
    signal?.throwIfAborted();
    if (budget <= 0) {
      skipped++;
      continue;
    }
    const size = member.archive.get(name)?.uncompressedSize ?? 0;
    const bytes =
      size > MAXIMUM_LIBRARY ? null : await readOrWarn(member, name, 'entry-unreadable', warnings);
    if (bytes === null) {
      if (size > MAXIMUM_LIBRARY) skipped++;
      else budget -= size;
      continue;
    }
    found.addAll(printableAddresses(bytes.subarray(0, budget), found.places), entryName(member, name));
    budget -= bytes.length;
  }
  if (skipped === 0) return;
  warnings.add('native-strings-unread', {
    zh: `另有 ${skipped} 个原生库过大，未查找其中的地址`,
    en: `${skipped} more native libraries were too large to be searched for addresses`,
  });
}

const MAXIMUM_ENDPOINTS = 2000;
/** Places in all texts that may be an address: the largest apps have some ten thousands. */
const MAXIMUM_PLACES = 150_000;
/** So many addresses of one host are reported: the rest say nothing new. */
const MAXIMUM_OF_HOST = 5;

class Endpoints {
  readonly list: EndpointFact[] = [];
  dropped = 0;
  readonly places: Places = { left: MAXIMUM_PLACES };
  readonly #catalogue: HostCatalogue;
  readonly #present: ReadonlyMap<string, string>;
  readonly #seen = new Set<string>();
  readonly #ofHost = new Map<string, number>();

  constructor(catalogue: HostCatalogue, present: ReadonlyMap<string, string>) {
    this.#catalogue = catalogue;
    this.#present = present;
  }

  /** @param user the SDK that alone uses the addresses, when that is known */
  addAll(addresses: readonly Address[], entry: string, user: string | null = null): void {
    for (const { host, scheme, url } of addresses) this.#add(host, scheme, url, entry, user);
  }

  /** A host named without an address; says nothing when an address of it is known. */
  addHost(host: string, entry: string): void {
    if (!this.#ofHost.has(host)) this.#add(host, null, null, entry, null);
  }

  #add(host: string, scheme: string | null, url: string | null, entry: string, user: string | null): void {
    const key = url ?? host;
    if (this.#seen.has(key) || this.#catalogue.isNoise(host, url)) return;
    const ofHost = this.#ofHost.get(host) ?? 0;
    if (ofHost >= MAXIMUM_OF_HOST) return;
    if (this.list.length >= MAXIMUM_ENDPOINTS) {
      this.dropped++;
      return;
    }
    this.#seen.add(key);
    this.#ofHost.set(host, ofHost + 1);
    const { sdks, operator } = this.#catalogue.factsOf(host);
    const owner = sdks.map((id) => this.#present.get(id)).find((id) => id !== undefined) ?? null;
    const sdk = user ?? owner;
    this.list.push({ host, url, scheme, sdk, operator, entry });
  }
}

function warnUnread(warnings: Warnings): void {
  warnings.add('endpoints-dropped', {
    zh: `可能是地址之处过多（超过 ${MAXIMUM_PLACES} 处），其余未查找`,
    en: `too many places that may be addresses (more than ${MAXIMUM_PLACES}): the rest were not looked at`,
  });
}

function warnTooMany(dropped: number, warnings: Warnings): void {
  warnings.add('endpoints-dropped', {
    zh: `地址过多（超过 ${MAXIMUM_ENDPOINTS} 处），${dropped} 处未列出`,
    en: `too many addresses (more than ${MAXIMUM_ENDPOINTS}): ${dropped} are not listed`,
  });
}
