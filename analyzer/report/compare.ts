import type { ComparedApp, ComparedCategory } from '../compare.ts';
import { typeName } from '../judge/policy-basis.ts';
import type { RulePack } from '../rules.ts';
import type { Language, Text } from '../text.ts';
import type { Block } from './document/blocks.ts';
import { plain } from './plain.ts';

const WORDS = {
  title: { zh: '同类应用比较', en: 'Apps of one kind compared' },
  intro: {
    zh: '按索取或使用的、该类别不需要的个人信息由多到少排列（先比敏感信息）。未检查的内容按没有计，见“未检查”一栏。',
    en: 'In the order of personal information asked for or used that the category does not need, sensitive first. What was not looked at counts as nothing: see the last column.',
  },
  unknown: { zh: '类别未知（不作排列）', en: 'Category unknown (not ranked)' },
} satisfies Record<string, Text>;

const HEAD: readonly Text[] = [
  { zh: '名次', en: 'Rank' },
  { zh: '应用', en: 'App' },
  { zh: '超出需要的个人信息（敏感）', en: 'Beyond need (sensitive)' },
  { zh: '包括', en: 'Which' },
  { zh: '迹象明确 / 疑似', en: 'Clearly indicated / suspected' },
  { zh: '追踪 SDK', en: 'Trackers' },
  { zh: '未检查', en: 'Not looked at' },
];

/** The comparison as a document: one table a category. */
export function comparison(
  categories: readonly ComparedCategory[],
  rules: RulePack,
  language: Language,
): Block[] {
  const say = (text: Text) => text[language];
  const blocks: Block[] = [
    { kind: 'title', text: say(WORDS.title) },
    { kind: 'paragraph', note: true, text: say(WORDS.intro) },
  ];
  for (const { categoryId, apps } of categories) {
    const name = categoryId === null ? undefined : rules.categories.get(categoryId)?.name;
    blocks.push(
      { kind: 'heading', text: name === undefined ? say(WORDS.unknown) : say(name) },
      {
        kind: 'table',
        head: HEAD.map(say),
        widths: [1, 4, 3, 6, 3, 2, 4],
        rows: apps.map((app, index) =>
          row(app, categoryId === null ? '–' : String(index + 1), rules, language),
        ),
      },
    );
  }
  return blocks;
}

function row(app: ComparedApp, rank: string, rules: RulePack, language: Language): string[] {
  const { subject, verdict } = app.result;
  const name = subject.label ?? subject.packageName ?? '?';
  const types = app.beyondNeed.map((type) => typeName(type, rules)[language]);
  const gaps = verdict.notLookedAt.reduce((sum, gap) => sum + gap.audits.length, 0);
  return [
    rank,
    plain(`${name} ${subject.versionName ?? ''}`.trim()),
    rank === '–' ? '–' : `${app.beyondNeed.length} (${app.sensitiveBeyondNeed})`,
    rank === '–' ? '–' : plain(types.join(language === 'zh' ? '、' : ', ')),
    `${verdict.counts.violation} / ${verdict.counts.suspected}`,
    String(app.trackers),
    language === 'zh' ? `${gaps} 项检查` : `${gaps} audits`,
  ];
}
