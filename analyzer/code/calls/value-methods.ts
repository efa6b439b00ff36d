import type { MemberPattern } from './member-index.ts';
import type { Value } from './value.ts';

/** What a framework method makes of what it is given: receiver first for instance methods. `undefined`: by its return type. */
export type ValueMethod = (values: readonly (Value | null)[]) => Value | null | undefined;

const first: ValueMethod = (values) => values[0];
const BUILT: Value = { kind: 'built' };
const built: ValueMethod = () => BUILT;

function uriOf(value: Value | null | undefined): Value | null {
  return value?.kind === 'string' ? { kind: 'uri', text: value.text, field: -1 } : (value ?? null);
}

function classNamed(value: Value | null | undefined): Value | null {
  return value?.kind === 'string'
    ? { kind: 'class', name: value.text }
    : value?.kind === 'built'
      ? BUILT
      : null;
}

function methodOf(values: readonly (Value | null)[]): Value | null {
  const [owner, name] = values;
  if (owner?.kind !== 'class' || name?.kind !== 'string') return null;
  return { kind: 'method', owner: owner.name, name: name.text };
}

function nameOf(values: readonly (Value | null)[]): Value | null {
  const owner = values[0];
  return owner?.kind === 'class' ? { kind: 'string', text: owner.name } : null;
}

/** Adds to a list in place: the list is the same object wherever it is. */
const add: ValueMethod = (values) => {
  const [list] = values;
  const item = values.at(-1);
  if (list?.kind === 'items' && item != null && item !== list && list.items.length < MAXIMUM_ITEMS)
    list.items.push(item);
  return null;
};

/** Longer lists are cut: no platform has so many permissions. */
const MAXIMUM_ITEMS = 512;

const METHODS: readonly (readonly [owner: string, names: readonly string[], method: ValueMethod])[] = [
  ['Landroid/net/Uri;', ['parse'], ([text]) => uriOf(text)],
  ['Landroid/net/Uri;', ['withAppendedPath', 'buildUpon', 'normalizeScheme'], first],
  ['Landroid/content/ContentUris;', ['withAppendedId', 'appendId'], first],
  [
    'Landroid/net/Uri$Builder;',
    ['appendPath', 'appendEncodedPath', 'appendQueryParameter', 'clearQuery', 'encodedQuery', 'build'],
    first,
  ],
  ['Ljava/lang/Class;', ['forName'], ([name]) => classNamed(name)],
  ['Ljava/lang/ClassLoader;', ['loadClass'], ([, name]) => classNamed(name)],
  ['Ljava/lang/Class;', ['getMethod', 'getDeclaredMethod'], methodOf],
  ['Ljava/lang/Class;', ['getName', 'getCanonicalName', 'getTypeName'], nameOf],
  ['Ljava/lang/String;', ['intern', 'trim', 'toString'], first],
  ['Ljava/lang/String;', ['concat', 'format', 'replace', 'substring', 'valueOf'], built],
  ['Ljava/lang/StringBuilder;', ['toString'], built],
  ['Ljava/lang/StringBuffer;', ['toString'], built],
  ['Ljava/util/Arrays;', ['asList', 'copyOf'], first],
  ['Ljava/util/Collections;', ['singletonList', 'singleton', 'unmodifiableList'], ([one]) => one],
  ['Ljava/util/List;', ['add', 'addAll'], add],
  ['Ljava/util/List;', ['toArray', 'iterator', 'get', 'subList'], first],
  ['Ljava/util/ArrayList;', ['add', 'addAll'], add],
  ['Ljava/util/ArrayList;', ['toArray', 'iterator', 'get'], first],
  ['Ljava/util/ArrayList;', ['<init>'], add],
  ['Ljava/util/Collection;', ['add', 'addAll'], add],
  ['Ljava/util/Collection;', ['toArray', 'iterator'], first],
  ['Ljava/util/Set;', ['add', 'addAll'], add],
  ['Ljava/util/Set;', ['toArray', 'iterator'], first],
  ['Ljava/util/Iterator;', ['next'], first],
];

export const VALUE_METHODS: readonly MemberPattern<ValueMethod>[] = METHODS.flatMap(([owner, names, value]) =>
  names.map((name) => ({ owner, name, parameters: null, value })),
);

/** Lists whose items are followed. */
export const LISTS: readonly string[] = [
  'Ljava/util/ArrayList;',
  'Ljava/util/LinkedList;',
  'Ljava/util/HashSet;',
  'Ljava/util/LinkedHashSet;',
];
