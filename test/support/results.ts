import { AUDITS } from '../../analyzer/audits/index.ts';
import type { Facts } from '../../analyzer/facts.ts';
import { checklistOf } from '../../analyzer/judge/checklist.ts';
import { coverageOf } from '../../analyzer/judge/coverage.ts';
import { matrixOf } from '../../analyzer/judge/matrix.ts';
import { runAudits } from '../../analyzer/judge/run-audits.ts';
import { verdictOf } from '../../analyzer/judge/verdict.ts';
import { assemble } from '../../analyzer/report/assemble.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';

/** The result that the analyzer would give of these facts. */
export async function resultOf(facts: Facts, startedAt = '2026-11-01T08:00:00.000Z'): Promise<AuditResult> {
  const rules = await loadRulePack();
  const { findings, audits } = runAudits(AUDITS, facts, rules);
  return assemble({
    facts,
    rules,
    findings,
    audits,
    matrix: matrixOf(facts, rules),
    checklist: checklistOf(facts, rules),
    coverage: coverageOf(audits, rules),
    verdict: verdictOf(findings, audits),
    startedAt,
    durationMs: 5,
  });
}
