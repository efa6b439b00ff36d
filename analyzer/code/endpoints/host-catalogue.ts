import type { EndpointFact } from '../../facts/code.ts';
import type { Source } from '../../rules.ts';
import type { Text } from '../../text.ts';
import type { Sdk } from '../sdks/sdk.ts';

/** `policies/catalog/endpoints.json` as it is written. */
export interface EndpointFile {
  readonly sources: Readonly<Record<string, Source>>;
  readonly noise: readonly {
    readonly why: Text;
    readonly hosts: readonly string[];
    readonly source: string;
  }[];
  /** First labels of documentation hosts. */
  readonly noiseLabels: { readonly why: Text; readonly labels: readonly string[]; readonly source: string };
  /** Beginnings of addresses that are names of something else. */
  readonly noiseUrls: readonly {
    readonly why: Text;
    readonly prefixes: readonly string[];
    readonly source: string;
  }[];
  readonly operators: readonly {
    readonly name: Text;
    readonly country: string;
    readonly domains: readonly string[];
    readonly source: string;
  }[];
  readonly hosting: readonly {
    readonly suffix: string;
    readonly vendor: Text;
    readonly regions?: Readonly<Record<string, string>>;
    readonly source: string;
  }[];
}

/** What is known of a host by its name alone. */
export interface HostFacts {
  /** Ids of the SDKs whose server it may be, the nearest domain’s first: those of one vendor often share a domain. */
  readonly sdks: readonly string[];
  readonly operator: EndpointFact['operator'];
}

interface Hosting {
  readonly vendor: Text;
  readonly regions: ReadonlyMap<string, string>;
}

/** Facts by domain: each holds for the domain and all below it, at label boundaries (`foo.com` is over `a.foo.com`, not over `barfoo.com`). */
export class HostCatalogue {
  readonly #noise = new Set<string>();
  readonly #noiseLabels: ReadonlySet<string>;
  readonly #noiseUrls: readonly string[];
  readonly #sdks = new Map<string, Sdk[]>();
  readonly #operators = new Map<string, HostFacts['operator']>();
  readonly #hosting = new Map<string, Hosting>();

  constructor(file: EndpointFile, sdks: Iterable<Sdk>) {
    for (const { hosts } of file.noise) for (const host of hosts) this.#noise.add(host);
    this.#noiseLabels = new Set(file.noiseLabels.labels);
    this.#noiseUrls = file.noiseUrls.flatMap(({ prefixes }) => prefixes);
    for (const { name, country, domains } of file.operators) {
      for (const domain of domains) this.#operators.set(domain, { name, country });
    }
    for (const { suffix, vendor, regions } of file.hosting) {
      this.#hosting.set(suffix, { vendor, regions: new Map(Object.entries(regions ?? {})) });
    }
    for (const sdk of sdks) {
      for (const domain of sdk.domains) {
        const known = this.#sdks.get(domain);
        if (known === undefined) this.#sdks.set(domain, [sdk]);
        else known.push(sdk);
      }
    }
  }

  /** An identifier, an example or documentation: no server that the app talks to. */
  isNoise(host: string, url: string | null = null): boolean {
    if (url !== null && this.#noiseUrls.some((prefix) => url.startsWith(prefix))) return true;
    const first = host.slice(0, Math.max(0, host.indexOf('.')));
    return this.#noiseLabels.has(first) || suffixesOf(host).some((suffix) => this.#noise.has(suffix));
  }

  /** Whether a catalogued domain is over the host: then even a bare name in a string is an endpoint. */
  isKnown(host: string): boolean {
    return suffixesOf(host).some((suffix) => this.#sdks.has(suffix));
  }

  factsOf(host: string): HostFacts {
    const suffixes = suffixesOf(host);
    const owners = suffixes.map((suffix) => this.#sdks.get(suffix)).filter((sdks) => sdks !== undefined);
    const [nearest] = owners;
    if (nearest !== undefined)
      return { sdks: owners.flat().map((sdk) => sdk.id), operator: operatorOf(nearest) };
    for (const suffix of suffixes) {
      const hosting = this.#hosting.get(suffix);
      if (hosting !== undefined) return { sdks: [], operator: tenantIn(hosting, host) };
      const operator = this.#operators.get(suffix);
      if (operator !== undefined) return { sdks: [], operator };
    }
    return { sdks: [], operator: null };
  }
}

/** The host and every domain over it, longest first. */
function suffixesOf(host: string): string[] {
  const suffixes = [host];
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1))
    suffixes.push(host.slice(dot + 1));
  return suffixes;
}

/** The vendor, when all SDKs of the domain are of one country. */
function operatorOf(sdks: readonly Sdk[]): HostFacts['operator'] {
  const [first] = sdks;
  const country = first?.country ?? null;
  if (first === undefined || country === null || sdks.some((sdk) => sdk.country !== country)) return null;
  return { name: first.vendor ?? first.name, country };
}

/** Hosting is operated by its tenant, whom the name does not tell; where the data centre stands, a label may say. */
function tenantIn(hosting: Hosting, host: string): HostFacts['operator'] {
  for (const label of host.split('.')) {
    for (const name of [label, label.replace(/^s3[.-]/, '')]) {
      const country = hosting.regions.get(name);
      if (country !== undefined) return { name: hosting.vendor, country };
    }
  }
  return null;
}
