import type { ManifestFacts } from '../facts/package.ts';
import { impliedPermissions } from './manifest/permissions.ts';

/**
 * The manifest of an app installed with its splits: the base's, and what the splits add to it. A split cannot change the base's levels or
 * its application element (frameworks/base, ParsingPackageUtils.parseSplitApk).
 */
export function mergeManifests(base: ManifestFacts, splits: readonly ManifestFacts[]): ManifestFacts {
  const all = [base, ...splits];
  const permissions = all.flatMap((one) => one.permissions);
  return {
    ...base,
    permissions,
    impliedPermissions: impliedPermissions(permissions, base.effectiveTargetSdk),
    permissionDefinitions: all.flatMap((one) => one.permissionDefinitions),
    components: all.flatMap((one) => one.components),
    usesFeatures: all.flatMap((one) => one.usesFeatures),
    usesLibraries: all.flatMap((one) => one.usesLibraries),
    queries: {
      packages: all.flatMap((one) => one.queries.packages),
      intents: all.flatMap((one) => one.queries.intents),
      providers: all.flatMap((one) => one.queries.providers),
    },
    unresolved: all.flatMap((one) => one.unresolved),
  };
}
