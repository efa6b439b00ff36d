import type { Finding } from './finding.ts';
import type { AuditRecord, AuditResult } from './result.ts';
import { type Rewording, rewordings } from './rewording.ts';

/** What one side of a comparison has that the other has not. */
export interface Changes<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly unchanged: number;
}

/** Two audits of one app (or of two), by what they are about rather than by where it stands. */
export interface AuditDiff {
  readonly old: AuditResult;
  readonly new: AuditResult;
  readonly permissions: Changes<string>;
  readonly sdks: Changes<string>;
  /** API and the SDK that calls it (`app` for the app itself). */
  readonly apiUse: Changes<string>;
  readonly hosts: Changes<string>;
  /** The policy's sentences by their words. */
  readonly statements: Changes<string>;
  /** Of these, what is gone in one wording and new in another. */
  readonly rewordings: readonly Rewording[];
  /** Third parties that the policy names. */
  readonly disclosedSdks: Changes<string>;
  /** By fingerprint. What is `removed` was looked for and not found. */
  readonly findings: Changes<Finding>;
  /** Findings of the old audit that the new one could not judge. */
  readonly noLongerJudged: readonly Finding[];
  /** Things only one side looked at, so that what seems new or gone may merely not have been read. */
  readonly notComparable: readonly ('code' | 'policy' | 'listing' | 'category' | 'rules')[];
}

export function diffResults(older: AuditResult, newer: AuditResult): AuditDiff {
  const both = <T>(pick: (result: AuditResult) => readonly T[], key: (item: T) => string): Changes<T> =>
    changes(pick(older), pick(newer), key);
  const text = (pick: (result: AuditResult) => readonly string[]) => both(pick, (item) => item);
  const findings = both(
    (result) => result.findings,
    (finding) => finding.fingerprint,
  );
  const judged = new Set(newer.audits.filter(({ outcome }) => JUDGED.has(outcome)).map(({ id }) => id));
  const statements = text((result) => (result.policy?.statements ?? []).map((statement) => statement.quote));
  return {
    old: older,
    new: newer,
    permissions: text((result) =>
      (result.package?.permissions ?? [])
        .filter((use) => use.declaredAs !== 'permission')
        .map((use) => use.name),
    ),
    sdks: text((result) => (result.package?.sdks ?? []).map((sdk) => sdk.id)),
    apiUse: text((result) =>
      (result.package?.apiCalls ?? []).map((call) => `${call.api} (${call.caller.sdk ?? 'app'})`),
    ),
    hosts: text((result) => (result.package?.endpoints ?? []).map((endpoint) => endpoint.host)),
    statements,
    rewordings: rewordings(statements.removed, statements.added),
    disclosedSdks: text((result) => (result.policy?.disclosedSdks ?? []).map((sdk) => sdk.name)),
    findings: { ...findings, removed: findings.removed.filter(({ rule }) => judged.has(rule)) },
    noLongerJudged: findings.removed.filter(({ rule }) => !judged.has(rule)),
    notComparable: notComparable(older, newer),
  };
}

/** Outcomes of an audit that looked: only then is a finding that is not there gone. */
const JUDGED: ReadonlySet<AuditRecord['outcome']> = new Set(['finding', 'pass', 'not-applicable']);

function changes<T>(older: readonly T[], newer: readonly T[], key: (item: T) => string): Changes<T> {
  const before = new Map(older.map((item) => [key(item), item]));
  const after = new Map(newer.map((item) => [key(item), item]));
  return {
    added: [...after].filter(([name]) => !before.has(name)).map(([, item]) => item),
    removed: [...before].filter(([name]) => !after.has(name)).map(([, item]) => item),
    unchanged: [...after.keys()].filter((name) => before.has(name)).length,
  };
}

function notComparable(older: AuditResult, newer: AuditResult): AuditDiff['notComparable'] {
  const list: AuditDiff['notComparable'][number][] = [];
  const seesCode = ({ package: app }: AuditResult): boolean =>
    app?.apiCalls != null && app.packer?.hides !== 'app';
  if (seesCode(older) !== seesCode(newer)) list.push('code');
  if ((older.policy === null) !== (newer.policy === null)) list.push('policy');
  if ((older.listing === null) !== (newer.listing === null)) list.push('listing');
  if (older.category?.id !== newer.category?.id) list.push('category');
  if (older.tool.rules.sha256 !== newer.tool.rules.sha256) list.push('rules');
  return list;
}
