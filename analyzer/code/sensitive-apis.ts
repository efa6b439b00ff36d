import type { Source } from '../rules.ts';
import type { Text } from '../text.ts';

/**
 * How an API shows in code:
 * - `method`: a call of it; `<init>` for a constructor
 * - `override`: a class of the app overrides it, so that the system hands it the information
 * - `field`: a read of it (`Build.SERIAL`, a provider's `CONTENT_URI`)
 * - `content-uri`: a string that is the address or begins with it and `/` or `?`
 * - `settings-key`: a string given to the `Settings` table `class`
 * - `system-property`: a string given to `SystemProperties.get` or `getprop`
 * - `intent-action`: a string that names an intent or a broadcast
 */
export type SensitiveApiKind =
  | 'method'
  | 'override'
  | 'field'
  | 'content-uri'
  | 'settings-key'
  | 'system-property'
  | 'intent-action';

/** One way to personal information, as `policies/catalog/sensitive-apis` describes it. */
export interface SensitiveApi {
  readonly id: string;
  readonly kind: SensitiveApiKind;
  /** `android.provider.Settings$Secure`; `null` for what is known by its string alone. */
  readonly class: string | null;
  /** Method or field name, else the string. */
  readonly name: string;
  /** Parameter types as in Java source (`int`, `java.lang.String`); `null` when every overload counts. */
  readonly parameters: readonly string[] | null;
  /** Ids in `policies/catalog/personal-information.json`. */
  readonly personalInformation: readonly string[];
  /** All of these are needed, each on the API levels it names; empty when none is. */
  readonly permissions: readonly ApiPermission[];
  /** Not part of the public API: reached by reflection or a copied interface. */
  readonly hidden: boolean;
  /** Serves ordinary functions as often (is there a network, which app opens a file): a call alone does not show collection. */
  readonly ordinary: boolean;
  /** Whose interface it is when not Android's, e.g. `huawei`. */
  readonly vendor: string | null;
  /** API level that brought it; `null` when it was there in API 21 or is not known. */
  readonly addedIn: number | null;
  readonly label: Text;
  readonly source: Source;
  /** Where the permissions come from; `null` when there are none. */
  readonly permissionSource: Source | null;
}

export interface ApiPermission {
  /** Any one of them is enough. */
  readonly anyOf: readonly string[];
  /** Of those, the ones made for other information: they count where the app declares no other. */
  readonly incidental: readonly string[];
  /** First and last API level (of the device) where it is needed; `null`: no bound. */
  readonly from: number | null;
  readonly to: number | null;
}

/** A file of `policies/catalog/sensitive-apis` as it is written. */
export interface SensitiveApiFile {
  readonly title: Text;
  readonly sources: Readonly<Record<string, Source>>;
  readonly apis: readonly {
    readonly id: string;
    readonly kind: SensitiveApiKind;
    readonly class?: string;
    readonly name: string;
    readonly parameters?: readonly string[];
    readonly personalInformation: readonly string[];
    readonly permissions?: readonly {
      readonly anyOf: readonly string[];
      readonly incidental?: readonly string[];
      readonly from?: number;
      readonly to?: number;
    }[];
    readonly hidden?: boolean;
    readonly ordinary?: boolean;
    readonly vendor?: string;
    readonly addedIn?: number;
    readonly label: Text;
    readonly source: string;
    readonly permissionSource?: string;
  }[];
}

/** The APIs of all files, by id. */
export function buildSensitiveApis(files: readonly SensitiveApiFile[]): Map<string, SensitiveApi> {
  const apis = new Map<string, SensitiveApi>();
  for (const { sources, apis: entries } of files) {
    for (const entry of entries) {
      apis.set(entry.id, {
        id: entry.id,
        kind: entry.kind,
        class: entry.class ?? null,
        name: entry.name,
        parameters: entry.parameters ?? null,
        personalInformation: entry.personalInformation,
        permissions: (entry.permissions ?? []).map(({ anyOf, incidental, from, to }) => ({
          anyOf,
          incidental: incidental ?? [],
          from: from ?? null,
          to: to ?? null,
        })),
        hidden: entry.hidden ?? false,
        ordinary: entry.ordinary ?? false,
        vendor: entry.vendor ?? null,
        addedIn: entry.addedIn ?? null,
        label: entry.label,
        source: sources[entry.source] ?? { document: entry.source, clause: '' },
        permissionSource:
          entry.permissionSource === undefined ? null : (sources[entry.permissionSource] ?? null),
      });
    }
  }
  return apis;
}

/** Parameter types as a descriptor, `(Ljava/lang/String;I)`, to hold against a method reference; `null` when every overload counts. */
export function parameterDescriptor(api: SensitiveApi): string | null {
  return api.parameters === null ? null : `(${api.parameters.map(typeDescriptor).join('')})`;
}

/** `Lcom/x/Foo;` for `com.x.Foo`, `[I` for `int[]`. */
export function typeDescriptor(type: string): string {
  if (type.endsWith('[]')) return `[${typeDescriptor(type.slice(0, -2))}`;
  return PRIMITIVES.get(type) ?? `L${type.replaceAll('.', '/')};`;
}

const PRIMITIVES = new Map([
  ['void', 'V'],
  ['boolean', 'Z'],
  ['byte', 'B'],
  ['short', 'S'],
  ['char', 'C'],
  ['int', 'I'],
  ['long', 'J'],
  ['float', 'F'],
  ['double', 'D'],
]);
