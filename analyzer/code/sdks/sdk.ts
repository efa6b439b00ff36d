import type { Source } from '../../rules.ts';
import type { Text } from '../../text.ts';

/** What an SDK is for; `policies/catalog/sdk-kinds.json` says what each means to a user. */
export type SdkKind =
  | 'advertising'
  | 'analytics'
  | 'anti-fraud'
  | 'attribution'
  | 'biometric'
  | 'cloud'
  | 'crash'
  | 'dev-framework'
  | 'device-id'
  | 'hardening'
  | 'im-rtc'
  | 'library'
  | 'map-location'
  | 'one-key-login'
  | 'other'
  | 'payment'
  | 'push'
  | 'share'
  | 'social-login'
  | 'ui-framework';

/** Marks that an SDK leaves in a package. */
export interface SdkSignatures {
  /** Packages (all classes in and below) or single classes (with their inner ones): matched at a package boundary. */
  readonly classes: readonly string[];
  /** Class names of components in the manifest; `*` may begin or end one. */
  readonly components: readonly string[];
  /** File names of native libraries, with `*` and `?`. */
  readonly libraries: readonly string[];
  /** Keys of `<meta-data>`. */
  readonly metaData: readonly string[];
  /** String constants that renaming keeps: addresses, actions. Compared whole. */
  readonly strings: readonly string[];
}

export interface Sdk {
  readonly id: string;
  readonly name: Text;
  readonly vendor: Text | null;
  /** ISO 3166-1 alpha-2 of the operator, `null` where unknown or where there is none. */
  readonly country: string | null;
  readonly kind: SdkKind;
  readonly isTracker: boolean;
  /** Other names, as privacy policies and vendors write them. */
  readonly aliases: readonly string[];
  readonly signatures: SdkSignatures;
  /** Domains of its servers: they and all below them. */
  readonly domains: readonly string[];
  /** Fewer classes than this are a stand-in that does nothing (a no-op artifact). */
  readonly minimumClasses: number;
  /** Packers that bring their own copy of it: with one of them, libraries and strings say nothing. */
  readonly exceptPackers: readonly string[];
  /** SDKs that carry this one inside: present with one of them it is part of it, not a party of its own. */
  readonly carriedBy: readonly string[];
  /** Of `carriedBy`: only up to this many classes, `null` for any number. */
  readonly carriedUpTo: number | null;
  readonly sources: readonly Source[];
}
