import { ReadError } from '../../errors.ts';
import type { ManifestFacts, NetworkSecurityConfig } from '../../facts/package.ts';
import type { Warnings } from '../../warnings.ts';
import type { XmlElement } from '../xml/element.ts';
import type { ResourceResolver } from '../xml/resolver.ts';
import { readApplication } from './application.ts';
import { type ComponentDefaults, readComponents, readQueries } from './components.ts';
import { ElementReader } from './element-reader.ts';
import { impliedPermissions, readPermissionDefinitions, readPermissionUses } from './permissions.ts';
import { placeholdersOf } from './placeholders.ts';
import { readSdkLevels } from './sdk-levels.ts';

export interface ManifestContext {
  /** Name of the manifest in messages. */
  readonly entry: string;
  readonly resources: ResourceResolver | null;
  readonly networkSecurityConfig: NetworkSecurityConfig | null;
  /** As it stands in a source tree, before a build has completed it. */
  readonly isSource?: boolean;
  /** Of the base, when this is the manifest of a split. */
  readonly defaults?: ComponentDefaults;
  readonly warnings: Warnings;
}

/** `package` and `split` of `<manifest>`: what makes a base or a split of a bundle. */
export function identityOf(root: XmlElement): { packageName: string; split: string | null } {
  const manifest = new ElementReader(root, null);
  return { packageName: manifest.plain('package') ?? '', split: manifest.plain('split') };
}

/** The one `<application>` that counts: Android ignores a second (ParsingPackageUtils, parseBaseApkTags). */
export function applicationOf(root: XmlElement, resources: ResourceResolver | null): ElementReader | null {
  return new ElementReader(root, resources).children('application')[0] ?? null;
}

/** What the base's manifest gives to the components of every split. */
export function componentDefaults(
  root: XmlElement,
  resources: ResourceResolver | null,
  isSource = false,
): ComponentDefaults {
  const application = applicationOf(root, resources);
  return {
    targetSdk: readSdkLevels(new ElementReader(root, resources), isSource).effectiveTargetSdk,
    permission: application?.string('permission') ?? null,
    process: application?.string('process') ?? null,
  };
}

/**
 * What a manifest says, as Android reads it (frameworks/base, core/java/android/content/pm/parsing, services/…/pm/pkg/parsing).
 * @throws {ReadError} `malformed` when the root is not `<manifest>`
 */
export function manifestFacts(root: XmlElement, context: ManifestContext): ManifestFacts {
  const { entry, resources, isSource = false } = context;
  if (root.name !== 'manifest') throw notAManifest(root.name, entry);
  const manifest = new ElementReader(root, resources);
  const { packageName, split } = identityOf(root);
  const sdk = readSdkLevels(manifest, isSource);
  const application = applicationOf(root, resources);
  if (packageName === '' && !isSource) warnNoPackage(context);
  warnSecondApplication(manifest, context);
  const permissions = readPermissionUses(manifest, split);
  const unresolved = placeholdersOf(root);
  warnUnresolved(unresolved, context);
  return {
    packageName,
    versionName: manifest.text('versionName'),
    versionCode: versionCode(manifest),
    ...sdk,
    sharedUserId: manifest.string('sharedUserId'),
    split,
    isFeatureSplit: manifest.boolean('isFeatureSplit') ?? false,
    permissions,
    impliedPermissions: impliedPermissions(permissions, sdk.effectiveTargetSdk),
    permissionDefinitions: readPermissionDefinitions(manifest),
    application:
      application === null
        ? null
        : readApplication(application, packageName, resources, context.networkSecurityConfig),
    components:
      application === null
        ? []
        : readComponents(application, {
            packageName,
            defaults: context.defaults ?? componentDefaults(root, resources, isSource),
            split,
            resources,
          }),
    usesFeatures: manifest.children('uses-feature').flatMap((feature) => {
      const name = feature.name('name');
      return name === null
        ? []
        : [{ name, required: feature.boolean('required') ?? true, line: feature.line }];
    }),
    usesLibraries: (application?.children('uses-library') ?? []).flatMap((library) => {
      const name = library.name('name');
      return name === null ? [] : [{ name, required: library.boolean('required') ?? true }];
    }),
    queries: readQueries(manifest),
    unresolved,
  };
}

/** What a build would fill in is not known: whatever it is part of is judged as written. */
function warnUnresolved(unresolved: ManifestFacts['unresolved'], { entry, warnings }: ManifestContext): void {
  if (unresolved.length === 0) return;
  const names = unresolved
    .slice(0, 20)
    .map((one) => `\u0024{${one.name}}`)
    .join(', ');
  warnings.add(
    'manifest-placeholders',
    {
      zh: `清单中有构建时才填入的占位符，按原样读取：${names}`,
      en: `the manifest has placeholders that a build fills in, read as they are: ${names}`,
    },
    { entry },
  );
}

/** `PackageInfo.composeLongVersionCode`: the lower part has no sign. `null` when absent or beyond what a number holds exactly. */
function versionCode(manifest: ElementReader): number | null {
  const minor = manifest.integer('versionCode');
  const major = manifest.integer('versionCodeMajor');
  if (minor === null && major === null) return null;
  const code = (major ?? 0) * 2 ** 32 + ((minor ?? 0) >>> 0);
  return Number.isSafeInteger(code) ? code : null;
}

function warnNoPackage({ entry, warnings }: ManifestContext): void {
  warnings.add(
    'manifest-without-package',
    {
      zh: '清单没有写明包名（package）；安卓拒绝安装',
      en: 'the manifest names no package; Android does not install it',
    },
    { entry },
  );
}

function warnSecondApplication(manifest: ElementReader, { entry, warnings }: ManifestContext): void {
  if (manifest.children('application').length < 2) return;
  warnings.add(
    'manifest-second-application',
    {
      zh: '清单有多个 <application>；安卓只读取第一个',
      en: 'the manifest has more than one <application>; Android reads the first',
    },
    { entry },
  );
}

function notAManifest(root: string, entry: string): ReadError {
  // A hostile file names it as it likes: enough of it on one line.
  const name = root.replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, ' ').slice(0, 40);
  return new ReadError(
    'malformed',
    {
      zh: `${entry} 的根元素是 <${name}> 而不是 <manifest>`,
      en: `the root of ${entry} is <${name}>, not <manifest>`,
    },
    { entry },
  );
}
