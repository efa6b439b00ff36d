import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding, Level } from '../../../analyzer/finding.ts';
import { verdictOf } from '../../../analyzer/judge/verdict.ts';
import type { AuditRecord } from '../../../analyzer/result.ts';

const finding = (level: Level, title = '甲', rule = 'some-rule'): Finding => ({
  rule,
  noticeTerm: null,
  level,
  certainty: 'declared',
  personalInformation: [],
  title: { zh: title, en: 'a' },
  explanation: { zh: '甲', en: 'a' },
  verify: null,
  fix: null,
  provisions: [],
  evidence: [],
  fingerprint: '0'.repeat(32),
});
const record = (outcome: AuditRecord['outcome'], reason = 'no policy'): AuditRecord => ({
  id: `audit-${outcome}-${reason.length}`,
  title: { zh: '甲', en: 'a' },
  outcome,
  reason: outcome === 'not-run' || outcome === 'not-judged' ? { zh: '无', en: reason } : null,
});

describe('the verdict', () => {
  test('is clear only when everything ran and nothing beyond advice was found', () => {
    expect(verdictOf([], [record('pass'), record('not-applicable')]).level).toBe('clear');
    expect(verdictOf([finding('advice')], [record('finding')]).level).toBe('clear');
    expect(verdictOf([], [record('pass'), record('not-run')]).level).toBe('incomplete');
    expect(verdictOf([], [record('pass'), record('not-judged')]).level).toBe('incomplete');
    expect(verdictOf([finding('suspected')], [record('not-run')]).level).toBe('suspected');
    expect(verdictOf([finding('advice'), finding('violation')], []).level).toBe('violation');
  });

  test('never says clear when something was not looked at, whatever else there is', () => {
    const outcome = fc.constantFrom<AuditRecord['outcome']>(
      'pass',
      'finding',
      'not-applicable',
      'not-run',
      'not-judged',
    );
    const level = fc.constantFrom<Level>('violation', 'suspected', 'advice');
    fc.assert(
      fc.property(fc.array(outcome), fc.array(level), (outcomes, levels) => {
        const verdict = verdictOf(
          levels.map((one) => finding(one)),
          outcomes.map((one) => record(one)),
        );
        const gap = outcomes.some((one) => one === 'not-run' || one === 'not-judged');
        if (gap) expect(verdict.level).not.toBe('clear');
        expect(verdict.notLookedAt.length > 0).toBe(gap);
      }),
    );
  });

  test('gives one sentence a reason, the worst first, and says what is only suspected', () => {
    const sorted = [
      finding('violation', '坏一'),
      finding('violation', '坏二'),
      finding('suspected', '疑', 'other'),
    ];
    const { reasons } = verdictOf(sorted, []);
    expect(reasons.map((one) => one.zh)).toEqual(['坏一；同类问题另有 1 处。', '疑似：疑。']);
    expect(verdictOf([finding('advice')], []).reasons).toEqual([]);
  });

  test('names what one more input would add: audits of one reason together', () => {
    const { notLookedAt } = verdictOf(
      [],
      [record('not-run'), record('not-run'), record('not-judged', 'no category')],
    );
    expect(notLookedAt.map((gap) => gap.audits.length)).toEqual([2, 1]);
  });
});
