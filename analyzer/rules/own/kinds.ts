import type { CodeCatalogueFiles } from '../../code/catalogue-files.ts';
import type { PackFiles } from '../pack.ts';

/** A list of a file whose entries are known by a member of theirs. */
export interface KeyedList {
  readonly name: string;
  readonly key: string;
  /** A list within each entry. */
  readonly within?: KeyedList;
}

/** How a file of the rule pack is put together with one of the user's own. */
export interface OwnKind {
  /** Name of the schema in `policies/schema`. */
  readonly schema: string;
  /** Where it stands among what is loaded. */
  readonly member:
    | { readonly of: 'pack'; readonly name: keyof PackFiles }
    | { readonly of: 'code'; readonly name: keyof CodeCatalogueFiles };
  /** An entry of a known id changes the members it names, another is added. */
  readonly list?: KeyedList;
  /** Lists of entries without an id: the user's are added. */
  readonly added?: readonly string[];
  /** An object whose members the user's replace. */
  readonly object?: string;
  /** Whether entries name their sources by a key of the file's `sources`. */
  readonly hasSources?: true;
  /** A folder of such files, whatever they are called. */
  readonly isFolder?: true;
}

const byId = (name: string): KeyedList => ({ name, key: 'id' });

/** By path below `policies/`. What is trained or read by position (models, lexicons, store pages) is not among them. */
export const OWN_KINDS: Readonly<Record<string, OwnKind>> = {
  'catalog/endpoints.json': {
    schema: 'endpoints',
    member: { of: 'code', name: 'endpoints' },
    added: ['noise', 'noiseUrls', 'operators', 'hosting'],
    hasSources: true,
  },
  'catalog/information-families.json': {
    schema: 'information-families',
    member: { of: 'pack', name: 'informationFamilies' },
    added: ['families'],
  },
  'catalog/packers.json': {
    schema: 'packers',
    member: { of: 'code', name: 'packers' },
    list: byId('packers'),
    hasSources: true,
  },
  'catalog/permissions': {
    schema: 'permissions',
    member: { of: 'pack', name: 'permissions' },
    list: { name: 'permissions', key: 'name' },
    hasSources: true,
    isFolder: true,
  },
  'catalog/personal-information.json': {
    schema: 'personal-information',
    member: { of: 'pack', name: 'personalInformation' },
    list: byId('types'),
  },
  'catalog/sdk-kinds.json': {
    schema: 'sdk-kinds',
    member: { of: 'code', name: 'sdkKinds' },
    list: byId('kinds'),
  },
  'catalog/sdks': {
    schema: 'sdks',
    member: { of: 'code', name: 'sdks' },
    list: byId('sdks'),
    hasSources: true,
    isFolder: true,
  },
  'catalog/sensitive-apis': {
    schema: 'sensitive-apis',
    member: { of: 'code', name: 'sensitiveApis' },
    list: byId('apis'),
    hasSources: true,
    isFolder: true,
  },
  'cn/behaviours.json': {
    schema: 'behaviours',
    member: { of: 'pack', name: 'behaviours' },
    list: byId('behaviours'),
  },
  'cn/categories.json': {
    schema: 'categories',
    member: { of: 'pack', name: 'categories' },
    list: { ...byId('categories'), within: { name: 'permissions', key: 'permission' } },
  },
  'cn/checklist.json': {
    schema: 'checklist',
    member: { of: 'pack', name: 'checklist' },
    list: { name: 'items', key: 'behaviour' },
  },
  'cn/common-information.json': {
    schema: 'common-information',
    member: { of: 'pack', name: 'commonInformation' },
    added: ['usual', 'necessary'],
  },
  'cn/coverage.json': {
    schema: 'coverage',
    member: { of: 'pack', name: 'coverage' },
    list: { ...byId('groups'), within: byId('items') },
  },
  'cn/handling.json': {
    schema: 'handling',
    member: { of: 'pack', name: 'handling' },
    object: 'handling',
  },
  'cn/notice-terms.json': {
    schema: 'notice-terms',
    member: { of: 'pack', name: 'noticeTerms' },
    list: byId('terms'),
  },
  'cn/provisions.json': {
    schema: 'provisions',
    member: { of: 'pack', name: 'provisions' },
    list: { ...byId('laws'), within: byId('provisions') },
  },
};

/** Where in `OWN_KINDS` a file of the user's stands; `null` for one that can be neither added to nor overridden. */
export function ownPlace(path: string): string | null {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  if (Object.hasOwn(OWN_KINDS, folder) && OWN_KINDS[folder]?.isFolder === true) return folder;
  return Object.hasOwn(OWN_KINDS, path) && OWN_KINDS[path]?.isFolder !== true ? path : null;
}

/** The paths that files of the user's may have. */
export function ownPaths(): string[] {
  return Object.entries(OWN_KINDS).map(([path, { isFolder }]) => (isFolder ? `${path}/*.json` : path));
}
