import type { AuditResult } from '../../result.ts';
import type { RulePack } from '../../rules.ts';
import type { Language, Text } from '../../text.ts';
import { citedTogether } from '../citations.ts';
import type { Block } from '../document/blocks.ts';
import { type NoticeProblem, type NoticeRow, noticeRows } from './rows.ts';
import { HEAD, NOTES, noticeByProblem, problemLines, problemTitles, TITLE } from './table.ts';
import { termText } from './term-name.ts';

const WORDS = {
  none: { zh: '无。', en: 'None.' },
  more: {
    zh: '……共 {count} 处，其余见该应用的报告',
    en: '… {count} in all; the app’s own report has the rest',
  },
  provisions: { zh: '依据：', en: 'Provisions: ' },
  details: { zh: '一、问题说明与依据', en: '1. What the problems rest on' },
  byProblem: { zh: '二、按问题分列', en: '2. By problem' },
  suspected: {
    zh: '附件一：疑似问题线索（须经真机确认，不得作为已查明的事实引用）',
    en: 'Annex 1: suspected problems (to be confirmed on a device; not to be cited as established)',
  },
  suspectedHead: { zh: '疑似问题', en: 'Suspected' },
  packages: { zh: '附件二：检查对象', en: 'Annex 2: what was examined' },
  packageName: { zh: '包名', en: 'Package name' },
  sha256: { zh: '安装包 SHA-256', en: 'SHA-256 of the package' },
  about: { zh: '说明', en: 'Notes' },
  fromMemory: {
    zh: '以下用语未能与通报原文核对：',
    en: 'The wording of these terms could not be compared with the notices themselves: ',
  },
} satisfies Record<string, Text>;

/** Of the six columns: what is named is short, what is wrong is long. */
const WIDTHS = [1, 3, 3, 2, 2, 6];

/**
 * A notice over one or more apps in the regulator's six columns, what it rests on, the problems with their apps as CAC lists
 * them, and apart from all that what is only suspected. A term of law stays Chinese in English too.
 */
export function noticeDocument(
  results: readonly AuditResult[],
  rules: RulePack,
  language: Language,
): Block[] {
  const say = (text: Text) => text[language];
  const rows = noticeRows(results, rules);
  const established = rows.filter((row) => row.problems.length > 0);
  const suspected = rows.filter((row) => row.suspected.length > 0);
  const head = HEAD.map(say);
  const blocks: Block[] = [{ kind: 'title', text: say(TITLE) }];
  blocks.push(
    established.length === 0
      ? { kind: 'paragraph', text: say(WORDS.none) }
      : {
          kind: 'table',
          head,
          widths: WIDTHS,
          rows: established.map((row, index) => cells(row, index, row.problems, language)),
        },
  );
  if (established.length > 0) {
    blocks.push({ kind: 'heading', text: say(WORDS.details) });
    for (const row of established) blocks.push(...details(row, row.problems, rules, language));
    blocks.push({ kind: 'heading', text: say(WORDS.byProblem) });
    for (const { problem, apps } of noticeByProblem(results, rules, language)) {
      blocks.push({ kind: 'heading', level: 3, text: problem }, { kind: 'list', ordered: true, items: apps });
    }
  }
  if (suspected.length > 0) {
    const suspectedHead = [...head.slice(0, -1), say(WORDS.suspectedHead)];
    blocks.push(
      { kind: 'heading', text: say(WORDS.suspected) },
      {
        kind: 'table',
        head: suspectedHead,
        widths: WIDTHS,
        rows: suspected.map((row, index) => cells(row, index, row.suspected, language)),
      },
    );
    for (const row of suspected) blocks.push(...details(row, row.suspected, rules, language));
  }
  blocks.push(
    { kind: 'heading', text: say(WORDS.packages) },
    {
      kind: 'table',
      widths: [1, 3, 4, 9],
      head: [say(HEAD[0] as Text), say(HEAD[1] as Text), say(WORDS.packageName), say(WORDS.sha256)],
      rows: rows.map((row, index) => [String(index + 1), row.name, row.packageName, row.sha256]),
    },
    { kind: 'heading', text: say(WORDS.about) },
    { kind: 'list', ordered: false, items: [...NOTES.map(say), ...unchecked(rows, language)] },
  );
  return blocks;
}

/** 序号, 应用名称, 应用开发者, 应用来源, 应用版本, 所涉问题. */
function cells(
  row: NoticeRow,
  index: number,
  problems: readonly NoticeProblem[],
  language: Language,
): string[] {
  return [
    String(index + 1),
    row.name,
    row.developer,
    row.source,
    row.version,
    problemLines(problems, language),
  ];
}

/** Of one problem of one app: what is beyond is in the app's own report. */
const MAXIMUM_TITLES = 30;

function details(
  row: NoticeRow,
  problems: readonly NoticeProblem[],
  rules: RulePack,
  language: Language,
): Block[] {
  const blocks: Block[] = [{ kind: 'heading', level: 3, text: `${row.name} ${row.version}` }];
  problems.forEach((one, index) => {
    const titles = problemTitles(one, language);
    const items = titles.slice(0, MAXIMUM_TITLES);
    if (titles.length > items.length)
      items.push(WORDS.more[language].replace('{count}', String(titles.length)));
    blocks.push(
      { kind: 'paragraph', text: `${index + 1}. ${termText(one.term)[language]}` },
      { kind: 'list', ordered: false, items },
      {
        kind: 'paragraph',
        text: `${WORDS.provisions[language]}${citedTogether(one.provisions, rules, language)}`,
      },
    );
  });
  return blocks;
}

/** Terms that the rule pack has from memory: who quotes them must look them up. */
function unchecked(rows: readonly NoticeRow[], language: Language): string[] {
  const terms = rows.flatMap((row) => [...row.problems, ...row.suspected]).map((one) => one.term);
  const names = new Set(
    terms.filter((term) => term.source.unchecked !== undefined).map((term) => term.name.zh),
  );
  return names.size === 0
    ? []
    : [`${WORDS.fromMemory[language]}${[...names].join(language === 'zh' ? '、' : ', ')}`];
}
