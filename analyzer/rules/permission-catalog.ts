import catalogJson from '../../policies/catalog/permissions.json' with { type: 'json' };
import type { PermissionFact, PersonalInformationType, ProtectionLevel, Source } from '../rules.ts';
import type { Text } from '../text.ts';

/** `policies/catalog/permissions.json` as it is written: what is absent is empty, and sources are named by key. */
export interface PermissionCatalog {
  readonly sources: Readonly<Record<string, Source>>;
  readonly groups: readonly PermissionGroup[];
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

export const permissionCatalog = catalogJson as PermissionCatalog;

/** The permissions of the catalogue by name, patterns (with a `*`) among them. */
export function buildPermissions(
  catalog: PermissionCatalog,
  types: ReadonlyMap<string, PersonalInformationType>,
): Map<string, PermissionFact> {
  const splitFrom = new Map(catalog.groups.map((group) => [group.id, group.splitFrom ?? null]));
  const facts = new Map<string, PermissionFact>();
  for (const entry of catalog.permissions) {
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
      source: catalog.sources[entry.source] ?? { document: entry.source, clause: '' },
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
