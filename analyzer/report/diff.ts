import type { AuditDiff, Changes } from '../diff.ts';
import type { Finding } from '../finding.ts';
import { shortApi } from '../judge/code-evidence.ts';
import { permissionFact } from '../rules/permissions.ts';
import type { RulePack } from '../rules.ts';
import type { Language, Text } from '../text.ts';
import { code, inline } from './markdown-text.ts';
import { aside, labelled } from './punctuation.ts';
import { LEVEL, NOT_COMPARABLE } from './words.ts';

/** Lines of one kind shown; a pull-request comment has no room for more. */
const SHOWN = 20;
/** Of a line, what the app, the policy or a finding says, in characters. */
const LINE = 200;
/** The whole, UTF-16 units: GitHub takes comments of 65,536 characters, GitLab longer ones. */
export const MAXIMUM_DIFF = 60_000;

const WORDS = {
  title: { zh: '隐私检查的变化', en: 'Privacy audit: what changed' },
  none: { zh: '没有变化。', en: 'Nothing changed.' },
  findings: { zh: '发现', en: 'Findings' },
  noLongerJudged: { zh: '不能再判断的发现', en: 'Findings that can no longer be judged' },
  permissions: { zh: '权限', en: 'Permissions' },
  sdks: { zh: 'SDK', en: 'SDKs' },
  apiUse: { zh: '敏感接口调用', en: 'Sensitive API use' },
  hosts: { zh: '网络地址', en: 'Hosts' },
  statements: { zh: '政策表述', en: 'Policy statements' },
  rewordings: { zh: '政策改写', en: 'Policy reworded' },
  disclosedSdks: { zh: '政策列明的第三方', en: 'Third parties named by the policy' },
  cut: { zh: '……其余略去：完整内容见两份报告。', en: '… cut here: the two reports have the rest.' },
  app: { zh: '应用自身', en: 'the app itself' },
  unchanged: { zh: '未变', en: 'unchanged' },
  notComparable: {
    zh: '两次检查的范围不同，以下部分的增减可能只是未检查：',
    en: 'The two audits did not look at the same things; changes in these may only mean “not looked at”: ',
  },
} satisfies Record<string, Text>;

/**
 * The difference of two audits as short Markdown that also reads well as plain text: fit for a pull-request comment, of
 * `MAXIMUM_DIFF` characters at most.
 */
export function diffReport(diff: AuditDiff, rules: RulePack, language: Language): string {
  const say = (text: Text) => text[language];
  const version = ({ subject, inputs }: AuditDiff['old']) =>
    subject.versionName === null && subject.versionCode === null
      ? shown(inputs.map((input) => input.name).join(' + '))
      : shown(`${subject.versionName ?? '?'} (${subject.versionCode ?? '?'})`);
  const name = shown(nameOf(diff.new));
  const title = labelled(say(WORDS.title), `${name} ${version(diff.old)} → ${version(diff.new)}`, language);
  const lines = [`### ${title}`, ''];
  if (diff.notComparable.length > 0)
    lines.push(
      `> ${say(WORDS.notComparable)}${diff.notComparable
        .map((part) => say(NOT_COMPARABLE[part]))
        .join(language === 'zh' ? '、' : ', ')}`,
      '',
    );
  const permission = (id: string) => {
    const label = permissionFact(rules, id)?.label;
    return label === undefined ? shownCode(id) : `${shownCode(id)} ${shown(say(label))}`;
  };
  const sdkName = (id: string) => {
    const all = [...(diff.new.package?.sdks ?? []), ...(diff.old.package?.sdks ?? [])];
    const sdk = all.find((one) => one.id === id);
    return shown(sdk === undefined ? id : say(sdk.name));
  };
  const api = (use: string) => {
    const [, name = use, caller = ''] = /^(.+) \((.+)\)$/.exec(use) ?? [];
    const by = caller === 'app' ? say(WORDS.app) : sdkName(caller);
    return caller === '' ? shownCode(name) : `${shownCode(shortApi(name))}${aside(by, language)}`;
  };
  const reworded = {
    old: new Set(diff.rewordings.map((one) => one.old)),
    new: new Set(diff.rewordings.map((one) => one.new)),
  };
  const statements = {
    added: diff.statements.added.filter((quote) => !reworded.new.has(quote)),
    removed: diff.statements.removed.filter((quote) => !reworded.old.has(quote)),
    unchanged: diff.statements.unchanged,
  };
  const before = lines.length;
  lines.push(
    ...part(WORDS.findings, diff.findings, (one) => findingLine(one, language), language),
    ...unjudgedLines(diff, language),
    ...part(WORDS.permissions, diff.permissions, permission, language),
    ...part(WORDS.sdks, diff.sdks, sdkName, language),
    ...part(WORDS.apiUse, diff.apiUse, api, language),
    ...part(WORDS.hosts, diff.hosts, shownCode, language),
    ...part(WORDS.disclosedSdks, diff.disclosedSdks, shown, language),
    ...rewordingLines(diff, language),
    ...part(WORDS.statements, statements, shown, language),
  );
  if (lines.length === before) lines.push(say(WORDS.none), '');
  return bounded(lines, say(WORDS.cut));
}

function nameOf({ subject, policy }: AuditDiff['new']): string {
  return subject.label ?? subject.packageName ?? policy?.title ?? '?';
}

/** Whole lines as long as they fit, and a word where more would follow. */
function bounded(lines: readonly string[], cut: string): string {
  let length = cut.length + 1;
  const kept: string[] = [];
  for (const line of lines) {
    length += line.length + 1;
    if (length > MAXIMUM_DIFF) return [...kept, cut].join('\n');
    kept.push(line);
  }
  return kept.join('\n');
}

function findingLine(finding: Finding, language: Language): string {
  return labelled(LEVEL[finding.level][language], shown(finding.title[language]), language);
}

/** Neither gone nor still there: the new audit did not look. */
function unjudgedLines({ noLongerJudged }: AuditDiff, language: Language): string[] {
  if (noLongerJudged.length === 0) return [];
  const more = noLongerJudged.length > SHOWN ? [`- ? …${aside(noLongerJudged.length, language)}`] : [];
  return [
    `**${WORDS.noLongerJudged[language]}**${aside(noLongerJudged.length, language)}`,
    '',
    ...noLongerJudged.slice(0, SHOWN).map((one) => `- ? ${findingLine(one, language)}`),
    ...more,
    '',
  ];
}

/** Old and new beside each other, below one another in the list. */
function rewordingLines({ rewordings }: AuditDiff, language: Language): string[] {
  if (rewordings.length === 0) return [];
  const pairs = rewordings.slice(0, SHOWN).flatMap((one) => {
    const from = firstDifference(one.old, one.new);
    return [`- － ${shown(one.old, from)}`, `  - ＋ ${shown(one.new, from)}`];
  });
  const more = rewordings.length > SHOWN ? [`- …${aside(rewordings.length, language)}`] : [];
  return [
    `**${WORDS.rewordings[language]}**${aside(rewordings.length, language)}`,
    '',
    ...pairs,
    ...more,
    '',
  ];
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** So much of a text that a line holds, with the place that matters in it. */
function shown(text: string, place = 0): string {
  return inline(cut(text, place));
}

function shownCode(text: string): string {
  return code(cut(text, 0));
}

function cut(text: string, place: number): string {
  const characters = [...text];
  if (characters.length <= LINE) return text;
  const start = Math.min(Math.max(0, place - LINE / 4), characters.length - LINE);
  const end = start + LINE < characters.length ? '…' : '';
  return `${start > 0 ? '…' : ''}${characters.slice(start, start + LINE).join('')}${end}`;
}

function part<T>(title: Text, changes: Changes<T>, show: (item: T) => string, language: Language): string[] {
  const { added, removed, unchanged } = changes;
  if (added.length === 0 && removed.length === 0) return [];
  const list = (items: readonly T[], mark: string) => [
    ...items.slice(0, SHOWN).map((item) => `- ${mark} ${show(item)}`),
    ...(items.length > SHOWN ? [`- ${mark} …${aside(items.length, language)}`] : []),
  ];
  const changed = `+${added.length} −${removed.length}`;
  const counts = `${changed}${language === 'zh' ? '，' : ', '}${unchanged} ${WORDS.unchanged[language]}`;
  return [
    `**${title[language]}**${aside(counts, language)}`,
    '',
    ...list(added, '＋'),
    ...list(removed, '－'),
    '',
  ];
}
