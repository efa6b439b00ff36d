import { AUDITS } from '../audits/index.ts';
import type { Facts } from '../facts.ts';
import type { Verdict } from '../result.ts';
import type { RulePack } from '../rules.ts';
import { type Judgement, runAudits } from './run-audits.ts';
import { verdictOf } from './verdict.ts';

/** All audits over these facts, and what they come to. Whoever judges, judges by this. */
export function judge(facts: Facts, rules: RulePack): Judgement & { readonly verdict: Verdict } {
  const { findings, audits } = runAudits(AUDITS, facts, rules);
  return { findings, audits, verdict: verdictOf(findings, audits) };
}
