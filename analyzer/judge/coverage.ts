import type { AuditRecord, CoverageRecord, CoverageStatus } from '../result.ts';
import type { CoverageItem, RulePack } from '../rules.ts';

/** What was and was not judged of the law and the test standards: one record an item, in the order of the rule pack. */
export function coverageOf(audits: readonly AuditRecord[], rules: RulePack): CoverageRecord[] {
  const outcomes = new Map(audits.map((record) => [record.id, record.outcome]));
  return rules.coverage.flatMap((group) =>
    group.items.map((item) => ({ id: item.id, status: statusOf(item, outcomes) })),
  );
}

/** An audit that this version lacks, or that did not run, judged nothing. */
function statusOf(item: CoverageItem, outcomes: ReadonlyMap<string, AuditRecord['outcome']>): CoverageStatus {
  if (item.audits.length === 0) {
    return item.checklist.length > 0 || item.steps !== null ? 'device' : 'outside';
  }
  const own = item.audits.map((id) => outcomes.get(id) ?? 'not-run');
  if (own.includes('finding')) return 'found';
  const ran = own.filter((outcome) => outcome === 'pass' || outcome === 'not-applicable').length;
  if (ran === 0) return 'not-looked-at';
  return ran === own.length ? 'nothing-found' : 'partly';
}
