import { diffResults } from '../../../analyzer/diff.ts';
import { diffReport } from '../../../analyzer/report/diff.ts';
import { NO_STYLE, textReport } from '../../../analyzer/report/text.ts';
import { parseResult } from '../../../analyzer/result-schema.ts';
import { loadRulePack } from '../../../analyzer/rules/load.ts';
import { factsOf, permission } from '../../support/facts.ts';
import { resultOf } from '../../support/results.ts';
import { assert, encode, type FuzzTarget } from '../engine/target.ts';
import { TEXT_MUTATIONS } from '../engine/text-mutations.ts';

const rules = await loadRulePack();
const full = await resultOf(factsOf({ permissions: [permission('android.permission.READ_SMS')] }));
// Enough of each list to be read; a whole report has a hundred kilobytes.
const short = {
  ...full,
  findings: full.findings.slice(0, 1),
  audits: full.audits.slice(0, 1),
  checklist: full.checklist.slice(0, 1),
  coverage: full.coverage.slice(0, 1),
  matrix: full.matrix.slice(0, 1),
  verdict: {
    ...full.verdict,
    reasons: full.verdict.reasons.slice(0, 1),
    notLookedAt: full.verdict.notLookedAt.slice(0, 1),
  },
};

/** Takes a saved report or refuses it. What is taken can be compared and written again. */
export const target: FuzzTarget = {
  covers: [
    'analyzer/result-schema.ts',
    'analyzer/diff.ts',
    'analyzer/report/diff.ts',
    'analyzer/report/text.ts',
  ],
  mutations: TEXT_MUTATIONS,
  maximumLength: 16384,
  seeds: () => [encode(JSON.stringify(short))],
  run: (data) => {
    const result = parseResult(parsed(data));
    if (result === null) return null;
    const diff = diffResults(result, result);
    assert(
      diff.findings.added.length === 0 && diff.findings.removed.length === 0,
      'a report that differs from itself',
    );
    return [diffReport(diff, rules, 'en'), textReport(result, rules, 'zh', NO_STYLE)];
  },
};

function parsed(data: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(data));
  } catch {
    return null;
  }
}
