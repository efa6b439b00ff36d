import type { ManifestFacts } from '../facts/package.ts';
import type { Facts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import type {
  AuditRecord,
  AuditResult,
  ChecklistItem,
  CoverageRecord,
  ListingReport,
  MatrixRow,
  PackageReport,
  PermissionReport,
  PolicyReport,
  Subject,
  Verdict,
} from '../result.ts';
import type { RulePack } from '../rules.ts';
import { VERSION } from '../version.ts';

export interface Parts {
  readonly facts: Facts;
  readonly rules: RulePack;
  readonly findings: readonly Finding[];
  readonly audits: readonly AuditRecord[];
  readonly matrix: readonly MatrixRow[];
  readonly checklist: readonly ChecklistItem[];
  readonly coverage: readonly CoverageRecord[];
  readonly verdict: Verdict;
  readonly startedAt: string;
  readonly durationMs: number;
}

/** Puts the result together in the order of the contract. It judges nothing. */
export function assemble(parts: Parts): AuditResult {
  const { facts, rules } = parts;
  const name = facts.category === null ? undefined : rules.categories.get(facts.category.id)?.name;
  return {
    schemaVersion: 1,
    tool: {
      name: 'zhizhi',
      version: VERSION,
      rules: { pack: rules.id, version: rules.version, sha256: rules.sha256 },
    },
    startedAt: parts.startedAt,
    durationMs: parts.durationMs,
    inputs: facts.inputs,
    subject: subjectOf(facts),
    category: facts.category === null || name === undefined ? null : { ...facts.category, name },
    package: packageOf(facts),
    policy: policyOf(facts),
    listing: listingOf(facts),
    matrix: parts.matrix,
    findings: parts.findings,
    suppressions: [],
    audits: parts.audits,
    checklist: parts.checklist,
    coverage: parts.coverage,
    verdict: parts.verdict,
  };
}

function subjectOf(facts: Facts): Subject {
  const manifest = facts.package?.manifest;
  const { listing } = facts;
  return {
    // A manifest of a source tree may name no package: the empty name is none.
    packageName: manifest?.packageName || listing?.packageName || null,
    label: facts.package?.resources?.label || manifest?.application?.label || listing?.name || null,
    versionName: manifest?.versionName ?? listing?.version ?? null,
    versionCode: manifest?.versionCode ?? null,
    minSdk: manifest?.minSdk ?? null,
    targetSdk: manifest?.targetSdk ?? null,
    developer: listing?.developer ?? null,
    store: listing?.store ?? null,
  };
}

function packageOf(facts: Facts): PackageReport | null {
  const { package: read, code } = facts;
  if (read === null) return null;
  const { manifest, signing, archive } = read;
  return {
    kind: read.kind,
    permissions: permissionsOf(manifest),
    impliedPermissions: manifest.impliedPermissions,
    components: manifest.components,
    labels: read.resources?.labels ?? {},
    signing:
      signing === null
        ? null
        : {
            schemes: signing.schemes,
            verified: signing.verified,
            certificates: signing.certificates,
            lineage: signing.lineage,
            problems: signing.problems,
          },
    dex: code?.dex ?? null,
    nativeLibraries: archive?.nativeLibraries ?? [],
    sdks: code?.sdks ?? [],
    packer: code?.packer ?? null,
    apiCalls: code?.calls?.apiCalls ?? null,
    endpoints: code?.endpoints ?? [],
    warnings: [...read.warnings, ...(code?.warnings ?? [])],
  };
}

function permissionsOf(manifest: ManifestFacts): PermissionReport[] {
  const asked = manifest.permissions.map(({ flags: _, ...use }): PermissionReport => use);
  const defined = manifest.permissionDefinitions.map(
    ({ name, line }): PermissionReport => ({
      name,
      declaredAs: 'permission',
      minSdkVersion: null,
      maxSdkVersion: null,
      line,
      split: null,
    }),
  );
  return [...asked, ...defined];
}

function policyOf({ policy }: Facts): PolicyReport | null {
  if (policy === null) return null;
  const { language, title, notAPolicyReason, dates, handler, sentences, statements, links, warnings } =
    policy;
  return {
    language,
    title,
    notAPolicy: notAPolicyReason,
    dates,
    handler,
    sentences,
    statements,
    disclosedSdks: policy.disclosedSdks.map(({ id, name, vendor, purpose, personalInformation }) => ({
      id,
      name,
      vendor,
      purpose,
      personalInformation,
    })),
    links,
    warnings,
  };
}

function listingOf({ listing }: Facts): ListingReport | null {
  if (listing === null) return null;
  const { input: _, description: __, permissionWords: ___, saysNoneWords: ____, ...report } = listing;
  return report;
}
