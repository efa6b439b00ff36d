import { AUDITS } from '../../analyzer/audits/index.ts';
import type { PersonalInformationType, RulePack } from '../../analyzer/rules.ts';
import type { Language, Text } from '../../analyzer/text.ts';
import { showCategory } from './show-category.ts';
import { showPermission } from './show-permission.ts';
import { DECIDABLE, field, GRADE, sourceLines } from './words.ts';

/** Everything the rules have under an id: a clause of the 2019 method is a provision and a behaviour. Empty when there is nothing. */
export function show(id: string, rules: RulePack, language: Language): string[] {
  const parts = [showAudit, showCategory, showPermission, showProvision, showBehaviour, showType, showTerm]
    .map((one) => one(id, rules, language))
    .filter((part) => part !== null);
  return parts.flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

function showAudit(id: string, rules: RulePack, language: Language): string[] | null {
  const audit = AUDITS.find((one) => one.id === id);
  if (audit === undefined) return null;
  const term = audit.noticeTerm === null ? undefined : rules.noticeTerms.get(audit.noticeTerm);
  return [
    field({ zh: '规则', en: 'Audit' }, `${audit.id} (${audit.code})`, language),
    audit.title[language],
    audit.description[language],
    field({ zh: '不说明什么', en: 'Does not claim' }, audit.limits[language], language),
    ...(term === undefined
      ? []
      : [field({ zh: '通报用语', en: 'Term in notices' }, term.name[language], language)]),
    field({ zh: '依据', en: 'Provisions' }, String(audit.provisions.length), language),
    ...audit.provisions.map((one) => `  ${one}  ${rules.provisions.get(one)?.citation[language] ?? ''}`),
  ];
}

function showProvision(id: string, rules: RulePack, language: Language): string[] | null {
  const provision = rules.provisions.get(id);
  if (provision === undefined) return null;
  return [
    field({ zh: '条款', en: 'Provision' }, provision.id, language),
    provision.citation[language],
    provision.about[language],
    ...(provision.wording === null
      ? []
      : [field({ zh: '原文', en: 'Wording' }, provision.wording, language)]),
    ...auditLines(
      AUDITS.filter((audit) => audit.provisions.includes(id)).map((audit) => audit.id),
      language,
    ),
    ...sourceLines(provision.source, language),
  ];
}

function showBehaviour(id: string, rules: RulePack, language: Language): string[] | null {
  const behaviour = rules.behaviours.get(id);
  if (behaviour === undefined) return null;
  return [
    field({ zh: '认定方法中的行为', en: 'Behaviour of the 2019 method' }, behaviour.id, language),
    behaviour.name[language],
    field({ zh: '归入', en: 'Under' }, behaviour.articleTitle[language], language),
    field({ zh: '如何判断', en: 'How it is judged' }, DECIDABLE[behaviour.decidable][language], language),
    ...auditLines(behaviour.audits, language),
    ...sourceLines(behaviour.source, language),
  ];
}

function showType(id: string, rules: RulePack, language: Language): string[] | null {
  const type = rules.personalInformation.get(id);
  if (type === undefined) return null;
  const permissions = [...rules.permissions.values()].filter((one) => one.personalInformation.includes(id));
  return [
    field({ zh: '个人信息类型', en: 'Type of personal information' }, type.id, language),
    type.name[language],
    field({ zh: '级别', en: 'Grade' }, gradeOf(type, language), language),
    ...levelOf(type, language),
    ...(permissions.length === 0
      ? []
      : [
          field({ zh: '可由这些权限取得', en: 'Opened by these permissions' }, '', language).trimEnd(),
          ...permissions.map((one) => `  ${one.name}  ${one.label[language]}`),
        ]),
    ...sourceLines(type.source, language),
  ];
}

const NAMED_BY: Readonly<Record<PersonalInformationType['sensitiveBy'][number], Text>> = {
  'pipl:28': { zh: '《个人信息保护法》第二十八条', en: 'Personal Information Protection Law, article 28' },
  'gbt35273:B': { zh: 'GB/T 35273-2020附录B', en: 'GB/T 35273-2020, annex B' },
  'gbt35273:9.4': { zh: 'GB/T 35273-2020第9.4 g)条', en: 'GB/T 35273-2020, 9.4 g)' },
};

function gradeOf(type: PersonalInformationType, language: Language): string {
  const grade = GRADE[type.grade][language];
  if (type.sensitiveBy.length === 0) return grade;
  const by = type.sensitiveBy.map((one) => NAMED_BY[one][language]);
  return language === 'zh' ? `${grade}（${by.join('；')}）` : `${grade} (${by.join('; ')})`;
}

function levelOf({ taf050 }: PersonalInformationType, language: Language): string[] {
  if (taf050 === undefined) return [];
  const { code, level } = taf050;
  const text = { zh: `${code}，共4级中的第${level}级`, en: `${code}, level ${level} of 4` };
  return [field({ zh: 'T/TAF 050-2022', en: 'T/TAF 050-2022' }, text[language], language)];
}

function showTerm(id: string, rules: RulePack, language: Language): string[] | null {
  const term = rules.noticeTerms.get(id);
  if (term === undefined) return null;
  const issuer = {
    miit: { zh: '工业和信息化部', en: 'Ministry of Industry and Information Technology' },
    cac: { zh: '国家互联网信息办公室', en: 'Cyberspace Administration' },
  }[term.issuer];
  return [
    field({ zh: '通报用语', en: 'Term in notices' }, term.id, language),
    term.name[language],
    field({ zh: '通报机关', en: 'Issued by' }, issuer[language], language),
    ...auditLines(
      AUDITS.filter((audit) => audit.noticeTerm === id).map((audit) => audit.id),
      language,
    ),
    ...sourceLines(term.source, language),
  ];
}

function auditLines(ids: readonly string[], language: Language): string[] {
  if (ids.length === 0) return [];
  return [field({ zh: '相关规则', en: 'Audits' }, ids.join(language === 'zh' ? '、' : ', '), language)];
}
