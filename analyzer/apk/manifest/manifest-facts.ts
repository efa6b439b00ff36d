import { ReadError } from '../../errors.ts';
import type { ManifestFacts, NetworkSecurityConfig } from '../../facts/package.ts';
import type { Warnings } from '../../warnings.ts';
import type { XmlElement } from '../xml/element.ts';
import type { ResourceResolver } from '../xml/resolver.ts';
import { readApplication } from './application.ts';
import { readComponents, readQueries } from './components.ts';
import { ElementReader } from './element-reader.ts';
import { impliedPermissions, readPermissionDefinitions, readPermissionUses } from './permissions.ts';
import { placeholdersOf } from './placeholders.ts';
import { readSdkLevels } from './sdk-levels.ts';

export interface ManifestContext {
  /** Name of the manifest in messages. */
  readonly entry: string;
  readonly resources: ResourceResolver | null;
  readonly networkSecurityConfig: NetworkSecurityConfig | null;
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

/**
 * What a manifest says, as Android reads it (frameworks/base, core/java/android/content/pm/parsing, services/…/pm/pkg/parsing).
 * @throws {ReadError} `malformed` when the root is not `<manifest>`
 */
export function manifestFacts(root: XmlElement, context: ManifestContext): ManifestFacts {
  const { entry, resources, warnings } = context;
  if (root.name !== 'manifest') throw notAManifest(root.name, entry);
  const manifest = new ElementReader(root, resources);
  const { packageName, split } = identityOf(root);
  if (packageName === '') {
    warnings.add(
      'manifest-without-package',
      {
        zh: '清单没有写明包名（package）；安卓拒绝安装',
        en: 'the manifest names no package; Android does not install it',
      },
      { entry },
    );
  }
  const sdk = readSdkLevels(manifest);
  const application = applicationOf(root, resources);
  warnSecondApplication(manifest, context);
  const permissions = readPermissionUses(manifest, split);
  const unresolved = placeholdersOf(root);
  warnUnresolved(unresolved, context);
  return {
    packageName,
    versionName: manifest.text('versionName'),
    versionCode: versionCode(manifest),
    ...sdk,
    sharedUserId: manifest.name('sharedUserId'),
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
        : readComponents(application, { packageName, targetSdk: sdk.effectiveTargetSdk, split, resources }),
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

/** `PackageInfo.composeLongVersionCode`; `null` when absent or beyond what a number holds exactly. */
function versionCode(manifest: ElementReader): number | null {
  const minor = manifest.integer('versionCode');
  const major = manifest.integer('versionCodeMajor');
  if (minor === null && major === null) return null;
  const code = (major ?? 0) * 2 ** 32 + ((minor ?? 0) >>> 0);
  // Without a major part the code is a signed number of 32 bits.
  const whole = major === null ? (minor ?? 0) : code;
  return Number.isSafeInteger(whole) ? whole : null;
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

function notAManifest(name: string, entry: string): ReadError {
  return new ReadError(
    'malformed',
    {
      zh: `${entry} 的根元素是 <${name}> 而不是 <manifest>`,
      en: `the root of ${entry} is <${name}>, not <manifest>`,
    },
    { entry },
  );
}
