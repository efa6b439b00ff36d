import type { Text } from '../text.ts';
import type { Warning } from '../warnings.ts';
import type { TextTrace } from './package.ts';

/** What the package's code is and does, read from its dex files, components and native libraries. */
export interface CodeFacts {
  /** Index into `Facts.inputs`. */
  readonly input: number;
  readonly dex: DexSummary;
  readonly sdks: readonly SdkFact[];
  readonly packer: PackerFact | null;
  /** `null` until call sites are read: then an audit of them is not run rather than passed. */
  readonly calls: CallFacts | null;
  readonly endpoints: readonly EndpointFact[];
  /** Strings in dex files and assets that name a privacy policy or carry its address. */
  readonly policyTraces: readonly TextTrace[];
  /** What was searched for those traces, e.g. `strings of classes.dex (12345)`. */
  readonly searched: readonly Text[];
  readonly warnings: readonly Warning[];
}

export interface DexSummary {
  readonly files: number;
  /** class_defs, over all dex files. */
  readonly classes: number;
  /** method_ids, over all dex files. */
  readonly methods: number;
}

export interface SdkFact {
  /** Id in `policies/catalog/sdks`. */
  readonly id: string;
  readonly name: Text;
  /** Who offers it. */
  readonly vendor: Text | null;
  /** Id in `policies/catalog/sdk-kinds.json`. */
  readonly kind: string;
  readonly kindName: Text;
  /** Runs on the device alone: by its mere presence no party receives anything. */
  readonly isLibrary: boolean;
  readonly isTracker: boolean;
  /** ISO 3166-1 alpha-2 of the operator, where known. */
  readonly country: string | null;
  readonly evidence: readonly SdkEvidence[];
}

export interface SdkEvidence {
  readonly kind: 'class-prefix' | 'native-library' | 'component' | 'meta-data' | 'domain' | 'string';
  /** The signature that matched. */
  readonly signature: string;
  /** What it matched: a class, a library entry, a component. */
  readonly found: string;
  /** How many classes, when classes were matched. */
  readonly count: number | null;
}

export interface PackerFact {
  readonly id: string;
  readonly name: Text;
  /** `app`: all of the app's own code; `methods`: single methods, the rest can be read. */
  readonly hides: 'app' | 'methods';
  readonly evidence: readonly PackerEvidence[];
}

export interface PackerEvidence {
  /** `hidden-class`: a class that the manifest names and no dex file defines. */
  readonly kind: 'application' | 'library' | 'entry' | 'class' | 'hidden-class';
  /** The mark that matched. */
  readonly signature: string;
  /** What it matched: an archive entry or a class. */
  readonly found: string;
}

export interface CallFacts {
  readonly apiCalls: readonly ApiCall[];
  readonly permissionRequests: readonly PermissionRequest[];
  readonly denialExits: readonly DenialExit[];
  /** Declared permissions whose APIs the catalogue knows, and what in the package may need them. */
  readonly permissionUses: readonly PermissionUseFact[];
  /** Reflection, string-built names, bounds reached: what the reading could not follow. */
  readonly limits: readonly Text[];
}

export type EntryPoint = 'startup' | 'launch';

/** One call site of a catalogued API. */
export interface ApiCall {
  /** `Landroid/telephony/TelephonyManager;->getDeviceId()`, or `content://…`, as in the catalogue. */
  readonly api: string;
  /** Id of the catalogue entry. */
  readonly apiId: string;
  readonly personalInformation: readonly string[];
  /**
   * Permissions through which the API serves this app on some Android version: of alternatives those that it declares, all of them when
   * it declares none; empty when it needs none.
   */
  readonly permissions: readonly string[];
  /** Serves ordinary functions as often: the call alone does not show that personal information is collected. */
  readonly ordinary: boolean;
  readonly caller: CodePlace;
  readonly dex: string;
  readonly reachableFrom: EntryPoint | null;
  /** Shortest path from the entry point to the caller, both included; empty when not reachable. */
  readonly path: readonly string[];
  /** Called by name through reflection. */
  readonly reflective: boolean;
}

export interface CodePlace {
  /** `com.example.Foo`. */
  readonly class: string;
  /** `bar(Landroid/content/Context;)V`. */
  readonly method: string;
  /** Id of the SDK the class belongs to; `null` for the app itself. */
  readonly sdk: string | null;
}

export interface PermissionRequest {
  readonly permissions: readonly string[];
  readonly caller: CodePlace;
  readonly dex: string;
  /** The method called, e.g. `Landroid/app/Activity;->requestPermissions([Ljava/lang/String;I)V`. */
  readonly api: string;
  readonly reachableFrom: EntryPoint | null;
  readonly path: readonly string[];
}

export interface PermissionUseFact {
  readonly permission: string;
  /** How many of the catalogue's APIs need it. */
  readonly knownApis: number;
  /** References in the code, called or not, addresses and actions; a few of them. Empty: none was found. */
  readonly found: readonly string[];
}

export interface DenialExit {
  readonly caller: CodePlace;
  readonly dex: string;
  /** What follows the denial. */
  readonly consequence: 'finish' | 'exit' | 'kill' | 'ask-again';
  readonly api: string;
  readonly path: readonly string[];
}

export interface EndpointFact {
  readonly host: string;
  readonly url: string | null;
  readonly scheme: string | null;
  /** Id of the SDK that uses it: the one whose classes alone name it, else the one in the package whose server it is; `null` for the app. */
  readonly sdk: string | null;
  /** Who operates the server, by the catalogue; `null` when it is not known. */
  readonly operator: { readonly name: Text /** ISO 3166-1 alpha-2. */; readonly country: string } | null;
  /** Entry it was found in. */
  readonly entry: string;
}
