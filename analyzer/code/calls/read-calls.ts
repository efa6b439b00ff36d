import { NONE } from '../../apk/dex/dex-file.ts';
import type {
  ApiCall,
  CallFacts,
  CodePlace,
  DenialExit,
  EntryPoint,
  PermissionRequest,
} from '../../facts/code.ts';
import type { ManifestFacts } from '../../facts/package.ts';
import type { Text } from '../../text.ts';
import type { Warnings } from '../../warnings.ts';
import type { SdkOfClass } from '../catalogue-types.ts';
import { findDenials } from '../denial/find-denials.ts';
import { Hierarchy } from '../program/hierarchy.ts';
import {
  className,
  findType,
  methodName,
  methodSignature,
  type Program,
  typeName,
} from '../program/program.ts';
import { launcherActivities } from '../reach/entry-points.ts';
import { Reachability } from '../reach/reachability.ts';
import type { SensitiveApi } from '../sensitive-apis.ts';
import { permissionsServing } from './api-permissions.ts';
import { ApiTable } from './api-table.ts';
import type { CodeUses } from './code-uses.ts';
import { type ApiSite, findSites, type Sites } from './find-sites.ts';
import { isNightMode, permissionUses } from './permission-uses.ts';

export interface ReadCallsOptions {
  readonly sensitiveApis: readonly SensitiveApi[];
  readonly sdkOfClass: SdkOfClass;
  /** Throws when the user pressed cancel. */
  readonly checkCancelled: () => void;
}

/** Call sites that are listed at most, so that a hostile file cannot flood the report. */
const MAXIMUM_CALLS = 20_000;

/** What the code calls, who calls it, and whether that runs before anyone could consent. */
export function readCalls(
  program: Program,
  uses: CodeUses,
  manifest: ManifestFacts,
  options: ReadCallsOptions,
  warnings: Warnings,
): CallFacts {
  const hierarchy = new Hierarchy(program);
  const table = new ApiTable(hierarchy, options.sensitiveApis);
  const sites = findSites(hierarchy, table, uses, options.checkCancelled);
  const reach = new Reachability(hierarchy, manifest);
  options.checkCancelled();
  const incomplete = reach.incomplete || sites.isCut;
  if (incomplete) {
    warnings.add('call-graph-limit', {
      zh: '调用关系超出处理上限，启动路径的查找不完整',
      en: 'the call graph exceeds the stated bounds; what start-up runs was searched in part',
    });
  }
  const place = (method: number): Place => placeOf(program, reach, options.sdkOfClass, method);
  const apiCalls = sites.apis
    .filter((site) => !isNightMode(hierarchy, site) && !isWithin(program, site))
    .slice(0, MAXIMUM_CALLS)
    .map(
      ({ method, found, reflective }): ApiCall => ({
        api: found.text,
        apiId: found.api.id,
        personalInformation: found.api.personalInformation,
        permissions: permissionsServing(found.api, manifest),
        ordinary: found.api.ordinary,
        reflective,
        ...place(method),
      }),
    );
  const permissionRequests = sites.requests.map(
    ({ method, permissions, api }): PermissionRequest => ({ permissions, api, ...place(method) }),
  );
  const denials = findDenials(
    hierarchy,
    launcherTypes(program, manifest),
    sites.requests.map(({ method }) => method),
  );
  return {
    apiCalls: apiCalls.sort(inOrder),
    permissionRequests: permissionRequests.sort(inOrder),
    denialExits: denials.found.map(({ callback, consequence, api, path }): DenialExit => {
      const { caller, dex } = place(callback);
      return { caller, dex, consequence, api, path };
    }),
    permissionUses: permissionUses(hierarchy, table, options.sensitiveApis, sites.apis, manifest),
    limits: [...limitsOf(program, sites, incomplete, warnings), ...denialLimit(denials.isCut, warnings)],
  };
}

/** An SDK's class that calls its own method: that is how the method works, and no use of it ("GoogleSignInAccount" as it is put in a parcel). */
function isWithin(program: Program, { method, found }: ApiSite): boolean {
  if (found.api.kind !== 'method' || found.api.class === null) return false;
  const caller = className(typeName(program, program.methods.a[method] as number));
  return caller === found.api.class || caller.startsWith(`${found.api.class}$`);
}

function launcherTypes(program: Program, manifest: ManifestFacts): number[] {
  return launcherActivities(manifest.components)
    .map((name) => findType(program, `L${name.replaceAll('.', '/')};`))
    .filter((type) => type !== NONE);
}

interface Place {
  readonly caller: CodePlace;
  readonly dex: string;
  readonly reachableFrom: EntryPoint | null;
  readonly path: readonly string[];
}

function placeOf(program: Program, reach: Reachability, sdkOfClass: SdkOfClass, method: number): Place {
  const name = className(typeName(program, program.methods.a[method] as number));
  return {
    caller: { class: name, method: methodSignature(program, method), sdk: sdkOfClass(name) },
    dex: program.dexes[program.methodDex[method] as number]?.entry ?? '',
    reachableFrom: reach.entryPoint(method),
    path: reach.path(method),
  };
}

const RANK: Record<EntryPoint, number> = { startup: 0, launch: 1 };

/** What runs first comes first; the rest by class, method and API, so that a report does not depend on the order of the dex. */
function inOrder(a: ApiCall | PermissionRequest, b: ApiCall | PermissionRequest): number {
  const rank = (one: EntryPoint | null): number => (one === null ? 2 : RANK[one]);
  return (
    rank(a.reachableFrom) - rank(b.reachableFrom) ||
    compare(a.caller.class, b.caller.class) ||
    compare(a.caller.method, b.caller.method) ||
    compare(a.api, b.api)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function denialLimit(isCut: boolean, warnings: Warnings): Text[] {
  if (!isCut) return [];
  const text = {
    zh: '权限被拒后执行的代码超出处理上限，其查找不完整',
    en: 'what runs after a permission is refused exceeds the stated bounds and was searched in part',
  };
  warnings.add('denial-limit', text);
  return [text];
}

function limitsOf(program: Program, sites: Sites, incomplete: boolean, warnings: Warnings): Text[] {
  const limits: Text[] = [];
  const { unresolvedReflection } = sites;
  if (unresolvedReflection.length > 0) {
    const places = unresolvedReflection.slice(0, 2).map((method) => {
      const owner = className(typeName(program, program.methods.a[method] as number));
      return `${owner}.${methodName(program, method)}`;
    });
    const text = {
      zh: `${unresolvedReflection.length} 个方法以运行时拼接的名称进行反射调用，其目标未能确定（如 ${places.join('、')}）`,
      en: `${unresolvedReflection.length} methods use reflection with names put together at run time; what they call is not known (such as ${places.join(', ')})`,
    };
    limits.push(text);
    warnings.add('reflection-not-followed', text);
  }
  if (sites.apis.length > MAXIMUM_CALLS) {
    limits.push({
      zh: `共有 ${sites.apis.length} 处调用，只列出前 ${MAXIMUM_CALLS} 处`,
      en: `there are ${sites.apis.length} call sites; the first ${MAXIMUM_CALLS} are listed`,
    });
  }
  if (incomplete) {
    limits.push({
      zh: '调用关系超出处理上限，可能还有未列出的启动路径',
      en: 'the call graph exceeds the bounds; start-up may reach more than is listed',
    });
  }
  return limits;
}
