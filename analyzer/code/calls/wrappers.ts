import { ACC_STATIC } from '../../apk/dex/class-data.ts';
import { NONE } from '../../apk/dex/dex-file.ts';
import type { Hierarchy } from '../program/hierarchy.ts';
import { findType, protoText, typeName } from '../program/program.ts';
import { typeDescriptor } from '../sensitive-apis.ts';
import { type CodeUses, marked } from './code-uses.ts';
import type { ApiSite } from './find-sites.ts';

/** A wrapper may be wrapped again; deeper nesting is left as it is. */
const MAXIMUM_NESTING = 3;

/**
 * Build plugins that hook sensitive calls replace each by a static method of the same shape, the object first
 * (`getDeviceId(TelephonyManager)`). Such a method calls for others: the calls of it are the origin. One that nothing
 * calls stays as it is.
 */
export function throughWrappers(
  hierarchy: Hierarchy,
  sites: readonly ApiSite[],
  uses: CodeUses,
): readonly ApiSite[] {
  let current = sites;
  for (let nesting = 0; nesting < MAXIMUM_NESTING; nesting++) {
    const wrapped = new Map<number, ApiSite[]>();
    for (const site of current) {
      if (!isWrapper(hierarchy, site)) continue;
      const list = wrapped.get(site.method);
      if (list === undefined) wrapped.set(site.method, [site]);
      else list.push(site);
    }
    if (wrapped.size === 0) return current;
    const next = unwrapped(hierarchy, current, wrapped, uses);
    if (next === null) return current;
    current = next;
  }
  return current;
}

function unwrapped(
  hierarchy: Hierarchy,
  sites: readonly ApiSite[],
  wrapped: ReadonlyMap<number, readonly ApiSite[]>,
  uses: CodeUses,
): readonly ApiSite[] | null {
  const called = new Set<number>();
  const found: ApiSite[] = [];
  const seen = new Set(sites.map((site) => `${site.method} ${site.found.text}`));
  uses.callsOf(marked(hierarchy.program.methods.count, wrapped.keys()), (method, target) => {
    if (target === method) return;
    called.add(target);
    for (const { found: api, reflective } of wrapped.get(target) ?? []) {
      const key = `${method} ${api.text}`;
      if (seen.has(key)) continue;
      seen.add(key);
      found.push({ method, found: api, reflective });
    }
  });
  if (called.size === 0) return null;
  return [
    ...sites.filter((site) => !(called.has(site.method) && wrapped.get(site.method)?.includes(site))),
    ...found,
  ];
}

/** Static, with the parameters of the API, the receiver's class before them when the API is an instance method. */
function isWrapper(hierarchy: Hierarchy, { method, found }: ApiSite): boolean {
  const { program } = hierarchy;
  const { api } = found;
  if (api.kind !== 'method' || api.class === null || api.name === '<init>') return false;
  if (((program.methodAccess[method] as number) & ACC_STATIC) === 0) return false;
  const own = program.methods.a[method] as number;
  const owner = findType(program, typeDescriptor(api.class));
  if (owner === NONE || own === owner) return false;
  const proto = protoText(program, program.methods.c[method] as number);
  const parameters = found.text.slice(found.text.indexOf('(') + 1, -1);
  const given = proto.slice(1, proto.lastIndexOf(')'));
  return given === `${typeName(program, owner)}${parameters}`;
}
