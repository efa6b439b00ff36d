import type { AuditResult } from '../../result.ts';
import type { RulePack } from '../../rules.ts';
import type { Language, Text } from '../../text.ts';
import { citedTogether } from '../citations.ts';
import { plain } from '../plain.ts';
import { type NoticeProblem, type NoticeRow, noticeRows, UNKNOWN } from './rows.ts';
import { termText } from './term-name.ts';

/** A notice as plain cells: what every file format writes. */
export interface NoticeTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Said below the table: how the columns are to be read. */
  readonly notes: readonly string[];
}

export const TITLE: Text = {
  zh: '静态检查发现问题迹象的应用软件名单',
  en: 'Apps with indications of problems (static audit)',
};

/** The six columns of MIIT's notices. */
export const HEAD: readonly Text[] = [
  { zh: '序号', en: 'No.' },
  { zh: '应用名称', en: 'App' },
  { zh: '应用开发者', en: 'Developer' },
  { zh: '应用来源', en: 'Source' },
  { zh: '应用版本', en: 'Version' },
  { zh: '所涉问题', en: 'Problems' },
];

/** What a data file has beside them. */
const MORE: readonly Text[] = [
  { zh: '依据', en: 'Provisions' },
  { zh: '疑似问题（待真机确认）', en: 'Suspected (to be confirmed on a device)' },
  { zh: '包名', en: 'Package name' },
  { zh: '安装包 SHA-256', en: 'SHA-256 of the package' },
];

/** The regulator's columns and what identifies the package, a row an app: what a spreadsheet is written from. */
export function noticeTable(
  results: readonly AuditResult[],
  rules: RulePack,
  language: Language,
): NoticeTable {
  const say = (text: Text) => text[language];
  return {
    title: say(TITLE),
    head: [...HEAD, ...MORE].map(say),
    rows: noticeRows(results, rules).map((row) => cells(row, rules, language)),
    notes: NOTES.map(say),
  };
}

function cells(row: NoticeRow, rules: RulePack, language: Language): string[] {
  return [
    String(row.number),
    row.name,
    row.developer,
    row.source,
    row.version,
    problemLines(row.problems, language),
    citedTogether(
      row.problems.flatMap((one) => one.provisions),
      rules,
      language,
    ) || UNKNOWN,
    problemLines(row.suspected, language),
    row.packageName,
    row.sha256,
  ];
}

/** Of the detail beside a term, in the width of Latin letters (a Chinese character has two): a cell of a table is no report. */
const DETAIL = 80;

/** What stands under 所涉问题: each exact term, numbered, with one short detail. The term stays Chinese in English: it is a term of law. */
export function problemLines(problems: readonly NoticeProblem[], language: Language): string {
  if (problems.length === 0) return UNKNOWN;
  const colon = language === 'zh' ? '：' : ': ';
  return problems
    .map((one, at) => `${at + 1}. ${termText(one.term)[language]}${colon}${shortDetail(one, language)}`)
    .join('\n');
}

/** The first place, cut to fit, and how many there are. */
function shortDetail(problem: NoticeProblem, language: Language): string {
  const titles = problemTitles(problem, language);
  const first = cutTo(titles[0] ?? '', DETAIL);
  if (titles.length < 2) return first;
  return language === 'zh' ? `${first}（共 ${titles.length} 处）` : `${first} (${titles.length} in all)`;
}

function cutTo(text: string, width: number): string {
  let left = width;
  let kept = '';
  for (const character of text) {
    left -= /[\u1100-\u115f\u2e80-\uffe6]|[^\u0000-\uffff]/u.test(character) ? 2 : 1;
    if (left < 0) return `${kept}…`;
    kept += character;
  }
  return text;
}

/** What was found under a term, each once and in one line whatever an app put into it. */
export function problemTitles(problem: NoticeProblem, language: Language): string[] {
  return [...new Set(problem.findings.map((finding) => plain(finding.title[language])))];
}

/** CAC's layout: the problem first, then the apps that have it. */
export function noticeByProblem(
  results: readonly AuditResult[],
  rules: RulePack,
  language: Language,
): { problem: string; apps: string[] }[] {
  const groups = new Map<string, { problem: string; apps: string[] }>();
  for (const row of noticeRows(results, rules)) {
    for (const { term } of row.problems) {
      const group = groups.get(term.id) ?? { problem: termText(term)[language], apps: [] };
      group.apps.push(
        language === 'zh' ? `${row.name}（版本：${row.version}）` : `${row.name} (${row.version})`,
      );
      groups.set(term.id, group);
    }
  }
  return [...groups.values()];
}

export const NOTES: readonly Text[] = [
  {
    zh: '“所涉问题”一栏仅列安装包、政策或页面本身足以证明的问题；“疑似问题”须经真机确认，不得作为已查明的事实引用。',
    en: 'The column of problems lists only what the package, policy or page itself shows; what is suspected must be confirmed on a device and is not to be cited as established.',
  },
  {
    zh: '“—”表示所提供的材料中没有该项信息。本表由知止（Zhizhi）静态检查生成，不构成法律认定。',
    en: 'A dash means that the material given does not say. Made by a static audit with Zhizhi; it is no legal finding.',
  },
];
