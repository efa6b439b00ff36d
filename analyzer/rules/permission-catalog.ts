import devicePolicyJson from '../../policies/catalog/permissions/device-policy.json' with { type: 'json' };
import openingJson from '../../policies/catalog/permissions/opening.json' with { type: 'json' };
import platformJson from '../../policies/catalog/permissions/platform.json' with { type: 'json' };
import servicesJson from '../../policies/catalog/permissions/services.json' with { type: 'json' };
import systemJson from '../../policies/catalog/permissions/system.json' with { type: 'json' };
import vendorsJson from '../../policies/catalog/permissions/vendors.json' with { type: 'json' };
import type { PermissionFact, PersonalInformationType, ProtectionLevel, Source } from '../rules.ts';
import type { Text } from '../text.ts';

/** A file of `policies/catalog/permissions` as it is written: what is absent is empty, and sources are named by key. */
export interface PermissionCatalog {
  readonly sources: Readonly<Record<string, Source>>;
  /** In one file, for all of them. */
  readonly groups?: readonly PermissionGroup[];
  readonly permissions: readonly {
    readonly name: string;
    /** As in AOSP's `android:protectionLevel`: the base level, then flags, joined by `|`. */
    readonly protectionLevel: string;
    readonly group?: string;
    readonly addedIn?: number;
    readonly deprecatedIn?: number;
    readonly personalInformation?: readonly string[];
    readonly label: Text;
    readonly description: Text;
    readonly functionalUses?: readonly Text[];
    readonly vendor?: string;
    readonly source: string;
  }[];
}

interface PermissionGroup {
  readonly id: string;
  readonly label: Text;
  readonly splitFrom?: string;
  readonly source: string;
}

export const permissionCatalogs = [
  openingJson,
  platformJson,
  servicesJson,
  systemJson,
  devicePolicyJson,
  vendorsJson,
] as readonly PermissionCatalog[];

/** The permissions of the catalogue by name, patterns (with a `*`) among them. */
export function buildPermissions(
  catalogs: readonly PermissionCatalog[],
  types: ReadonlyMap<string, PersonalInformationType>,
): Map<string, PermissionFact> {
  const groups = catalogs.flatMap((catalog) => catalog.groups ?? []);
  const splitFrom = new Map(groups.map((group) => [group.id, group.splitFrom ?? null]));
  const facts = new Map<string, PermissionFact>();
  for (const { entry, sources } of catalogs.flatMap((one) =>
    one.permissions.map((entry) => ({ entry, sources: one.sources })),
  )) {
    const [level = 'unknown', ...flags] = entry.protectionLevel.split('|');
    const group = entry.group ?? null;
    const opened = entry.personalInformation ?? [];
    facts.set(entry.name, {
      name: entry.name,
      label: entry.label,
      description: entry.description,
      protectionLevel: level as ProtectionLevel,
      protectionFlags: flags,
      group,
      formerGroup: group === null ? null : (splitFrom.get(group) ?? null),
      addedIn: entry.addedIn ?? null,
      deprecatedIn: entry.deprecatedIn ?? null,
      personalInformation: opened,
      grade: gradeOf(opened, types),
      functionalUses: entry.functionalUses ?? [],
      vendor: entry.vendor ?? null,
      source: sources[entry.source] ?? { document: entry.source, clause: '' },
    });
  }
  return facts;
}

/** The highest grade among the types of personal information that a permission opens. */
function gradeOf(
  opened: readonly string[],
  types: ReadonlyMap<string, PersonalInformationType>,
): PermissionFact['grade'] {
  if (opened.length === 0) return 'none';
  return opened.some((id) => types.get(id)?.grade === 'sensitive') ? 'sensitive' : 'general';
}
