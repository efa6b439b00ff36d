import type { Finding, Level } from '../finding.ts';
import type { AuditRecord, Verdict } from '../result.ts';
import type { Text } from '../text.ts';

/**
 * `clear` is said only when every audit ran and none found anything beyond advice. Whatever was not looked at makes
 * it `incomplete`, and is listed with its reason.
 */
export function verdictOf(findings: readonly Finding[], audits: readonly AuditRecord[]): Verdict {
  const counts: Record<Level, number> = { violation: 0, suspected: 0, advice: 0 };
  for (const finding of findings) counts[finding.level]++;
  const notLookedAt = gaps(audits);
  return { level: levelOf(counts, notLookedAt.length), counts, reasons: reasonsOf(findings), notLookedAt };
}

function levelOf(counts: Record<Level, number>, gapCount: number): Verdict['level'] {
  if (counts.violation > 0) return 'violation';
  if (counts.suspected > 0) return 'suspected';
  return gapCount > 0 ? 'incomplete' : 'clear';
}

/** Audits that did not run, together by reason: one line tells a reader what one more input would add. */
function gaps(audits: readonly AuditRecord[]): Verdict['notLookedAt'] {
  const byReason = new Map<string, { what: string; reason: Text; audits: string[] }>();
  for (const record of audits) {
    if (record.reason === null || (record.outcome !== 'not-run' && record.outcome !== 'not-judged')) continue;
    const gap = byReason.get(record.reason.en) ?? {
      what: record.outcome === 'not-run' ? 'input' : 'judgement',
      reason: record.reason,
      audits: [],
    };
    gap.audits.push(record.id);
    byReason.set(record.reason.en, gap);
  }
  return [...byReason.values()];
}

/** The titles of what was found, each once; findings of one rule at one level share a sentence when there are many. */
function reasonsOf(findings: readonly Finding[]): Text[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.level === 'advice') continue;
    const key = `${finding.level}\0${finding.rule}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].map(sentence);
}

const LEVEL_PREFIX: Record<Level, Text> = {
  violation: { zh: '', en: '' },
  suspected: { zh: '疑似：', en: 'Suspected: ' },
  advice: { zh: '建议：', en: 'Advice: ' },
};

function sentence(group: readonly Finding[]): Text {
  const first = group[0] as Finding;
  const prefix = LEVEL_PREFIX[first.level];
  const more = group.length - 1;
  if (more === 0) return { zh: `${prefix.zh}${first.title.zh}。`, en: `${prefix.en}${first.title.en}.` };
  return {
    zh: `${prefix.zh}${first.title.zh}；同类问题另有 ${more} 处。`,
    en: `${prefix.en}${first.title.en}; ${more} more of this kind.`,
  };
}
