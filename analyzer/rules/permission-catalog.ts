import devicePolicyJson from '../../policies/catalog/permissions/device-policy.json' with { type: 'json' };
import healthJson from '../../policies/catalog/permissions/health.json' with { type: 'json' };
import openingJson from '../../policies/catalog/permissions/opening.json' with { type: 'json' };
import platformJson from '../../policies/catalog/permissions/platform.json' with { type: 'json' };
import servicesJson from '../../policies/catalog/permissions/services.json' with { type: 'json' };
import systemJson from '../../policies/catalog/permissions/system.json' with { type: 'json' };
import systemAssistantsJson from '../../policies/catalog/permissions/system-assistants.json' with {
  type: 'json',
};
import systemDeviceJson from '../../policies/catalog/permissions/system-device.json' with { type: 'json' };
import systemDisplayJson from '../../policies/catalog/permissions/system-display.json' with { type: 'json' };
import systemMediaJson from '../../policies/catalog/permissions/system-media.json' with { type: 'json' };
import systemNetworkJson from '../../policies/catalog/permissions/system-network.json' with { type: 'json' };
import systemPackagesJson from '../../policies/catalog/permissions/system-packages.json' with {
  type: 'json',
};
import systemUsersJson from '../../policies/catalog/permissions/system-users.json' with { type: 'json' };
import undefinedJson from '../../policies/catalog/permissions/undefined.json' with { type: 'json' };
import vendorsJson from '../../policies/catalog/permissions/vendors.json' with { type: 'json' };
import type {
  PermissionFact,
  PermissionGroup,
  PersonalInformationType,
  ProtectionLevel,
  Source,
} from '../rules.ts';
import type { Text } from '../text.ts';

/** A file of `policies/catalog/permissions` as it is written: what is absent is empty, and sources are named by key. */
export interface PermissionCatalog {
  readonly sources: Readonly<Record<string, Source>>;
  /** In one file, for all of them. */
  readonly groups?: readonly GroupEntry[];
  /** The sentence on each permission of the file without a description of its own; `{label}` stands for its label. */
  readonly describe?: Text;
  readonly permissions: readonly {
    readonly name: string;
    /** As in AOSP's `android:protectionLevel`: the base level, then flags, joined by `|`. */
    readonly protectionLevel: string;
    readonly group?: string;
    readonly addedIn?: number;
    readonly deprecatedIn?: number;
    readonly personalInformation?: readonly string[];
    readonly label: Text;
    readonly description?: Text;
    readonly functionalUses?: readonly (Text & { readonly source: string })[];
    readonly vendor?: string;
    readonly source: string;
  }[];
}

interface GroupEntry {
  readonly id: string;
  readonly label: Text;
  readonly splitFrom?: string;
  readonly source: string;
}

export const permissionCatalogs = [
  openingJson,
  platformJson,
  healthJson,
  servicesJson,
  systemJson,
  systemPackagesJson,
  systemUsersJson,
  systemDisplayJson,
  systemMediaJson,
  systemNetworkJson,
  systemDeviceJson,
  systemAssistantsJson,
  devicePolicyJson,
  vendorsJson,
  undefinedJson,
] as readonly PermissionCatalog[];

/**
 * The permissions of the catalogue by name, patterns (with a `*`) among them. A permission without a description, in a
 * file without a sentence for all, is an error of the file.
 */
export function buildPermissions(
  catalogs: readonly PermissionCatalog[],
  types: ReadonlyMap<string, PersonalInformationType>,
): Map<string, PermissionFact> {
  const groups = catalogs.flatMap((catalog) => catalog.groups ?? []);
  const splitFrom = new Map(groups.map((group) => [group.id, group.splitFrom ?? null]));
  const facts = new Map<string, PermissionFact>();
  for (const { entry, sources, describe } of catalogs.flatMap((one) =>
    one.permissions.map((entry) => ({ entry, sources: one.sources, describe: one.describe })),
  )) {
    const [level = 'unknown', ...flags] = entry.protectionLevel.split('|');
    const group = entry.group ?? null;
    const opened = entry.personalInformation ?? [];
    facts.set(entry.name, {
      name: entry.name,
      label: entry.label,
      description: entry.description ?? described(entry.label, describe),
      protectionLevel: level as ProtectionLevel,
      protectionFlags: flags,
      group,
      formerGroup: group === null ? null : (splitFrom.get(group) ?? null),
      addedIn: entry.addedIn ?? null,
      deprecatedIn: entry.deprecatedIn ?? null,
      personalInformation: opened,
      grade: gradeOf(opened, types),
      functionalUses: (entry.functionalUses ?? []).map((use) => ({
        zh: use.zh,
        en: use.en,
        source: sources[use.source] ?? { document: use.source, clause: '' },
      })),
      vendor: entry.vendor ?? null,
      source: sources[entry.source] ?? { document: entry.source, clause: '' },
    });
  }
  return facts;
}

/** The groups by id, as the dialogs of Android's permission controller sort permissions. */
export function buildPermissionGroups(catalogs: readonly PermissionCatalog[]): Map<string, PermissionGroup> {
  return new Map(
    catalogs.flatMap(({ groups = [], sources }) =>
      groups.map(({ id, label, source }) => [
        id,
        { id, label, source: sources[source] ?? { document: source, clause: '' } },
      ]),
    ),
  );
}

/** The highest grade among the types of personal information that a permission opens. */
function gradeOf(
  opened: readonly string[],
  types: ReadonlyMap<string, PersonalInformationType>,
): PermissionFact['grade'] {
  if (opened.length === 0) return 'none';
  return opened.some((id) => types.get(id)?.grade === 'sensitive') ? 'sensitive' : 'general';
}

function described(label: Text, sentence: Text | undefined): Text {
  if (sentence === undefined) throw new Error(`no description of ${label.en}`);
  return {
    zh: sentence.zh.replace('{label}', label.zh),
    en: sentence.en.replace('{label}', withinSentence(label.en)),
  };
}

/** A label begins with a capital; within a sentence only an abbreviation (NFC, OAID) keeps it. */
function withinSentence(label: string): string {
  return /^\p{Lu}[\p{Lu}\d]/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
