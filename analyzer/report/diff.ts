import type { AuditDiff, Changes } from '../diff.ts';
import { permissionFact } from '../rules/permissions.ts';
import type { RulePack } from '../rules.ts';
import type { Language, Text } from '../text.ts';
import { code, inline } from './markdown-text.ts';
import { LEVEL } from './words.ts';

/** Lines of one kind shown; a pull-request comment has no room for more. */
const SHOWN = 20;

const WORDS = {
  title: { zh: '隐私检查的变化', en: 'Privacy audit: what changed' },
  none: { zh: '没有变化。', en: 'Nothing changed.' },
  findings: { zh: '发现', en: 'Findings' },
  permissions: { zh: '权限', en: 'Permissions' },
  sdks: { zh: 'SDK', en: 'SDKs' },
  apiUse: { zh: '敏感接口调用', en: 'Sensitive API use' },
  hosts: { zh: '网络地址', en: 'Hosts' },
  statements: { zh: '政策表述', en: 'Policy statements' },
  unchanged: { zh: '未变', en: 'unchanged' },
  notComparable: {
    zh: '两次检查的范围不同，以下部分的增减可能只是未检查：',
    en: 'The two audits did not look at the same things; changes in these may only mean “not looked at”: ',
  },
} satisfies Record<string, Text>;

/** The difference of two audits as short Markdown that also reads well as plain text: fit for a pull-request comment. */
export function diffReport(diff: AuditDiff, rules: RulePack, language: Language): string {
  const say = (text: Text) => text[language];
  const version = (side: AuditDiff['old']) =>
    inline(`${side.subject.versionName ?? '?'} (${side.subject.versionCode ?? '?'})`);
  const name = inline(diff.new.subject.label ?? diff.new.subject.packageName ?? '?');
  const lines = [`### ${say(WORDS.title)}: ${name} ${version(diff.old)} → ${version(diff.new)}`, ''];
  if (diff.notComparable.length > 0)
    lines.push(`> ${say(WORDS.notComparable)}${inline(diff.notComparable.join(', '))}`, '');
  const permission = (id: string) => {
    const label = permissionFact(rules, id)?.label;
    return label === undefined ? code(id) : `${code(id)} ${inline(say(label))}`;
  };
  const sdkName = (id: string) => {
    const all = [...(diff.new.package?.sdks ?? []), ...(diff.old.package?.sdks ?? [])];
    const sdk = all.find((one) => one.id === id);
    return inline(sdk === undefined ? id : say(sdk.name));
  };
  const before = lines.length;
  lines.push(
    ...part(
      WORDS.findings,
      diff.findings,
      (one) => `${say(LEVEL[one.level])}: ${inline(say(one.title))}`,
      language,
    ),
    ...part(WORDS.permissions, diff.permissions, permission, language),
    ...part(WORDS.sdks, diff.sdks, sdkName, language),
    ...part(WORDS.apiUse, diff.apiUse, code, language),
    ...part(WORDS.hosts, diff.hosts, code, language),
    ...part(WORDS.statements, diff.statements, inline, language),
  );
  if (lines.length === before) lines.push(say(WORDS.none), '');
  return `${lines.join('\n')}`;
}

function part<T>(title: Text, changes: Changes<T>, show: (item: T) => string, language: Language): string[] {
  const { added, removed, unchanged } = changes;
  if (added.length === 0 && removed.length === 0) return [];
  const list = (items: readonly T[], mark: string) => [
    ...items.slice(0, SHOWN).map((item) => `- ${mark} ${show(item)}`),
    ...(items.length > SHOWN ? [`- ${mark} … (${items.length})`] : []),
  ];
  const counts = `+${added.length} −${removed.length}, ${unchanged} ${WORDS.unchanged[language]}`;
  return [`**${title[language]}** (${counts})`, '', ...list(added, '＋'), ...list(removed, '－'), ''];
}
