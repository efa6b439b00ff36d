import type { Text } from '../text.ts';
import type { Warning } from '../warnings.ts';

/** What a package, a bundle of split packages, or a bare manifest says of itself. */
export interface PackageFacts {
  /** Index into `Facts.inputs`. */
  readonly input: number;
  readonly kind: 'apk' | 'bundle' | 'binary-manifest' | 'text-manifest';
  readonly manifest: ManifestFacts;
  /** `null` for a bare manifest: there is no archive to look into. */
  readonly archive: ArchiveFacts | null;
  readonly resources: ResourceFacts | null;
  readonly signing: SigningFacts | null;
  readonly warnings: readonly Warning[];
}

/** The archive as Android's own reader sees it (libziparchive). In a bundle: of all the splits together. */
export interface ArchiveFacts {
  /** Names of all entries, in the order of the central directory; of a split: `split_config.arm64_v8a.apk!/lib/…`. */
  readonly entries: readonly string[];
  /** `classes.dex`, `classes2.dex`, … as the runtime loads them: in order, ending at the first gap. */
  readonly dexFiles: readonly string[];
  /** `lib/<abi>/<name>.so`. */
  readonly nativeLibraries: readonly string[];
  readonly splits: readonly SplitFacts[];
}

export interface SplitFacts {
  /** File name inside the bundle. */
  readonly file: string;
  /** `null` for the base. */
  readonly split: string | null;
  readonly isFeature: boolean;
}

/** `AndroidManifest.xml`, merged over splits. Class names are complete (a leading `.` is resolved against `package`). */
export interface ManifestFacts {
  readonly packageName: string;
  readonly versionName: string | null;
  /** `versionCodeMajor << 32 | versionCode`, as PackageInfo.getLongVersionCode gives it. */
  readonly versionCode: number | null;
  /** A number, or the codename of a preview. `null` when absent (Android then takes 1). */
  readonly minSdk: number | string | null;
  /** As written. `null` when absent (Android then takes minSdk, else 1): see `effectiveTargetSdk`. */
  readonly targetSdk: number | string | null;
  /** What Android goes by: targetSdk, else minSdk, else 1. A codename counts as the newest level (10000, CUR_DEVELOPMENT). */
  readonly effectiveTargetSdk: number;
  /** A manifest from a source tree that leaves the levels to the build: `effectiveTargetSdk` is then the newest, and says nothing of the app. */
  readonly sdkLevelsUnknown: boolean;
  readonly maxSdk: number | null;
  readonly sharedUserId: string | null;
  readonly split: string | null;
  readonly isFeatureSplit: boolean;
  readonly permissions: readonly PermissionUse[];
  /** Added by Android because of targetSdkVersion, not written in the manifest. */
  readonly impliedPermissions: readonly ImpliedPermission[];
  readonly permissionDefinitions: readonly PermissionDefinition[];
  readonly application: ApplicationFacts | null;
  readonly components: readonly ComponentFacts[];
  readonly usesFeatures: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly line: number | null;
  }[];
  readonly usesLibraries: readonly { readonly name: string; readonly required: boolean }[];
  readonly queries: QueriesFacts;
  /** Placeholders such as `${applicationId}` left in a manifest taken from a source tree. */
  readonly unresolved: readonly { readonly name: string; readonly line: number | null }[];
}

export interface PermissionUse {
  readonly name: string;
  readonly declaredAs: 'uses-permission' | 'uses-permission-sdk-23';
  readonly minSdkVersion: number | null;
  readonly maxSdkVersion: number | null;
  /** `android:usesPermissionFlags`, e.g. `neverForLocation`. */
  readonly flags: readonly string[];
  readonly line: number | null;
  /** The split that declares it; `null` for the base or a single package. */
  readonly split: string | null;
}

export interface ImpliedPermission {
  readonly name: string;
  /** E.g. "targetSdkVersion < 4", with the AOSP source that adds it. */
  readonly reason: Text;
}

/** `<permission>` and `<permission-tree>`: defined, not asked for. */
export interface PermissionDefinition {
  readonly name: string;
  readonly protectionLevel: string | null;
  readonly permissionGroup: string | null;
  readonly line: number | null;
}

export interface ApplicationFacts {
  /** `android:name`: the Application class; `null` when not set. */
  readonly className: string | null;
  /** `android:label` where the text itself is written; `null` for a reference to a resource, a placeholder of the build, and none. */
  readonly label: string | null;
  readonly appComponentFactory: string | null;
  readonly debuggable: boolean;
  readonly allowBackup: boolean | null;
  /** As written; `null` when absent (the default depends on targetSdkVersion: true below 28). */
  readonly usesCleartextTraffic: boolean | null;
  /** Entry of `android:networkSecurityConfig`, e.g. `res/xml/nsc.xml`, and what it says. */
  readonly networkSecurityConfig: NetworkSecurityConfig | null;
  readonly requestLegacyExternalStorage: boolean | null;
  readonly metaData: readonly MetaData[];
  readonly line: number | null;
}

export interface NetworkSecurityConfig {
  /** `null` when the file that the manifest names could not be read: then nothing is known of what it says. */
  readonly entry: string | null;
  readonly baseCleartextPermitted: boolean | null;
  readonly domains: readonly {
    readonly domain: string;
    readonly includeSubdomains: boolean;
    readonly cleartextPermitted: boolean | null;
  }[];
  readonly trustsUserCertificates: boolean;
}

export interface MetaData {
  readonly name: string;
  /** Resolved when the value is a resource; `null` when neither value nor resource could be read. */
  readonly value: string | null;
}

export type ComponentKind = 'activity' | 'activity-alias' | 'service' | 'receiver' | 'provider';

export interface ComponentFacts {
  readonly kind: ComponentKind;
  readonly name: string;
  /** As Android decides: `android:exported`, else whether there is an intent filter (providers: by targetSdkVersion). */
  readonly exported: boolean;
  readonly enabled: boolean;
  readonly permission: string | null;
  readonly process: string | null;
  /** activity-alias only. */
  readonly targetActivity: string | null;
  /** provider only. */
  readonly authorities: readonly string[];
  readonly foregroundServiceTypes: readonly string[];
  readonly intentFilters: readonly IntentFilterFacts[];
  readonly metaData: readonly MetaData[];
  readonly line: number | null;
  readonly split: string | null;
}

export interface IntentFilterFacts {
  readonly actions: readonly string[];
  readonly categories: readonly string[];
  readonly data: readonly {
    readonly scheme: string | null;
    readonly host: string | null;
    readonly mimeType: string | null;
  }[];
  readonly priority: number | null;
}

export interface QueriesFacts {
  readonly packages: readonly string[];
  readonly intents: readonly IntentFilterFacts[];
  readonly providers: readonly string[];
}

export interface ResourceFacts {
  /** `android:label` of the application in the default configuration; `null` when it cannot be resolved. */
  readonly label: string | null;
  /** By BCP 47 tag, e.g. `zh-CN`; the default configuration is `''`. */
  readonly labels: Readonly<Record<string, string>>;
  /** Strings of the default and Chinese configurations that name a privacy policy or carry its address. */
  readonly policyTraces: readonly TextTrace[];
}

/** A text found in the package, and where. */
export interface TextTrace {
  readonly entry: string;
  /** Resource name, class, or path within the entry; `null` when there is none. */
  readonly name: string | null;
  readonly text: string;
}

export type SigningScheme = 'v1' | 'v2' | 'v3' | 'v3.1';

/** What `apksigner verify` would say: whether every Android version that the app supports accepts the signature. */
export interface SigningFacts {
  /** Schemes that verify; empty when the package as a whole does not. Only those that some Android version looks at. */
  readonly schemes: readonly SigningScheme[];
  /** Schemes that are present, verified or not (`v4` is noted only when its `.idsig` is given). */
  readonly present: readonly (SigningScheme | 'v4')[];
  /** `null` when verification could not be done (an algorithm this tool has not got: said in `problems`). */
  readonly verified: boolean | null;
  /** Of the newest scheme that verifies, in order of signers. */
  readonly certificates: readonly CertificateFacts[];
  /** Who claims to have signed a package that does not verify: nothing proves it. Empty when it does. */
  readonly unverifiedCertificates: readonly CertificateFacts[];
  /** v3 proof-of-rotation, oldest first; empty when there is none. */
  readonly lineage: readonly CertificateFacts[];
  /** Why it does not verify, or what was odd. */
  readonly problems: readonly {
    readonly scheme: SigningScheme | null;
    readonly code: string;
    readonly text: Text;
  }[];
}

export interface CertificateFacts {
  /** SHA-256 of the DER, lower-case hexadecimal. */
  readonly sha256: string;
  /** RFC 4514. */
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal, lower case, an even number of digits. */
  readonly serialNumber: string;
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** E.g. `RSA 2048`, `EC P-256`, `DSA 1024`. */
  readonly publicKey: string;
  /** The Android SDK's debug key: common name `Android Debug`. */
  readonly isDebug: boolean;
}
