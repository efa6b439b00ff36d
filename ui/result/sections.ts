import type { EndpointFact } from '../../analyzer/facts/code.ts';
import type { AuditResult, PermissionReport } from '../../analyzer/result.ts';
import type { Text } from '../../analyzer/text.ts';
import { RESULT } from '../text/result.ts';

export interface SectionLink {
  readonly id: string;
  readonly title: Text;
  readonly count: number | null;
}

/** Permissions the app asks for, without those it only defines. */
export function permissionsAsked(result: AuditResult): readonly PermissionReport[] {
  return (result.package?.permissions ?? []).filter((use) => use.declaredAs !== 'permission');
}

/** What is known of one host over all the places it occurs in. */
export interface HostUse {
  readonly schemes: ReadonlySet<string>;
  readonly sdks: ReadonlySet<string>;
  readonly operator: EndpointFact['operator'];
}

export function hostsOf(result: AuditResult): ReadonlyMap<string, HostUse> {
  const hosts = new Map<string, { schemes: Set<string>; sdks: Set<string>; operator: HostUse['operator'] }>();
  for (const { host, scheme, sdk, operator } of result.package?.endpoints ?? []) {
    const use = hosts.get(host) ?? { schemes: new Set(), sdks: new Set(), operator };
    if (scheme !== null) use.schemes.add(scheme);
    if (sdk !== null) use.sdks.add(sdk);
    hosts.set(host, use);
  }
  return hosts;
}

/** Sections that this result has something to show in, in the page's order. */
export function sectionsOf(result: AuditResult): SectionLink[] {
  const some = (id: string, title: Text, count: number): SectionLink[] =>
    count > 0 ? [{ id, title, count }] : [];
  return [
    { id: 'overview', title: RESULT.overview, count: null },
    ...some('findings', RESULT.findings, result.findings.length),
    ...some('matrix', RESULT.matrix, result.matrix.length),
    ...some('calls', RESULT.calls, result.package?.apiCalls?.length ?? 0),
    ...some('permissions', RESULT.permissions, permissionsAsked(result).length),
    ...some('sdks', RESULT.sdks, result.package?.sdks.length ?? 0),
    ...some('hosts', RESULT.hosts, hostsOf(result).size),
    ...(result.policy === null
      ? []
      : [{ id: 'policy', title: RESULT.policy, count: result.policy.statements.length }]),
    ...(result.listing === null ? [] : [{ id: 'listing', title: RESULT.listing, count: null }]),
    ...(result.package?.signing == null ? [] : [{ id: 'signing', title: RESULT.signing, count: null }]),
    ...some('checks', RESULT.checks, result.audits.length),
    ...some('checklist', RESULT.checklist, result.checklist.length),
    ...some('warnings', RESULT.warnings, result.package?.warnings.length ?? 0),
  ];
}
