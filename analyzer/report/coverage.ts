import type { AuditResult, CoverageStatus } from '../result.ts';
import type { CoverageItem, RulePack } from '../rules.ts';
import type { Language, Text } from '../text.ts';
import { code, inline } from './markdown-text.ts';
import { aside, labelled } from './punctuation.ts';

/** What each status says to a reader. */
export const COVERAGE: Record<CoverageStatus, Text> = {
  found: { zh: '有发现', en: 'found' },
  'nothing-found': { zh: '已检查，未发现', en: 'looked at, nothing found' },
  partly: { zh: '部分检查，未发现', en: 'looked at in part, nothing found' },
  'not-looked-at': { zh: '未检查', en: 'not looked at' },
  device: { zh: '须人工核查', en: 'to be tested on a device' },
  outside: { zh: '须由处理者说明', en: 'the handler must show it' },
};

export interface CoverageRow {
  readonly item: CoverageItem;
  /** `null` when the report was made by rules without this item. */
  readonly status: CoverageStatus | null;
}

export interface CoverageTable {
  readonly id: string;
  readonly title: Text;
  readonly rows: readonly CoverageRow[];
}

/** The result's coverage beside what the rule pack says of each item. */
export function coverageTables(result: AuditResult, rules: RulePack): CoverageTable[] {
  const statuses = new Map(result.coverage.map((record) => [record.id, record.status]));
  return rules.coverage.map(({ id, title, items }) => ({
    id,
    title,
    rows: items.map((item) => ({ item, status: statuses.get(item.id) ?? null })),
  }));
}

/** One line a document: how many of its items were found against, looked at, left to a person. */
export function coverageLines(result: AuditResult, rules: RulePack, language: Language): string[] {
  const order = Object.keys(COVERAGE) as CoverageStatus[];
  return coverageTables(result, rules).map(({ title, rows }) => {
    const counts = order
      .map((status) => [status, rows.filter((row) => row.status === status).length] as const)
      .filter(([, count]) => count > 0)
      .map(([status, count]) => `${COVERAGE[status][language]} ${count}`);
    const label = `${title[language]}${aside(rows.length, language)}`;
    return labelled(label, counts.join(language === 'zh' ? '；' : '; '), language);
  });
}

/** What tests an item beyond the files: the checklist's items by id, steps of its own, or whom to ask. */
export function beyondFiles(item: CoverageItem): Text {
  const parts: Text[] = [];
  if (item.checklist.length > 0) {
    parts.push({
      zh: `人工核查项 ${item.checklist.join('、')}`,
      en: `checklist ${item.checklist.join(', ')}`,
    });
  }
  if (item.steps !== null) parts.push(item.steps);
  if (item.outside !== null) parts.push(item.outside);
  return { zh: parts.map((part) => part.zh).join('；'), en: parts.map((part) => part.en).join('; ') };
}

/** `docs/coverage.md`: the whole table, with the steps of every item that takes a device. */
export function coverageDocument(rules: RulePack, language: Language): string {
  const say = (text: Text) => text[language];
  const words = WORDS[language];
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const lines: string[] = [];
  for (const { title, items } of rules.coverage) {
    lines.push(`### ${inline(say(title))}`, '', row(words.head), '|---|---|---|---|');
    for (const item of items) {
      const audits = item.audits.map((id) => code(id)).join(', ');
      const clause = say(item.clause) === '' ? code(item.id) : inline(say(item.clause));
      lines.push(
        row([clause, inline(say(item.name)), audits === '' ? '–' : audits, inline(say(beyondFiles(item)))]),
      );
    }
    lines.push('');
  }
  lines.push(`### ${words.checklist}`, '');
  for (const { behaviour, title, steps } of rules.checklist)
    lines.push(`- ${code(behaviour)} **${inline(say(title))}** ${inline(say(steps))}`);
  return `${lines.join('\n')}\n`;
}

const WORDS = {
  zh: { head: ['条款', '内容', '由哪些检查回答', '文件之外如何核查'], checklist: '人工核查项的步骤' },
  en: { head: ['clause', 'what', 'answered by', 'beyond the files'], checklist: 'Steps of the checklist' },
};
