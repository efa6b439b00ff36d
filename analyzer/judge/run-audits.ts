import type { Audit, Need } from '../audits/audit.ts';
import type { Facts } from '../facts.ts';
import type { Finding, Level } from '../finding.ts';
import type { AuditRecord } from '../result.ts';
import type { RulePack } from '../rules.ts';
import type { Text } from '../text.ts';
import { fingerprint } from './fingerprint.ts';
import { unseenCode } from './unseen-code.ts';

export interface Judgement {
  readonly findings: readonly Finding[];
  readonly audits: readonly AuditRecord[];
}

const ORDER: Record<Level, number> = { violation: 0, suspected: 1, advice: 2 };

/** Runs every audit whose facts are there. Findings come worst first, then in the order of the audits. */
export function runAudits(audits: readonly Audit[], facts: Facts, rules: RulePack): Judgement {
  const findings: Finding[] = [];
  const records: AuditRecord[] = [];
  for (const audit of audits) {
    const missing = missingNeed(audit, facts);
    if (missing !== null) {
      const outcome = missing === 'category' ? 'not-judged' : 'not-run';
      records.push({ id: audit.id, title: audit.title, outcome, reason: REASONS[missing] });
      continue;
    }
    const judged = audit.audit(facts, rules);
    const gap = judged.outcome === 'pass' ? unseen(audit, facts) : null;
    if (gap !== null) {
      records.push({ id: audit.id, title: audit.title, outcome: 'not-judged', reason: gap });
      continue;
    }
    const reason = 'reason' in judged ? judged.reason : null;
    records.push({ id: audit.id, title: audit.title, outcome: judged.outcome, reason });
    if (judged.outcome !== 'finding') continue;
    const ordinals = new Map<string, number>();
    for (const { subject, ...draft } of judged.findings) {
      const ordinal = ordinals.get(subject) ?? 0;
      ordinals.set(subject, ordinal + 1);
      findings.push({ rule: audit.id, ...draft, fingerprint: fingerprint(audit.id, subject, ordinal) });
    }
  }
  findings.sort((a, b) => ORDER[a.level] - ORDER[b.level]);
  return { findings, audits: records };
}

/** Why an audit that found nothing in the code cannot say so: it saw a packer's shell, or not all of the code. */
function unseen(audit: Audit, facts: Facts): Text | null {
  const needs = audit.needs.flatMap(alternatives);
  if (!needs.includes('code') && !needs.includes('calls')) return null;
  return unseenCode(facts, needs.includes('calls'));
}

/** The first need that is not met, a missing category last: it is the one a user can supply without another file. */
function missingNeed(audit: Audit, facts: Facts): Need | null {
  const unmet = audit.needs
    .filter((need) => !alternatives(need).some((one) => isMet(one, facts)))
    .map((need) => alternatives(need)[0] as Need);
  return unmet.find((need) => need !== 'category') ?? unmet[0] ?? null;
}

function alternatives(need: Need | readonly Need[]): readonly Need[] {
  return typeof need === 'string' ? [need] : need;
}

function isMet(need: Need, facts: Facts): boolean {
  switch (need) {
    case 'manifest':
      return facts.package !== null;
    case 'archive':
      return facts.package?.archive != null;
    case 'code':
      return facts.code !== null;
    case 'calls':
      return facts.code?.calls != null;
    case 'policy':
      return facts.policy !== null;
    case 'listing':
      return facts.listing !== null;
    case 'category':
      return facts.category !== null;
  }
}

const REASONS: Record<Need, Text> = {
  manifest: { zh: '未提供安装包或 AndroidManifest.xml', en: 'no package or AndroidManifest.xml was given' },
  archive: {
    zh: '未提供安装包（仅有清单文件无法查看其内容）',
    en: 'no package was given (a bare manifest does not show what is inside)',
  },
  code: { zh: '未读取到安装包中的代码', en: 'no code of the package was read' },
  calls: { zh: '未读取代码中的调用点', en: 'the call sites in the code were not read' },
  policy: { zh: '未提供隐私政策文本', en: 'no privacy policy text was given' },
  listing: { zh: '未提供应用商店页面', en: 'no store page was given' },
  category: {
    zh: '未指定应用类别，也无法推断，因此无法判断必要个人信息范围',
    en: 'no category was given and none could be inferred, so the necessary scope is unknown',
  },
};
