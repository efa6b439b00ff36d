import type { Audit } from '../../analyzer/audits/audit.ts';
import type { Facts } from '../../analyzer/facts.ts';
import type { Finding } from '../../analyzer/finding.ts';
import { runAudits } from '../../analyzer/judge/run-audits.ts';
import type { AuditRecord } from '../../analyzer/result.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';

/** Runs one audit as an analysis would, with the rule pack that ships. */
export async function judge(
  audit: Audit,
  facts: Facts,
): Promise<{ record: AuditRecord; findings: readonly Finding[] }> {
  const { audits, findings } = runAudits([audit], facts, await loadRulePack());
  return { record: audits[0] as AuditRecord, findings };
}
