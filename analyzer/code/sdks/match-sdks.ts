import type { DexFile } from '../../apk/dex/dex-file.ts';
import { hasString } from '../../apk/dex/string-lookup.ts';
import type { PackerFact, SdkEvidence } from '../../facts/code.ts';
import type { ManifestFacts } from '../../facts/package.ts';
import type { ClassIndex } from '../class-index.ts';
import type { Sdk } from './sdk.ts';
import { SdkAttribution } from './sdk-attribution.ts';
import type { SdkCatalogue, SdkPrefix } from './sdk-catalogue.ts';

/** Where an SDK may leave its marks. */
export interface SdkTraces {
  readonly manifest: ManifestFacts;
  readonly classes: ClassIndex;
  readonly dexes: readonly DexFile[];
  /** `lib/<abi>/<name>.so`, in a bundle after the split's name. */
  readonly nativeLibraries: readonly string[];
  readonly packer: PackerFact | null;
  /** Every dex file was read. */
  readonly complete: boolean;
}

export interface MatchedSdk {
  readonly sdk: Sdk;
  readonly evidence: readonly SdkEvidence[];
}

export interface SdkMatch {
  /** In the order of their ids. */
  readonly sdks: readonly MatchedSdk[];
  /** Under which id each SDK that was found is reported: its own, or that of the one that carries it. */
  readonly reportedAs: ReadonlyMap<string, string>;
  readonly attribution: SdkAttribution;
}

/** The SDKs in a package, each with the marks it was known by; those that another one carries are reported as a part of it. */
export function matchSdks(catalogue: SdkCatalogue, traces: SdkTraces): SdkMatch {
  const found = new Evidence(catalogue);
  matchClasses(found, catalogue, traces);
  matchManifest(found, catalogue, traces);
  const ofPacker = (id: string): boolean =>
    traces.packer !== null && catalogue.sdks.get(id)?.exceptPackers.includes(traces.packer.id) === true;
  for (const entry of traces.nativeLibraries) {
    const name = entry.slice(entry.lastIndexOf('/') + 1);
    for (const { pattern, value } of catalogue.libraries.match(name)) {
      if (!ofPacker(value)) found.add(value, 'native-library', pattern, entry);
    }
  }
  for (const [text, ids] of catalogue.strings) {
    const dex = dexWith(traces.dexes, text);
    if (dex === undefined) continue;
    for (const id of ids) if (!ofPacker(id)) found.add(id, 'string', text, dex.entry);
  }
  const hosts = foldIntoHosts(found, catalogue);
  const sdks = [...found.bySdk].map(([id, evidence]) => ({ sdk: catalogue.sdks.get(id) as Sdk, evidence }));
  sdks.sort((a, b) => (a.sdk.id < b.sdk.id ? -1 : 1));
  const reportedAs = new Map([...sdks.map(({ sdk }): [string, string] => [sdk.id, sdk.id]), ...hosts]);
  return { sdks, reportedAs, attribution: new SdkAttribution(catalogue, traces.manifest.packageName, hosts) };
}

function matchClasses(found: Evidence, catalogue: SdkCatalogue, traces: SdkTraces): void {
  const attribution = new SdkAttribution(catalogue, traces.manifest.packageName);
  const byPrefix = new Map<SdkPrefix, { count: number; readonly example: string }>();
  const totals = new Map<string, number>();
  for (const [packageName, classes] of traces.classes.packages) {
    for (const simple of classes) {
      const prefix = attribution.prefixOver(packageName, simple);
      if (prefix === null) continue;
      totals.set(prefix.id, (totals.get(prefix.id) ?? 0) + 1);
      const known = byPrefix.get(prefix);
      if (known === undefined) byPrefix.set(prefix, { count: 1, example: `${packageName}.${simple}` });
      else known.count++;
    }
  }
  const most = [...byPrefix].sort(([, a], [, b]) => b.count - a.count);
  for (const [{ id, prefix }, { count, example }] of most) {
    const least = catalogue.sdks.get(id)?.minimumClasses ?? 1;
    if ((totals.get(id) ?? 0) >= least) found.add(id, 'class-prefix', prefix, example, count);
  }
}

function dexWith(dexes: readonly DexFile[], text: string): DexFile | undefined {
  return dexes.find((dex) => hasString(dex, text));
}

/**
 * What the manifest names counts when the code has it too: the component's class, or the key that some code asks for. An entry that was left
 * behind when the SDK was taken out is no SDK. Where code is hidden, the manifest alone must do.
 */
function matchManifest(found: Evidence, catalogue: SdkCatalogue, traces: SdkTraces): void {
  const { packageName, components, application } = traces.manifest;
  const codeVisible = traces.complete && traces.packer?.hides !== 'app';
  for (const component of components) {
    if (codeVisible && !traces.classes.has(component.name)) continue;
    // A component in the app's own package that a pattern names (`*.wxapi.WXEntryActivity`) is how the app takes an SDK's call back.
    for (const { pattern, value } of catalogue.components.match(component.name)) {
      if (pattern.startsWith('*') || !isUnder(component.name, packageName)) {
        found.add(value, 'component', pattern, component.name);
      }
    }
  }
  const metaData = [
    ...(application?.metaData ?? []),
    ...components.flatMap((component) => component.metaData),
  ];
  for (const { name } of metaData) {
    const ids = catalogue.metaData.get(name) ?? [];
    if (ids.length === 0 || (codeVisible && dexWith(traces.dexes, name) === undefined)) continue;
    for (const id of ids) found.add(id, 'meta-data', name, name);
  }
}

function isUnder(name: string, packageName: string): boolean {
  return name.startsWith(`${packageName}.`);
}

/** Moves the evidence of carried SDKs to the one that carries them. @returns the host of each SDK that was moved */
function foldIntoHosts(found: Evidence, catalogue: SdkCatalogue): Map<string, string> {
  const hosts = new Map<string, string>();
  for (const [id, evidence] of found.bySdk) {
    const sdk = catalogue.sdks.get(id);
    const host = sdk?.carriedBy.find((one) => found.bySdk.has(one) && !hosts.has(one));
    if (sdk === undefined || host === undefined) continue;
    const classes = evidence.reduce((sum, one) => sum + (one.count ?? 0), 0);
    if (sdk.carriedUpTo !== null && classes > sdk.carriedUpTo) continue;
    hosts.set(id, host);
  }
  for (const [id, host] of hosts) {
    found.bySdk.get(host)?.push(...(found.bySdk.get(id) ?? []));
    found.bySdk.delete(id);
  }
  return hosts;
}

/** A package may hold a library for each architecture and an SDK dozens of components: of each mark so many are shown. */
const MAXIMUM_OF_A_KIND = 8;

class Evidence {
  readonly bySdk = new Map<string, SdkEvidence[]>();
  readonly #catalogue: SdkCatalogue;

  constructor(catalogue: SdkCatalogue) {
    this.#catalogue = catalogue;
  }

  add(
    id: string,
    kind: SdkEvidence['kind'],
    signature: string,
    found: string,
    count: number | null = null,
  ): void {
    if (!this.#catalogue.sdks.has(id)) return;
    const known = this.bySdk.get(id) ?? [];
    this.bySdk.set(id, known);
    const alike = known.filter((one) => one.kind === kind);
    if (alike.length >= MAXIMUM_OF_A_KIND) return;
    if (
      alike.some((one) => one.signature === signature && (kind === 'native-library' || one.found === found))
    )
      return;
    known.push({ kind, signature, found, count });
  }
}
