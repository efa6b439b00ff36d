import type { PermissionUseFact } from '../../facts/code.ts';
import type { ManifestFacts } from '../../facts/package.ts';
import type { Hierarchy } from '../program/hierarchy.ts';
import { methodText, typeName } from '../program/program.ts';
import type { SensitiveApi } from '../sensitive-apis.ts';
import { declaredServing } from './api-permissions.ts';
import type { ApiTable } from './api-table.ts';
import type { ApiSite } from './find-sites.ts';
import { indexMethods } from './member-index.ts';

/** References shown for one permission. */
const MAXIMUM_SHOWN = 5;

/**
 * For each declared permission that the catalogue knows APIs of: what in the package may need it. Any reference counts,
 * called or not, and so does a string or a receiver's action, since "not used" must not be said lightly.
 */
export function permissionUses(
  hierarchy: Hierarchy,
  table: ApiTable,
  apis: Iterable<SensitiveApi>,
  sites: readonly ApiSite[],
  manifest: ManifestFacts,
): PermissionUseFact[] {
  const uses = new Map<string, { apis: number; found: Set<string> }>();
  const written = new Set(manifest.permissions.map(({ name }) => name));
  const needed = new Map<SensitiveApi, readonly string[]>();
  const needing = (api: SensitiveApi): readonly string[] => {
    const known = needed.get(api) ?? declaredServing(api, manifest).filter((name) => written.has(name));
    needed.set(api, known);
    return known;
  };
  const note = (api: SensitiveApi, what: string): void => {
    for (const permission of needing(api)) uses.get(permission)?.found.add(what);
  };
  const all = [...apis];
  for (const api of all) {
    for (const permission of needing(api)) {
      const use = uses.get(permission);
      if (use === undefined) uses.set(permission, { apis: 1, found: new Set() });
      else use.apis++;
    }
  }
  const { program } = hierarchy;
  const actions = new Set(
    manifest.components.flatMap(({ intentFilters }) => intentFilters.flatMap((filter) => filter.actions)),
  );
  const nightMode = onlyNightMode(sites, hierarchy);
  for (const [method, found] of table.methods) {
    for (const api of found) if (!nightMode.has(api)) note(api, methodText(program, method));
  }
  for (const { owner, name, permissions } of FOR_WEB_PAGES) {
    for (const method of indexMethods(hierarchy, [{ owner, name, parameters: null, value: name }]).keys()) {
      for (const permission of permissions) uses.get(permission)?.found.add(methodText(program, method));
    }
  }
  for (const [field, api] of table.fields)
    note(api, `${typeName(program, program.fields.a[field] as number)}->${api.name}`);
  for (const { found } of sites) note(found.api, found.text);
  for (const api of all) {
    if (needing(api).length === 0) continue;
    const isText = api.kind === 'content-uri' || api.kind === 'intent-action';
    if (isText && (program.symbols.find(api.name) >= 0 || actions.has(api.name))) note(api, api.name);
    // By reflection: the class's name stands in the code as a text.
    if (api.class !== null && program.symbols.find(api.class) >= 0 && program.symbols.find(api.name) >= 0)
      note(api, `${api.class}.${api.name}`);
  }
  return [...uses]
    .map(([permission, { apis: count, found }]) => ({
      permission,
      knownApis: count,
      found: [...found].sort().slice(0, MAXIMUM_SHOWN),
    }))
    .sort((a, b) => (a.permission < b.permission ? -1 : 1));
}

/** An app that hands its permission on to web pages uses it (WebChromeClient, Android API reference). */
const FOR_WEB_PAGES = [
  {
    owner: 'Landroid/webkit/PermissionRequest;',
    name: 'grant',
    permissions: ['android.permission.CAMERA', 'android.permission.RECORD_AUDIO'],
  },
  {
    owner: 'Landroid/webkit/GeolocationPermissions$Callback;',
    name: 'invoke',
    permissions: ['android.permission.ACCESS_FINE_LOCATION', 'android.permission.ACCESS_COARSE_LOCATION'],
  },
] as const;

/** AppCompat asks for the last location to tell day from night, when the app has it anyway: that is no use of the permission. */
const NIGHT_MODE = /^L(androidx\/appcompat\/app|android\/support\/v7\/app)\/TwilightManager;$/;

export function isNightMode(hierarchy: Hierarchy, site: ApiSite): boolean {
  const { program } = hierarchy;
  return NIGHT_MODE.test(typeName(program, program.methods.a[site.method] as number));
}

/** APIs that nothing else uses. */
function onlyNightMode(sites: readonly ApiSite[], hierarchy: Hierarchy): ReadonlySet<SensitiveApi> {
  const only = new Set<SensitiveApi>();
  const others = new Set<SensitiveApi>();
  for (const site of sites) (isNightMode(hierarchy, site) ? only : others).add(site.found.api);
  for (const api of others) only.delete(api);
  return only;
}
