import type { Statement, StatementKind } from '../facts/policy.ts';
import { sentenceSays } from '../judge/policy-passages.ts';
import { simplified } from '../policy/text/traditional.ts';
import type { AuditResult, PolicyReport } from '../result.ts';
import { policyRule } from '../rules/policy-rules.ts';
import type { RulePack } from '../rules.ts';
import type { Language, Text } from '../text.ts';
import { plain } from './plain.ts';
import { labelled } from './punctuation.ts';
import { inputLines, NO_STYLE, type Style } from './text.ts';

/** Says where information stays, which is no sending: 境内 without a word for abroad. */
const ONLY_WITHIN = /^(?!.*(?:境外|跨境|出境|海外|国外)).*境内/s;

/** Says that something is handed to whoever is abroad, in words that the audit's rule leaves to others. */
const TO_ABROAD = /(?:向|到|至)[^。；]{0,24}(?:境外|海外|国外)[^。；]{0,16}(?:提供|传输|转移|传送)/u;
/** Denied, or said of a case that has not come. */
const NOT_YET = /不(?:会|向|将|涉及|存在)|如(?:果|需|有|涉及|因|未来)|若|除非|将来|是指/u;
/** The audit that answers to who the handler is. */
const HANDLER_AUDIT = 'missing-handler-identity';

/** Quotes shown for one point; the JSON report has all. */
const SHOWN = 3;
const MAXIMUM_QUOTE = 120;
const SHOWN_SDKS = 12;

interface Point {
  readonly title: Text;
  readonly of: (statement: Statement, rules: RulePack) => boolean;
}

const has =
  (...kinds: readonly StatementKind[]) =>
  (statement: Statement) =>
    kinds.some((kind) => statement.kinds.includes(kind));

/** What a reader should know first, the most consequential first. */
const POINTS: readonly Point[] = [
  {
    title: { zh: '用了就算同意', en: 'Using the app counts as consent' },
    // As `blanket-consent` judges: to click “同意” or to switch a permission on is an act of consent, and no mere use.
    of: ({ quote }) => sentenceSays(policyRule('use-as-consent'), quote),
  },
  {
    title: { zh: '不同意或不提供就不能用', en: 'Refusing means the app cannot be used' },
    of: ({ refusal }) => refusal === 'denies-service',
  },
  {
    title: { zh: '不经您同意也会处理', en: 'Handled without your consent' },
    of: (statement) => has('consent-exception')(statement) && !statement.heading,
  },
  {
    title: { zh: '会传到境外', en: 'Sent abroad' },
    of: (statement) => !statement.negated && !ONLY_WITHIN.test(statement.quote) && isSentAbroad(statement),
  },
  {
    title: { zh: '会收集敏感信息', en: 'Sensitive information' },
    // What is named must itself be sensitive: “我们不会要求您提供敏感个人信息” names none.
    of: (statement, rules) =>
      has('sensitive-information', 'biometrics')(statement) &&
      has('collection', 'permission', 'use')(statement) &&
      statement.personalInformation.some((id) => isSensitive(id, rules)) &&
      !statement.negated,
  },
  {
    title: { zh: '会交给别人', en: 'Passed on to others' },
    of: (statement) =>
      has('sharing')(statement) && !statement.negated && statement.recipient !== null && !statement.heading,
  },
  {
    title: { zh: '用于个性化推荐或广告', en: 'Used for personalised content or advertising' },
    of: (statement) => has('targeted-push')(statement) && !statement.negated,
  },
  {
    title: { zh: '保存多久', en: 'How long it is kept' },
    of: ({ retention, heading }) => retention !== null && !heading,
  },
  {
    title: { zh: '怎样注销、撤回或删除', en: 'How to leave, withdraw or delete' },
    of: (statement) =>
      has('account-cancellation', 'consent-withdrawal', 'deletion')(statement) &&
      !statement.heading &&
      statement.lead === null,
  },
];

function isSensitive(id: string, rules: RulePack): boolean {
  return rules.personalInformation.get(id)?.grade === 'sensitive';
}

function isSentAbroad(statement: Statement): boolean {
  if (sentenceSays(policyRule('cross-border'), statement.quote)) return true;
  const quote = simplified(statement.quote);
  return has('cross-border')(statement) && TO_ABROAD.test(quote) && !NOT_YET.test(quote);
}

/** A short account of a policy in plain words, what matters most first, each point with the policy's own. */
export function policySummary(
  result: AuditResult,
  rules: RulePack,
  language: Language,
  style: Style = NO_STYLE,
): string {
  const { policy } = result;
  if (policy === null) return '';
  const say = (text: Text) => text[language];
  const lines = [
    style.bold(
      plain(policy.title ?? say({ zh: '（没有标题的隐私政策）', en: '(a policy without a title)' })),
    ),
    ...inputLines(result, language).map((line) => `  ${line}`),
  ];
  if (policy.notAPolicy !== null) return `${[...lines, `  ${plain(say(policy.notAPolicy))}`].join('\n')}\n`;
  lines.push(
    ...identityLines(result, policy, language),
    '',
    ...informationLines(policy, rules, language, style),
  );
  for (const { title, of } of POINTS) {
    const statements = policy.statements.filter((statement) => of(statement, rules));
    if (statements.length === 0) continue;
    lines.push('', `${style.bold(say(title))} ${style.dim(counted(statements.length, language))}`);
    for (const { quote } of ranked(statements).slice(0, SHOWN)) lines.push(`  “${shortened(plain(quote))}”`);
  }
  lines.push(...sdkLines(policy, language, style));
  for (const { text } of policy.warnings) lines.push('', `  ! ${plain(say(text))}`);
  return `${lines.join('\n')}\n`;
}

function identityLines(
  { audits }: AuditResult,
  { handler, dates, sentences, statements }: PolicyReport,
  language: Language,
): string[] {
  const unknown = { zh: '未找到', en: 'not found' }[language];
  const labels = {
    zh: { handler: '处理者', contact: '联系方式', dates: '更新 / 生效', read: '读了' },
    en: { handler: 'Handler', contact: 'Contact', dates: 'Updated / in force', read: 'Read' },
  }[language];
  // Where the audit found a company's name that could not be told from the words around it, “not found” would contradict it.
  const isNamed = audits.some(({ id, outcome }) => id === HANDLER_AUDIT && outcome === 'pass');
  const unread = { zh: '已写明，未能认出名称', en: 'told, but its name was not recognised' }[language];
  const contact = [...handler.emails, ...handler.phones].slice(0, 3).join({ zh: '、', en: ', ' }[language]);
  const read =
    language === 'zh'
      ? `${sentences} 句，其中 ${statements.length} 句说到个人信息`
      : `${sentences} sentences, of which ${statements.length} speak of personal information`;
  return [
    `  ${labels.handler}  ${plain(handler.name ?? (isNamed ? unread : unknown))}`,
    `  ${labels.contact}  ${plain(contact === '' ? unknown : contact)}`,
    `  ${labels.dates}  ${plain(`${dates.published ?? unknown} / ${dates.effective ?? unknown}`)}`,
    `  ${labels.read}  ${read}`,
  ];
}

/** What is said to be collected, sensitive types first, as often as it is named. */
function informationLines(
  { statements }: PolicyReport,
  rules: RulePack,
  language: Language,
  style: Style,
): string[] {
  const counts = new Map<string, number>();
  for (const statement of statements) {
    if (statement.negated || !has('collection', 'permission', 'use', 'sharing')(statement)) continue;
    for (const id of statement.personalInformation) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const title = { zh: '说到要收集使用的个人信息', en: 'Personal information it says it handles' }[language];
  const none = { zh: '没有说明具体类型', en: 'no type is named' }[language];
  const sensitive = (id: string) => isSensitive(id, rules);
  const ids = [...counts.keys()].sort(
    (one, other) =>
      Number(sensitive(other)) - Number(sensitive(one)) || (counts.get(other) ?? 0) - (counts.get(one) ?? 0),
  );
  const mark = { zh: '（敏感）', en: ' (sensitive)' }[language];
  const names = ids.map(
    (id) => `${rules.personalInformation.get(id)?.name[language] ?? id}${sensitive(id) ? mark : ''}`,
  );
  return [style.bold(title), `  ${names.length === 0 ? none : names.join({ zh: '；', en: '; ' }[language])}`];
}

function sdkLines({ disclosedSdks, links }: PolicyReport, language: Language, style: Style): string[] {
  const lines: string[] = [];
  if (disclosedSdks.length > 0) {
    const title = { zh: '公开的第三方', en: 'Third parties it names' }[language];
    const names = disclosedSdks.slice(0, SHOWN_SDKS).map(({ name }) => plain(name));
    const more = disclosedSdks.length > SHOWN_SDKS ? [{ zh: '等', en: 'and more' }[language]] : [];
    lines.push(
      '',
      `${style.bold(title)} ${style.dim(counted(disclosedSdks.length, language))}`,
      `  ${[...names, ...more].join({ zh: '、', en: ', ' }[language])}`,
    );
  }
  for (const { text, url } of links.filter(({ about }) => about === 'sdk-list').slice(0, SHOWN)) {
    const said = {
      zh: '第三方清单另见（未读取）',
      en: 'a list of third parties is kept elsewhere (not read)',
    }[language];
    lines.push('', `  ${labelled(said, `${plain(text)}${url === null ? '' : ` ${plain(url)}`}`, language)}`);
  }
  return lines;
}

/** Statements that the classifier takes for risks or for important first, otherwise in the order of the text. */
function ranked(statements: readonly Statement[]): Statement[] {
  const weight = ({ risk, important, heading }: Statement) =>
    (heading ? -1 : 0) + (risk ? 2 : 0) + (important ? 1 : 0);
  return statements.toSorted((one, other) => weight(other) - weight(one));
}

function counted(count: number, language: Language): string {
  return language === 'zh' ? `（${count} 处）` : `(${count})`;
}

function shortened(text: string): string {
  return text.length <= MAXIMUM_QUOTE ? text : `${text.slice(0, MAXIMUM_QUOTE)}…`;
}
