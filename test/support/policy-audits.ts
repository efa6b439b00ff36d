import { expect } from 'vitest';
import type { Audit } from '../../analyzer/audits/audit.ts';
import type { Level } from '../../analyzer/finding.ts';
import { judge } from './judge.ts';
import { policyFacts } from './policy.ts';

/** What an audit makes of a policy that says no more than this. */
export async function outcomeOf(audit: Audit, text: string): Promise<string> {
  return (await judge(audit, policyFacts(text))).record.outcome;
}

/** The audit finds that the text leaves a duty out, at this level, and says where it looked and for what. */
export async function expectAbsent(audit: Audit, text: string, level: Level): Promise<void> {
  const { findings } = await judge(audit, policyFacts(text));
  expect(findings.map((one) => [one.level, one.certainty])).toEqual([[level, 'absent']]);
  const [evidence] = findings[0]?.evidence ?? [];
  expect(evidence?.kind === 'absence' && evidence.searched.length).toBeGreaterThan(1);
}

/** The audit suspects what a sentence of a policy states, and quotes that sentence. */
export async function expectQuoted(audit: Audit, sentence: string): Promise<void> {
  const { findings } = await judge(audit, policyFacts(`我们重视您的隐私。\n${sentence}\n谢谢。`));
  expect(findings.map((one) => [one.level, one.certainty])).toEqual([['suspected', 'stated']]);
  const [evidence] = findings[0]?.evidence ?? [];
  expect(evidence?.kind === 'policy' && sentence.includes(evidence.quote)).toBe(true);
}
