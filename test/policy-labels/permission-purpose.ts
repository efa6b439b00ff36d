import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingPermissionPurpose } from '../../analyzer/audits/missing-permission-purpose.ts';
import type { PolicyFacts } from '../../analyzer/facts/policy.ts';
import type { RulePack } from '../../analyzer/rules.ts';
import { apk, manifest, NOTHING, permission } from '../support/facts.ts';

export type Told = 'yes' | 'no' | 'unclear';

/** A whole policy, and whether it tells what each group of dangerous permissions is asked for. */
export interface PermissionLabels {
  readonly policy: string;
  /** `first`: the wording was corrected on these; `second`: labelled when it stood. */
  readonly part: 'first' | 'second';
  /** By group in small letters, as `call-log`. */
  readonly told: Readonly<Record<string, Told>>;
  /** What decided, or stands nearest. */
  readonly seen: Readonly<Record<string, string>>;
  /** By group: a label that was found wrong after the audit disagreed with it. `told` stays as it was first written. */
  readonly corrected?: Readonly<Record<string, { readonly to: Told; readonly why: string }>>;
}

export const PERMISSION_LABELS: readonly PermissionLabels[] = (
  JSON.parse(readFileSync(join(import.meta.dirname, 'audits/permission-purpose.json'), 'utf8')) as {
    readonly policies: readonly PermissionLabels[];
  }
).policies;

/** Groups whose purpose the audit does not find, when the package asks for every dangerous permission. */
export function groupsWithoutPurpose(policy: PolicyFacts, rules: RulePack): Set<string> {
  const names = [...rules.permissions.values()]
    .filter((one) => one.protectionLevel === 'dangerous')
    .map((one) => permission(one.name));
  const judged = missingPermissionPurpose.audit(
    { ...NOTHING, package: apk(manifest({ permissions: names })), policy },
    rules,
  );
  const findings = judged.outcome === 'finding' ? judged.findings : [];
  return new Set(findings.map((one) => one.subject.toLowerCase().replaceAll('_', '-')));
}
