import type { ByteSource } from '../bytes/source.ts';
import type { CodeCatalogues } from '../code/catalogue-types.ts';
import { loadCodeCatalogues } from '../code/catalogues.ts';
import type { CodeMember } from '../code/members.ts';
import { type OpenedCode, openCode, readCode } from '../code/read-code.ts';
import { ReadError } from '../errors.ts';
import type { CodeFacts } from '../facts/code.ts';
import type { ManifestFacts, PackageFacts, SigningFacts } from '../facts/package.ts';
import type { Platform } from '../platform.ts';
import type { ReadOptions } from '../progress.ts';
import { Warnings } from '../warnings.ts';
import { archiveFacts } from './archive-facts.ts';
import { isBinaryXml } from './axml/read-binary-xml.ts';
import { confirmBase } from './bundle/base.ts';
import { MemberWarnings } from './bundle/member-warnings.ts';
import { type OpenedPackage, openPackage, type PackageMember } from './bundle/open-package.ts';
import { ElementReader } from './manifest/element-reader.ts';
import { componentDefaults, identityOf } from './manifest/manifest-facts.ts';
import { mergeManifests } from './merge-manifests.ts';
import {
  bareManifest,
  MAXIMUM_TABLE,
  memberFacts,
  memberManifest,
  memberResources,
} from './read-manifest.ts';
import { isDefaultOrChinese, resourceFacts } from './resource-facts.ts';
import { ResourceTable } from './resources/resource-table.ts';
import { readSigning } from './signing/read-signing.ts';
import { signingMinSdk } from './signing/sdk-levels.ts';
import type { XmlElement } from './xml/element.ts';

/** A larger file that is not an archive is not looked into as a manifest. */
const MAXIMUM_BARE_MANIFEST = 16 << 20;

/** Elements and attributes of the manifests of a bundle: after this many no further one is read. */
const MAXIMUM_ELEMENTS = 262_144;

export interface ReadPackageOptions extends ReadOptions {
  readonly platform: Platform;
  /** `manifest`: what manifest and resources say, without looking at signature and code. Default `full`. */
  readonly depth?: 'manifest' | 'full';
  /** What code is read against; those that ship with the tool where none are given. */
  readonly catalogues?: CodeCatalogues;
}

export interface ReadPackage {
  readonly package: PackageFacts;
  /** `null` when there is no code to read (a bare manifest) or it was not to be read. */
  readonly code: CodeFacts | null;
}

/**
 * Reads a package: an APK, a bundle of APKs, or a bare AndroidManifest.xml (compiled or text). What it is, is told from its content.
 *
 * @param name as the user named it
 * @param input index into `Facts.inputs`
 * @throws {ReadError} when it is none of these, or its manifest cannot be read
 */
export async function readPackage(
  source: ByteSource,
  name: string,
  input: number,
  options: ReadPackageOptions,
): Promise<ReadPackage> {
  const warnings = new Warnings();
  if (await mayBeManifest(source)) {
    const { kind, manifest } = bareManifest(await source.read(0, source.size), name, warnings);
    const none = { archive: null, resources: null, signing: null };
    return { package: { input, kind, manifest, ...none, warnings: warnings.list }, code: null };
  }
  options.onProgress?.({ stage: 'archive', fraction: 0 });
  const opened = await openPackage(source, name, options.platform, warnings);
  options.signal?.throwIfAborted();
  return readOpened(opened, input, options, warnings);
}

/** Whether a file is XML and no archive: text that begins with a tag, or compiled XML. */
async function mayBeManifest(source: ByteSource): Promise<boolean> {
  if (source.size === 0 || source.size > MAXIMUM_BARE_MANIFEST) return false;
  const start = await source.read(0, Math.min(source.size, 512));
  if (isBinaryXml(start)) return true;
  const encoding = start[0] === 0xff ? 'utf-16le' : start[0] === 0xfe ? 'utf-16be' : 'utf-8';
  const text = new TextDecoder(encoding).decode(start).trimStart().toLowerCase();
  return text.startsWith('<') && !/^<(!doctype html|html|head)\b/.test(text);
}

async function readOpened(
  opened: OpenedPackage,
  input: number,
  options: ReadPackageOptions,
  warnings: Warnings,
): Promise<ReadPackage> {
  const roots = new Map<PackageMember, XmlElement>();
  options.onProgress?.({ stage: 'manifest', fraction: 0 });
  let room = MAXIMUM_ELEMENTS;
  const readRoot = async (member: PackageMember): Promise<XmlElement> => {
    options.signal?.throwIfAborted();
    if (room < 0) throw tooManyElements();
    const root = await memberManifest(member, warningsOf(opened, member, warnings));
    room -= sizeOf(root);
    roots.set(member, root);
    return root;
  };
  const confirmed = await confirmBase(opened, async (member) => identityOf(await readRoot(member)), warnings);
  const members: { readonly member: PackageMember; readonly root: XmlElement }[] = [];
  for (const member of confirmed.members)
    members.push({ member, root: roots.get(member) ?? (await readRoot(member)) });
  const base = members[0];
  if (base === undefined) throw new TypeError('a package has a member');
  options.signal?.throwIfAborted();
  const full = options.depth !== 'manifest';
  const code = full ? openCode(codeMembers(confirmed), options.signal) : null;

  options.onProgress?.({ stage: 'resources', fraction: 0 });
  const tables: ResourceTable[] = [];
  let tableRoom = MAXIMUM_TABLE;
  for (const { member } of members) {
    const read = await memberResources(member, warningsOf(confirmed, member, warnings), tableRoom);
    tableRoom -= read?.size ?? 0;
    if (read !== null) tables.push(read.table);
  }
  const resources = tables.length === 0 ? null : ResourceTable.EMPTY.with(tables);
  const defaults = componentDefaults(base.root, resources);
  const manifests: ManifestFacts[] = [];
  for (const { member, root } of members) {
    const own = warningsOf(confirmed, member, warnings);
    manifests.push(await memberFacts(member, root, resources, defaults, own));
  }
  const [baseFacts, ...splits] = manifests;
  const manifest = mergeManifests(baseFacts as ManifestFacts, splits, warnings);
  if (manifest.split !== null) warnLoneSplit(manifest.split, warnings);
  options.signal?.throwIfAborted();

  const signing = full ? await signingOf(base.member, base.root, manifest, options, warnings) : null;
  const facts: PackageFacts = {
    input,
    kind: confirmed.kind,
    manifest,
    archive: archiveFacts(confirmed, manifests),
    resources: resourceFacts(base.root, resources ?? ResourceTable.EMPTY),
    signing,
    warnings: warnings.list,
  };
  const read = code === null ? null : await codeOf(code, facts, resources, options);
  if (resources?.isCut === true) warnLookUps(warnings);
  return { package: { ...facts, warnings: warnings.list }, code: read };
}

/** Its elements and their attributes. */
function sizeOf(root: XmlElement): number {
  let size = 0;
  const open = [root];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    size += 1 + element.attributes.length;
    for (const child of element.children) open.push(child);
  }
  return size;
}

function tooManyElements(): ReadError {
  return new ReadError('limit', {
    zh: `合集中各清单共超过 ${MAXIMUM_ELEMENTS} 个元素和属性`,
    en: `the manifests of the bundle have more than ${MAXIMUM_ELEMENTS} elements and attributes together`,
  });
}

function warnLookUps(warnings: Warnings): void {
  warnings.add(
    'resources-too-many',
    {
      zh: '资源的配置、引用或文字过多，未全部查找；部分名称和文字可能缺失',
      en: 'too many configurations, references or texts of resources: not all were looked up, and some names and texts may be missing',
    },
    { entry: 'resources.arsc' },
  );
}

/** Permissions and most components stand in the base: a split alone says little of the app. */
function warnLoneSplit(split: string, warnings: Warnings): void {
  warnings.add('lone-split', {
    zh: `这是应用的拆分包（${split}）而不是完整应用；权限等写在主包中，请连同主包一起检查`,
    en: `this is a split of an app (${split}), not the app: permissions and more stand in the base, so audit them together`,
  });
}

function warningsOf(opened: OpenedPackage, member: PackageMember, warnings: Warnings): Warnings {
  return opened.kind === 'apk' ? warnings : new MemberWarnings(warnings, member.file);
}

/** The base's signature: a device installs splits only when they are signed alike. */
async function signingOf(
  member: PackageMember,
  root: XmlElement,
  manifest: ManifestFacts,
  options: ReadPackageOptions,
  warnings: Warnings,
): Promise<SigningFacts | null> {
  const { signal, onProgress } = options;
  try {
    return await readSigning(member.archive, {
      minSdk: signingMinSdk(manifest.minSdk),
      ...(typeof manifest.targetSdk === 'number' ? { targetSdk: manifest.targetSdk } : {}),
      targetSandboxVersion: new ElementReader(root, null).integer('targetSandboxVersion') ?? 1,
      ...(signal === undefined ? {} : { signal }),
      onProgress: (fraction) => onProgress?.({ stage: 'signing', fraction }),
    });
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    warnings.add('signing-unreadable', error.text, error.where);
    return null;
  }
}

function codeMembers({ members }: OpenedPackage): CodeMember[] {
  return members.map(({ file, archive }, i) => ({ file: i === 0 ? null : file, archive }));
}

function codeOf(
  code: OpenedCode,
  facts: PackageFacts,
  resources: ResourceTable | null,
  options: ReadPackageOptions,
): Promise<CodeFacts> {
  const { signal, onProgress } = options;
  return readCode(code, facts.manifest, options.catalogues ?? loadCodeCatalogues(), {
    input: facts.input,
    resourceTexts: textsOf(resources),
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
}

function* textsOf(resources: ResourceTable | null): Generator<{ entry: string; text: string }> {
  for (const { text } of resources?.strings(isDefaultOrChinese) ?? [])
    yield { entry: 'resources.arsc', text };
}
