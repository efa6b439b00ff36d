import type { Finding, Level } from '../../analyzer/finding.ts';
import { LEVEL } from '../../analyzer/report/words.ts';
import type { RulePack } from '../../analyzer/rules.ts';
import type { Text } from '../../analyzer/text.ts';
import { RESULT } from '../text/result.ts';

export type Grouping = 'severity' | 'provision';

export interface FindingFilter {
  readonly levels: ReadonlySet<Level>;
  /** Id of a type of personal information; `null` for every type. */
  readonly type: string | null;
  readonly text: string;
}

export interface FindingGroup {
  readonly key: string;
  readonly title: Text;
  readonly findings: readonly Finding[];
}

const LEVELS: readonly Level[] = ['violation', 'suspected', 'advice'];

/** Findings that pass the filter; a text is looked for in both languages, so that a legal term is found in either. */
export function filterFindings(
  findings: readonly Finding[],
  { levels, type, text }: FindingFilter,
): Finding[] {
  const sought = text.trim().toLowerCase();
  return findings.filter(
    (finding) =>
      levels.has(finding.level) &&
      (type === null || finding.personalInformation.includes(type)) &&
      (sought === '' || wordsOf(finding).includes(sought)),
  );
}

function wordsOf({ title, explanation, rule, evidence }: Finding): string {
  return [title.zh, title.en, explanation.zh, explanation.en, rule, JSON.stringify(evidence)]
    .join('\n')
    .toLowerCase();
}

/** By severity, worst first; or by provision, where a finding stands under each provision it cites. */
export function groupFindings(
  findings: readonly Finding[],
  grouping: Grouping,
  rules: RulePack,
): FindingGroup[] {
  if (grouping === 'severity') {
    return LEVELS.map((level) => ({
      key: level,
      title: LEVEL[level],
      findings: findings.filter((finding) => finding.level === level),
    })).filter((group) => group.findings.length > 0);
  }
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const id of finding.provisions.length === 0 ? [''] : finding.provisions) {
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [finding]);
      else group.push(finding);
    }
  }
  // In the order of the rule pack: laws, then the methods and standards that spell them out.
  const order = [...rules.provisions.keys()];
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...groups]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([id, list]) => ({
      key: id,
      title: id === '' ? RESULT.otherProvisions : (rules.provisions.get(id)?.citation ?? { zh: id, en: id }),
      findings: list,
    }));
}
