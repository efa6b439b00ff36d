import type { KeyedList, OwnKind } from './kinds.ts';

export type JsonObject = { readonly [member: string]: unknown };

/** One file of the user's rule pack: its path as below `policies/`, and its JSON. */
export interface OwnFile {
  readonly path: string;
  readonly content: JsonObject;
}

/**
 * One entry of the user's (or a whole file, of a kind without entries) as it will be judged by: put together with what it overrides, in a
 * file of its own, which must fit the schema of its kind.
 */
export interface Candidate {
  readonly path: string;
  readonly file: JsonObject;
  /** Number of the entry in the user's list, which has number 0 in `file`; `null` when all of the file is the user's. */
  readonly at: number | null;
  /** Whether the entry changes one that ships with the tool. */
  readonly overrides: boolean;
}

/** What a file of the user's is held to before anything is judged by it. */
export function candidatesOf(own: OwnFile, kind: OwnKind, shipped: readonly JsonObject[]): Candidate[] {
  const { path, content } = own;
  const { list, object } = kind;
  if (list !== undefined) {
    const entries = content[list.name];
    // A list that is none: the schema says so.
    if (!Array.isArray(entries) || entries.length === 0)
      return [{ path, file: frame(content, kind, shipped[0], {}), at: null, overrides: false }];
    return entries.map((entry: unknown, at) => {
      const found = find(shipped, list, entry);
      const whole = patched(entry, found?.entry, list, 'own');
      return {
        path,
        file: frame(content, kind, found?.file ?? shipped[0], { [list.name]: [whole] }, found),
        at,
        overrides: found !== undefined,
      };
    });
  }
  const base = shipped[0];
  const members =
    object === undefined ? {} : { [object]: { ...objectOf(base?.[object]), ...objectOf(content[object]) } };
  const empty = Object.fromEntries((kind.added ?? []).map((name) => [name, content[name] ?? []]));
  return [
    {
      path,
      file: { ...base, ...frame(content, kind, base, { ...empty, ...members }) },
      at: null,
      overrides: false,
    },
  ];
}

/**
 * The files of one kind with the user's. The user's entries stand first among SDKs: of two with one class prefix the first keeps it.
 * @param own files whose candidates fit their schema
 */
export function mergeFiles(
  shipped: readonly JsonObject[],
  own: readonly OwnFile[],
  kind: OwnKind,
): readonly JsonObject[] {
  const { list } = kind;
  const base = shipped[0] ?? {};
  if (list === undefined) return [own.reduce((file, one) => withAdded(file, one.content, kind), base)];
  if (kind.isFolder === true) {
    const files = own.flatMap((one) => candidatesOf(one, kind, shipped).map(({ file }) => file));
    const replaced = new Set(files.flatMap((file) => entriesOf(file, list).map((entry) => entry[list.key])));
    const rest = shipped.map((file) => ({
      ...file,
      [list.name]: entriesOf(file, list).filter((entry) => !replaced.has(entry[list.key])),
    }));
    return [...files, ...rest];
  }
  const added = own.flatMap((one) => entriesOf(one.content, list));
  return [
    {
      ...base,
      ...(kind.hasSources === true
        ? {
            sources: sourcesOf(
              own.map((one) => one.content),
              base,
            ),
          }
        : {}),
      [list.name]: mergeLists(entriesOf(base, list), added, list),
    },
  ];
}

/** A file around one entry: the user's own members, its sources with those of what it overrides, and what a file of the kind must have. */
function frame(
  content: JsonObject,
  kind: OwnKind,
  base: JsonObject | undefined,
  members: JsonObject,
  overridden?: { readonly file: JsonObject },
): JsonObject {
  const { list, hasSources } = kind;
  const { [list?.name ?? '']: _, sources: __, describe, groups: ___, ...rest } = base ?? {};
  // What the file says of its entries without a description holds for an entry of that file, and for no other.
  const said = overridden === undefined || describe === undefined ? {} : { describe };
  const sources =
    hasSources === true ? { sources: sourcesOf([content], overridden?.file ?? (list ? {} : base)) } : {};
  return { ...rest, ...said, ...content, ...sources, ...members };
}

function sourcesOf(contents: readonly JsonObject[], base: JsonObject | undefined): unknown {
  const own = contents.map((content) => content.sources).filter((one) => one !== undefined);
  const strange = own.find((one) => !isObject(one));
  // Not an object: the schema says so.
  return strange ?? Object.assign({}, base?.sources, ...own);
}

function withAdded(file: JsonObject, content: JsonObject, kind: OwnKind): JsonObject {
  const lists = (kind.added ?? []).map((name) => [name, [...arrayOf(file[name]), ...arrayOf(content[name])]]);
  const { object } = kind;
  return {
    ...file,
    ...(kind.hasSources === true ? { sources: sourcesOf([content], file) } : {}),
    ...Object.fromEntries(lists),
    ...(object === undefined
      ? {}
      : { [object]: { ...objectOf(file[object]), ...objectOf(content[object]) } }),
  };
}

function mergeLists(
  shipped: readonly JsonObject[],
  own: readonly JsonObject[],
  list: KeyedList,
): readonly JsonObject[] {
  const merged = new Map(shipped.map((entry) => [entry[list.key], entry]));
  for (const entry of own) {
    const key = entry[list.key];
    merged.set(key, objectOf(patched(entry, merged.get(key), list, 'all')));
  }
  return [...merged.values()];
}

/** An entry with the members of the one it overrides that it does not name; lists within it hold `all` entries or the user's `own`. */
function patched(
  entry: unknown,
  overridden: JsonObject | undefined,
  list: KeyedList,
  keep: 'all' | 'own',
): unknown {
  if (overridden === undefined || !isObject(entry)) return entry;
  const { within } = list;
  const inner = within === undefined ? undefined : entry[within.name];
  if (within === undefined || !Array.isArray(inner)) return { ...overridden, ...entry };
  const old = entriesOf(overridden, within);
  const lists =
    keep === 'all'
      ? mergeLists(old, inner.filter(isObject), within)
      : inner.map((one: unknown) =>
          patched(
            one,
            isObject(one) ? old.find((o) => o[within.key] === one[within.key]) : undefined,
            within,
            keep,
          ),
        );
  return { ...overridden, ...entry, [within.name]: lists };
}

function find(
  shipped: readonly JsonObject[],
  list: KeyedList,
  entry: unknown,
): { readonly file: JsonObject; readonly entry: JsonObject } | undefined {
  if (!isObject(entry)) return undefined;
  for (const file of shipped) {
    const found = entriesOf(file, list).find((one) => one[list.key] === entry[list.key]);
    if (found !== undefined) return { file, entry: found };
  }
  return undefined;
}

/** The entries of a list that are objects. */
export function entriesOf(file: JsonObject, list: KeyedList): readonly JsonObject[] {
  return arrayOf(file[list.name]).filter(isObject);
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
