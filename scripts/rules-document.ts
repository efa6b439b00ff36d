import type { Audit } from '../analyzer/audits/audit.ts';
import { AUDITS } from '../analyzer/audits/index.ts';
import { citedTogether } from '../analyzer/report/citations.ts';
import { LABEL } from '../analyzer/report/words.ts';
import { loadRulePack } from '../analyzer/rules/load.ts';
import type { RulePack } from '../analyzer/rules.ts';
import type { Language, Text } from '../analyzer/text.ts';

const WORDS = {
  limits: LABEL.limits,
  needs: { zh: '需要', en: 'Needs' },
  noticeTerm: { zh: '通报用语', en: 'Term in notices' },
  provisions: LABEL.provisions,
  or: { zh: '或', en: 'or' },
} satisfies Record<string, Text>;

const NEEDS: Record<string, Text> = {
  manifest: { zh: '清单', en: 'a manifest' },
  archive: { zh: '安装包', en: 'a package' },
  code: { zh: '代码', en: 'code' },
  calls: { zh: '代码中的调用', en: 'the calls in the code' },
  policy: { zh: '隐私政策', en: 'a privacy policy' },
  listing: { zh: '商店页面', en: 'a store page' },
  category: { zh: '应用类别', en: 'the category' },
};

/** The text of docs/rules.md: every rule under its code, which is never reused, so that a link to it lasts. */
export async function rulesMarkdown(): Promise<string> {
  const rules = await loadRulePack();
  const sorted = [...AUDITS].sort((a, b) => (a.code < b.code ? -1 : 1));
  return `# Rules 规则

Written by \`npm run rules\` from \`analyzer/audits\`; a test holds this page to them. A rule is linked to by its code in small letters
(\`rules.md#zz1001\`), which is never reused: SARIF reports link here when the configuration says where this page is (\`rulesUrl\`).
What a rule rests on, in full: \`zhizhi rules show ID\`.

${sorted.map((audit) => entry(audit, rules)).join('\n')}`;
}

function entry(audit: Audit, rules: RulePack): string {
  return `<a id="${audit.code.toLowerCase()}"></a>

## ${audit.code} \`${audit.id}\`

${part(audit, rules, 'zh')}

${part(audit, rules, 'en')}
`;
}

function part(audit: Audit, rules: RulePack, language: Language): string {
  const say = (text: Text) => text[language];
  const colon = language === 'zh' ? '：' : ': ';
  const term = audit.noticeTerm === null ? undefined : rules.noticeTerms.get(audit.noticeTerm);
  const needs = audit.needs.map((need) =>
    (typeof need === 'string' ? [need] : need)
      .map((one) => say(NEEDS[one] ?? { zh: one, en: one }))
      .join(language === 'zh' ? say(WORDS.or) : ` ${say(WORDS.or)} `),
  );
  const lines = [
    `**${say(audit.title)}**${language === 'zh' ? '' : '.'} ${say(audit.description)}`.trimEnd(),
    '',
    `- ${say(WORDS.provisions)}${colon}${citedTogether(audit.provisions, rules, language)}`,
    ...(term === undefined ? [] : [`- ${say(WORDS.noticeTerm)}${colon}${say(term.name)}`]),
    `- ${say(WORDS.needs)}${colon}${needs.join(language === 'zh' ? '、' : ', ')}`,
    `- ${say(WORDS.limits)}${colon}${say(audit.limits)}`,
  ];
  return lines.join('\n');
}
