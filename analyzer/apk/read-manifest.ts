import { ReadError } from '../errors.ts';
import type { ManifestFacts, NetworkSecurityConfig } from '../facts/package.ts';
import type { Warnings } from '../warnings.ts';
import { isBinaryXml, readBinaryXml } from './axml/read-binary-xml.ts';
import type { PackageMember } from './bundle/open-package.ts';
import { hasMarkers, withoutRemoved } from './manifest/build-markers.ts';
import type { ComponentDefaults } from './manifest/components.ts';
import { applicationOf, manifestFacts } from './manifest/manifest-facts.ts';
import { readNetworkSecurityConfig } from './manifest/network-security-config.ts';
import { readTextXml } from './manifest/text-xml.ts';
import { type ResourceTable, readResourceTable } from './resources/resource-table.ts';
import type { XmlElement } from './xml/element.ts';

const MANIFEST = 'AndroidManifest.xml';
const TABLE = 'resources.arsc';
/** The most that a manifest, and a resource table, may hold, bytes. */
const MAXIMUM_MANIFEST = 64 << 20;
export const MAXIMUM_TABLE = 256 << 20;
const MAXIMUM_CONFIG = 4 << 20;

/** The manifest of an APK as elements. @throws {ReadError} `missing` when there is none, and what its reader throws */
export async function memberManifest(member: PackageMember, warnings: Warnings): Promise<XmlElement> {
  const entry = member.archive.get(MANIFEST);
  if (entry === undefined) {
    throw new ReadError(
      'missing',
      {
        zh: `压缩包中没有 ${MANIFEST}，不是可安装的应用`,
        en: `the archive has no ${MANIFEST} and is no app that can be installed`,
      },
      { entry: MANIFEST },
    );
  }
  const bytes = await member.archive.read(entry, MAXIMUM_MANIFEST);
  // Android reads compiled XML only: a manifest as text is one that was put there by hand.
  if (!isBinaryXml(bytes) && looksLikeText(bytes)) {
    throw new ReadError(
      'malformed',
      {
        zh: `压缩包中的 ${MANIFEST} 是未编译的文本，安卓无法安装此文件`,
        en: `the ${MANIFEST} in the archive is text, not compiled XML: Android cannot install this file`,
      },
      { entry: MANIFEST },
    );
  }
  return readBinaryXml(bytes, MANIFEST, warnings);
}

function looksLikeText(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  return start.startsWith('<');
}

/**
 * The resource table of an APK; `null` when it has none or it cannot be read, with a warning.
 * @param room bytes that it may have: those of a bundle share what one may have
 */
export async function memberResources(
  member: PackageMember,
  warnings: Warnings,
  room: number,
): Promise<{ readonly table: ResourceTable; readonly size: number } | null> {
  const entry = member.archive.get(TABLE);
  if (entry === undefined) return null;
  try {
    const bytes = await member.archive.read(entry, room);
    return { table: readResourceTable(bytes, TABLE, warnings), size: bytes.length };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    warnings.add('resources-unreadable', error.text, { entry: TABLE, ...error.where });
    return null;
  }
}

/**
 * The facts of one APK's manifest, with the network security config it names.
 * @param defaults of the base, when the APK is a split
 */
export async function memberFacts(
  member: PackageMember,
  root: XmlElement,
  resources: ResourceTable | null,
  defaults: ComponentDefaults,
  warnings: Warnings,
): Promise<ManifestFacts> {
  const networkSecurityConfig = await securityConfig(member, root, resources, warnings);
  return manifestFacts(root, { entry: MANIFEST, resources, networkSecurityConfig, defaults, warnings });
}

/** A config that is named and could not be read: nothing is known, which is not the same as none. */
const UNREAD_CONFIG: NetworkSecurityConfig = {
  entry: null,
  baseCleartextPermitted: null,
  domains: [],
  trustsUserCertificates: false,
};

async function securityConfig(
  member: PackageMember,
  root: XmlElement,
  resources: ResourceTable | null,
  warnings: Warnings,
): Promise<NetworkSecurityConfig | null> {
  const reference = applicationOf(root, resources)?.raw('networkSecurityConfig');
  if (reference?.type !== 'reference') return null;
  const name = resources?.files(reference.id).find((file) => member.archive.get(file) !== undefined);
  const entry = name === undefined ? undefined : member.archive.get(name);
  if (name === undefined || entry === undefined) {
    warnings.add('network-security-config-missing', {
      zh: '清单引用的网络安全配置（networkSecurityConfig）不在安装包中',
      en: 'the network security config that the manifest refers to is not in the package',
    });
    return UNREAD_CONFIG;
  }
  try {
    const config = readBinaryXml(await member.archive.read(entry, MAXIMUM_CONFIG), name, warnings);
    return readNetworkSecurityConfig(config, name);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    warnings.add('network-security-config-unreadable', error.text, { entry: name, ...error.where });
    return UNREAD_CONFIG;
  }
}

/** A bare AndroidManifest.xml, compiled or from a source tree. @throws {ReadError} */
export function bareManifest(
  bytes: Uint8Array,
  name: string,
  warnings: Warnings,
): { readonly kind: 'binary-manifest' | 'text-manifest'; readonly manifest: ManifestFacts } {
  const isCompiled = isBinaryXml(bytes);
  const written = isCompiled
    ? readBinaryXml(bytes, name, warnings)
    : readTextXml(decodeXml(bytes), name, warnings);
  const root = isCompiled ? written : withoutRemoved(written);
  const namesConfig = applicationOf(root, null)?.raw('networkSecurityConfig') !== undefined;
  const manifest = manifestFacts(root, {
    entry: name,
    resources: null,
    networkSecurityConfig: namesConfig ? UNREAD_CONFIG : null,
    isSource: !isCompiled,
    warnings,
  });
  if (!isCompiled) warnBeforeBuild(written, manifest, name, warnings);
  return { kind: isCompiled ? 'binary-manifest' : 'text-manifest', manifest };
}

/** A manifest that a build has yet to complete does not say all that the app will. */
function warnBeforeBuild(root: XmlElement, manifest: ManifestFacts, entry: string, warnings: Warnings): void {
  const { sdkLevelsUnknown, unresolved } = manifest;
  if (!sdkLevelsUnknown && unresolved.length === 0 && !hasMarkers(root)) return;
  const levels = {
    zh: sdkLevelsUnknown ? 'targetSdkVersion 由构建文件决定，按最新版本判断；' : '',
    en: sdkLevelsUnknown ? 'targetSdkVersion comes from the build files and is taken for the newest; ' : '',
  };
  warnings.add(
    'manifest-before-build',
    {
      zh: `这是构建之前的清单：${levels.zh}依赖库在构建时还会加入权限和组件，请检查合并后的清单或安装包`,
      en: `this is the manifest before a build: ${levels.en}libraries add permissions and components when the app is built, so audit the merged manifest or the package`,
    },
    { entry },
  );
}

/** By the byte order mark, else UTF-8 (XML 1.0, appendix F), else GB18030 where UTF-8 cannot be. */
function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
