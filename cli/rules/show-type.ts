import { aside } from '../../analyzer/report/punctuation.ts';
import type { PersonalInformationType, RulePack } from '../../analyzer/rules.ts';
import type { Language, Text } from '../../analyzer/text.ts';
import { field, GRADE, sourceLines } from './words.ts';

/** A type of personal information: its grade and who names it so, what it is needed for whatever the category, the permissions that open it. */
export function showType(id: string, rules: RulePack, language: Language): string[] | null {
  const type = rules.personalInformation.get(id);
  if (type === undefined) return null;
  const permissions = [...rules.permissions.values()].filter((one) => one.personalInformation.includes(id));
  return [
    field({ zh: '个人信息类型', en: 'Type of personal information' }, type.id, language),
    type.name[language],
    field({ zh: '级别', en: 'Grade' }, gradeOf(type, language), language),
    ...levelOf(type, language),
    ...commonLines(id, rules, language),
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

/** What services have and need of it beyond what article 5 lists for their category. */
function commonLines(id: string, rules: RulePack, language: Language): string[] {
  const { usual, necessary } = rules.commonInformation;
  const has = usual.filter((one) => one.id === id).map(({ why }) => why[language]);
  const needs = necessary.filter((one) => one.id === id);
  return [
    ...has.map((why) =>
      field(
        { zh: '要求提供不视为超范围，因为', en: 'Asking for it is not excessive by itself, since' },
        why,
        language,
      ),
    ),
    ...needs.map(({ onlyFor, categories }) => {
      const names = (categories ?? []).map((one) => rules.categories.get(one)?.name[language] ?? one);
      const where =
        names.length === 0
          ? { zh: '各类应用', en: 'any category' }[language]
          : names.join(language === 'zh' ? '、' : ', ');
      return field(
        { zh: '必要，限于', en: 'Needed, but only for' },
        `${onlyFor[language]}${aside(where, language)}`,
        language,
      );
    }),
  ];
}
