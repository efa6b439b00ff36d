import impliedJson from '../../../policies/catalog/implied-permissions.json' with { type: 'json' };
import type { ImpliedPermission, PermissionDefinition, PermissionUse } from '../../facts/package.ts';
import type { ElementReader } from './element-reader.ts';

/** `policies/catalog/implied-permissions.json`. */
interface ImpliedPermissionFile {
  readonly compatibility: {
    readonly source: { readonly document: string };
    readonly permissions: readonly { readonly permission: string; readonly belowTargetSdk: number }[];
  };
  readonly splits: {
    readonly source: { readonly document: string };
    readonly permissions: readonly {
      readonly permission: string;
      readonly belowTargetSdk?: number;
      readonly adds: readonly string[];
    }[];
  };
}

/** `<uses-permission-sdk-m>` is the name that `-sdk-23` had before its release; Android still reads it. */
const DECLARED_AS: Readonly<Record<string, PermissionUse['declaredAs']>> = {
  'uses-permission': 'uses-permission',
  'uses-permission-sdk-23': 'uses-permission-sdk-23',
  'uses-permission-sdk-m': 'uses-permission-sdk-23',
};

const USES_PERMISSION_FLAGS = [[0x0001_0000, 'neverForLocation']] as const;

/** Every `<uses-permission…>` of the manifest element, in order; one written twice is there twice. */
export function readPermissionUses(manifest: ElementReader, split: string | null): PermissionUse[] {
  const uses: PermissionUse[] = [];
  for (const element of manifest.children(...Object.keys(DECLARED_AS))) {
    // Android takes no name from a resource, where it could change after installation.
    const name = element.name('name');
    const declaredAs = DECLARED_AS[element.element.name];
    if (name === null || declaredAs === undefined) continue;
    uses.push({
      name,
      declaredAs,
      minSdkVersion: element.number('minSdkVersion'),
      maxSdkVersion: element.number('maxSdkVersion'),
      flags: element.flags('usesPermissionFlags', USES_PERMISSION_FLAGS),
      line: element.line,
      split,
    });
  }
  return uses;
}

/** Base levels and flags of `android:protectionLevel` (frameworks/base, PermissionInfo.java). */
const PROTECTION_BASE = ['normal', 'dangerous', 'signature', 'signatureOrSystem', 'internal'];
const PROTECTION_FLAGS = [
  [0x10, 'privileged'],
  [0x20, 'development'],
  [0x40, 'appop'],
  [0x80, 'pre23'],
  [0x100, 'installer'],
  [0x200, 'verifier'],
  [0x400, 'preinstalled'],
  [0x800, 'setup'],
  [0x1000, 'instant'],
  [0x2000, 'runtime'],
  [0x4000, 'oem'],
  [0x8000, 'vendorPrivileged'],
  [0x0100_0000, 'knownSigner'],
] as const;

/** `<permission>` and `<permission-tree>`. */
export function readPermissionDefinitions(manifest: ElementReader): PermissionDefinition[] {
  const definitions: PermissionDefinition[] = [];
  for (const element of manifest.children('permission', 'permission-tree')) {
    const name = element.string('name');
    if (name === null) continue;
    definitions.push({
      name,
      protectionLevel: protectionLevel(element),
      permissionGroup: element.name('permissionGroup'),
      line: element.line,
    });
  }
  return definitions;
}

function protectionLevel(element: ElementReader): string | null {
  const level = element.raw('protectionLevel');
  if (level?.type !== 'integer') return element.text('protectionLevel');
  const base = PROTECTION_BASE[level.value & 0x0f] ?? `0x${(level.value & 0x0f).toString(16)}`;
  return [base, ...element.flags('protectionLevel', [[0x0f, ''], ...PROTECTION_FLAGS])]
    .filter((part) => part !== '')
    .join('|');
}

/**
 * What Android adds to what the manifest asks for: permissions that did not exist at the app's target level, then those split from one it asks
 * for (ParsingPackageUtils, `convertCompatPermissions`, `convertSplitPermissions`), in that order, each seeing what was added before it.
 */
export function impliedPermissions(
  asked: readonly PermissionUse[],
  effectiveTargetSdk: number,
): ImpliedPermission[] {
  const requested = new Set(asked.map((use) => use.name));
  const added: ImpliedPermission[] = [];
  const add = (name: string, because: string, source: string): void => {
    if (requested.has(name)) return;
    requested.add(name);
    added.push({
      name,
      reason: {
        zh: `安卓系统因${because === '' ? ` targetSdkVersion 为 ${effectiveTargetSdk}` : `应用申请 ${because}`}而自动加入（${source}）`,
        en: `added by Android because ${because === '' ? `targetSdkVersion is ${effectiveTargetSdk}` : `the app asks for ${because}`} (${source})`,
      },
    });
  };
  const { compatibility, splits } = impliedJson as ImpliedPermissionFile;
  for (const { permission, belowTargetSdk } of compatibility.permissions) {
    if (effectiveTargetSdk < belowTargetSdk) add(permission, '', compatibility.source.document);
  }
  for (const rule of splits.permissions) {
    if (!requested.has(rule.permission)) continue;
    if (rule.belowTargetSdk !== undefined && effectiveTargetSdk >= rule.belowTargetSdk) continue;
    for (const name of rule.adds) add(name, rule.permission, splits.source.document);
  }
  return added;
}
