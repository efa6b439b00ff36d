import type { ApiCall, DexSummary, EndpointFact, PackerFact, SdkFact } from './facts/code.ts';
import type { ListingPlace, PrivacyLabel } from './facts/listing.ts';
import type { CertificateFacts, ComponentFacts, PermissionUse, SigningScheme } from './facts/package.ts';
import type { HandlerIdentity, PolicyDates, PolicyLink, Statement } from './facts/policy.ts';
import type { CategoryFact, InputFact } from './facts.ts';
import type { Evidence, Finding, Level } from './finding.ts';
import type { Text } from './text.ts';
import type { Warning } from './warnings.ts';

/**
 * The result of one audit: the JSON report (`docs/report.schema.json`), and all that any report, page or command is
 * rendered from. The same inputs and rules give the same result but for `startedAt` and `durationMs`.
 */
export interface AuditResult {
  readonly schemaVersion: 1;
  readonly tool: {
    readonly name: 'zhizhi';
    readonly version: string;
    readonly rules: { readonly pack: string; readonly version: string; readonly sha256: string };
  };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly inputs: readonly InputFact[];
  readonly subject: Subject;
  readonly category: (CategoryFact & { readonly name: Text }) | null;
  readonly package: PackageReport | null;
  readonly policy: PolicyReport | null;
  readonly listing: ListingReport | null;
  readonly matrix: readonly MatrixRow[];
  readonly findings: readonly Finding[];
  /** What a person decided not to count: the findings stay. Empty unless a configuration says so. */
  readonly suppressions: readonly Suppression[];
  readonly audits: readonly AuditRecord[];
  readonly checklist: readonly ChecklistItem[];
  /** What was and was not judged of the law and the test standards, by the ids of the rule pack's coverage. */
  readonly coverage: readonly CoverageRecord[];
  readonly verdict: Verdict;
}

/** A finding that a person decided not to count, why, and until when. */
export interface Suppression {
  readonly fingerprint: string;
  readonly reason: string;
  /** ISO 8601 date: the last day it holds. */
  readonly until: string;
  /** Past that day: the finding counts again. */
  readonly expired: boolean;
}

export interface Subject {
  readonly packageName: string | null;
  readonly label: string | null;
  readonly versionName: string | null;
  readonly versionCode: number | null;
  readonly minSdk: number | string | null;
  readonly targetSdk: number | string | null;
  readonly developer: string | null;
  readonly store: string | null;
}

export interface PackageReport {
  readonly kind: 'apk' | 'bundle' | 'binary-manifest' | 'text-manifest';
  readonly permissions: readonly PermissionReport[];
  readonly impliedPermissions: readonly { readonly name: string; readonly reason: Text }[];
  readonly components: readonly ComponentFacts[];
  readonly labels: Readonly<Record<string, string>>;
  readonly signing: {
    readonly schemes: readonly SigningScheme[];
    readonly verified: boolean | null;
    readonly certificates: readonly CertificateFacts[];
    readonly lineage: readonly CertificateFacts[];
    readonly problems: readonly {
      readonly scheme: string | null;
      readonly code: string;
      readonly text: Text;
    }[];
  } | null;
  readonly dex: DexSummary | null;
  readonly nativeLibraries: readonly string[];
  readonly sdks: readonly SdkFact[];
  readonly packer: PackerFact | null;
  /** `null` when call sites were not read. */
  readonly apiCalls: readonly ApiCall[] | null;
  readonly endpoints: readonly EndpointFact[];
  readonly warnings: readonly Warning[];
}

/** A permission asked for, or (`declaredAs: permission`) defined by the app itself. */
export interface PermissionReport {
  readonly name: string;
  readonly declaredAs: PermissionUse['declaredAs'] | 'permission';
  readonly minSdkVersion: number | null;
  readonly maxSdkVersion: number | null;
  readonly line: number | null;
  readonly split: string | null;
}

export interface PolicyReport {
  readonly language: string;
  readonly title: string | null;
  /** What the document is when it is no policy, for the user; else `null`. */
  readonly notAPolicy: Text | null;
  readonly dates: PolicyDates;
  readonly handler: HandlerIdentity;
  /** How many sentences were read, those without a statement too. */
  readonly sentences: number;
  readonly statements: readonly Statement[];
  readonly disclosedSdks: readonly {
    readonly id: string | null;
    readonly name: string;
    readonly vendor: string | null;
    readonly purpose: string | null;
    readonly personalInformation: readonly string[];
  }[];
  readonly links: readonly PolicyLink[];
  readonly warnings: readonly Warning[];
}

export interface ListingReport {
  readonly store: string;
  readonly url: string;
  readonly packageName: string | null;
  readonly name: string | null;
  readonly developer: string | null;
  readonly category: string | null;
  readonly version: string | null;
  readonly permissions: readonly string[] | null;
  readonly policyUrl: string | null;
  readonly downloadUrl: string | null;
  readonly privacyLabel: PrivacyLabel | null;
  readonly notRead: readonly string[];
  readonly saysNone: readonly string[];
  /** The page went beyond the reader's bounds, and its first part was read; absent when all was. */
  readonly isPartial?: true;
  /** Fields that a person entered because they could not be read; absent when there is none. */
  readonly entered?: readonly string[];
  /** The page a field was read on, by field, where that is not the page of `url`; absent when there is none. */
  readonly elsewhere?: Readonly<Record<string, ListingPlace>>;
}

export type MatrixColumn = 'declared' | 'used' | 'disclosed';

/** One type of personal information: asked for, done, said and needed. */
export interface MatrixRow {
  readonly personalInformation: string;
  readonly name: Text;
  readonly grade: 'general' | 'sensitive';
  readonly declared: readonly Evidence[];
  readonly used: readonly Evidence[];
  readonly disclosed: readonly Evidence[];
  readonly necessary: 'yes' | 'conditional' | 'no' | 'unknown';
  /** What needs it, where `necessary` is `conditional`: a service of the category, an account, a duty by law. Absent otherwise. */
  readonly necessaryFor?: Text;
  /** Provisions on how information of this grade is to be handled, whoever handles it. */
  readonly handling: readonly string[];
  /** Columns without an answer because the input was not there: an empty list there means nothing. */
  readonly notLookedAt: readonly MatrixColumn[];
}

export interface AuditRecord {
  readonly id: string;
  readonly title: Text;
  readonly outcome: 'finding' | 'pass' | 'not-applicable' | 'not-run' | 'not-judged';
  readonly reason: Text | null;
}

/**
 * - `found`: an audit that answers to it found something
 * - `nothing-found`: all of them ran and found nothing
 * - `partly`: some ran and found nothing, some did not run
 * - `not-looked-at`: none of them ran
 * - `device`: no file shows it; the checklist or the rule pack says how to test it on a device
 * - `outside`: neither files nor a device show it
 */
export type CoverageStatus = 'found' | 'nothing-found' | 'partly' | 'not-looked-at' | 'device' | 'outside';

export interface CoverageRecord {
  readonly id: string;
  readonly status: CoverageStatus;
}

/** What only a device or a person can decide (人工核查项). */
export interface ChecklistItem {
  readonly behaviour: string;
  readonly title: Text;
  readonly steps: Text;
  readonly hints: readonly Text[];
  readonly outcome: string | null;
}

export interface Verdict {
  readonly level: 'violation' | 'suspected' | 'clear' | 'incomplete';
  readonly counts: Readonly<Record<Level, number>>;
  /** One plain sentence a reason, worst first. */
  readonly reasons: readonly Text[];
  readonly notLookedAt: readonly {
    readonly what: string;
    readonly reason: Text;
    readonly audits: readonly string[];
  }[];
}
