import type { ApplicationFacts, ManifestFacts } from '../facts/package.ts';
import type { Warnings } from '../warnings.ts';

/**
 * The manifest of an app installed with its splits: the base's, and the components, libraries and meta-data that the splits add. Of a split
 * Android reads `<application>` and nothing else (frameworks/base, ParsingPackageUtils.parseSplitApk): what it asks for beside that is
 * never granted, and said.
 */
export function mergeManifests(
  base: ManifestFacts,
  splits: readonly ManifestFacts[],
  warnings: Warnings,
): ManifestFacts {
  for (const split of splits) warnIgnored(base, split, warnings);
  const all = [base, ...splits];
  return {
    ...base,
    application: mergeApplications(base.application, splits),
    components: all.flatMap((one) => one.components),
    usesLibraries: all.flatMap((one) => one.usesLibraries),
  };
}

function mergeApplications(
  base: ApplicationFacts | null,
  splits: readonly ManifestFacts[],
): ApplicationFacts | null {
  if (base === null) return null;
  const added = splits.flatMap((split) => split.application?.metaData ?? []);
  return { ...base, metaData: [...base.metaData, ...added] };
}

/** Permissions that only a split asks for. */
function warnIgnored(base: ManifestFacts, split: ManifestFacts, warnings: Warnings): void {
  const asked = new Set(base.permissions.map((use) => use.name));
  const ignored = [...new Set(split.permissions.map((use) => use.name))].filter((name) => !asked.has(name));
  if (ignored.length === 0) return;
  const some = ignored.slice(0, 5).join(', ');
  warnings.add(
    'split-permission-ignored',
    {
      zh: `拆分包 ${split.split} 申请的权限（${some}${ignored.length > 5 ? ' 等' : ''}）不在主包清单中；安卓只读取主包的权限`,
      en: `the split ${split.split} asks for permissions (${some}${ignored.length > 5 ? ', …' : ''}) that the base does not; Android reads those of the base only`,
    },
    { entry: split.split ?? '' },
  );
}
