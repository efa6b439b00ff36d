import type { ManifestFacts } from '../../facts/package.ts';
import type { ApiPermission, SensitiveApi } from '../sensitive-apis.ts';

type Declared = Pick<ManifestFacts, 'permissions' | 'impliedPermissions'>;

/**
 * The permissions through which an API gives the app what it gives. `anyOf` is AOSP's @RequiresPermission(anyOf): one is enough. Of
 * those that the app declares, one that is made for other information (READ_SMS for a telephone number: `incidental`) counts only
 * where no other serves; FINE and COARSE location both count, as each gives another answer. Where the app declares none, all are
 * named: the call then gives nothing.
 */
export function permissionsServing(api: SensitiveApi, manifest: Declared): string[] {
  return [
    ...new Set(
      api.permissions.flatMap((needed) => {
        const serving = servingOf(needed, manifest);
        return serving.length > 0 ? serving : needed.anyOf;
      }),
    ),
  ];
}

/** Of the permissions that the app declares, those that the API has a use for; empty when it declares none of them. */
export function declaredServing(api: SensitiveApi, manifest: Declared): string[] {
  return [...new Set(api.permissions.flatMap((needed) => servingOf(needed, manifest)))];
}

function servingOf(needed: ApiPermission, { permissions, impliedPermissions }: Declared): string[] {
  const names = new Set([...permissions, ...impliedPermissions].map(({ name }) => name));
  const declared = needed.anyOf.filter((name) => names.has(name));
  const madeForIt = declared.filter((name) => !needed.incidental.includes(name));
  // One that the manifest bounds to some releases leaves the others to the rest.
  const isEnough = madeForIt.some((name) =>
    [...permissions, ...impliedPermissions].some(
      (use) => use.name === name && (!('maxSdkVersion' in use) || covers(use, needed)),
    ),
  );
  return isEnough ? madeForIt : declared;
}

function covers(
  { minSdkVersion, maxSdkVersion }: ManifestFacts['permissions'][number],
  { from, to }: ApiPermission,
): boolean {
  const last = Number.POSITIVE_INFINITY;
  return (minSdkVersion ?? 0) <= (from ?? 0) && (maxSdkVersion ?? last) >= (to ?? last);
}
