import { permissionFact, relationOf } from '../../analyzer/rules/permissions.ts';
import { sourceText } from '../../analyzer/rules/source-text.ts';
import type { PermissionFact, RulePack } from '../../analyzer/rules.ts';
import type { Language } from '../../analyzer/text.ts';
import { field, GRADE, LEVEL, RELATION, sourceLines } from './words.ts';

export function showPermission(id: string, rules: RulePack, language: Language): string[] | null {
  const fact = permissionFact(rules, id) ?? permissionFact(rules, `android.permission.${id}`);
  if (fact === undefined) return null;
  const list = (items: readonly string[]) => items.join(language === 'zh' ? '、' : ', ');
  const types = fact.personalInformation.map(
    (type) => rules.personalInformation.get(type)?.name[language] ?? type,
  );
  const optional = (label: { zh: string; en: string }, value: string | null) =>
    value === null || value === '' ? [] : [field(label, value, language)];
  return [
    field({ zh: '权限', en: 'Permission' }, fact.name, language),
    fact.label[language],
    fact.description[language],
    field({ zh: '保护级别', en: 'Protection level' }, LEVEL[fact.protectionLevel][language], language),
    ...optional({ zh: '附加标志', en: 'Flags' }, list(fact.protectionFlags)),
    ...optional({ zh: '权限组', en: 'Group' }, fact.group),
    ...optional({ zh: '原属权限组', en: 'Split from the group' }, fact.formerGroup),
    ...optional({ zh: '定义者', en: 'Defined by' }, fact.vendor),
    ...optional({ zh: '系统版本', en: 'Releases' }, releases(fact, language)),
    field(
      { zh: '个人信息', en: 'Personal information' },
      types.length === 0 ? GRADE.none[language] : `${list(types)} · ${GRADE[fact.grade][language]}`,
      language,
    ),
    ...fact.functionalUses.map((use) =>
      field(
        { zh: '功能性用途', en: 'Functional use' },
        `${use[language]} · ${sourceText(use.source)[language]}`,
        language,
      ),
    ),
    ...sourceLines(fact.source, language),
    ...inCategories(fact, rules, language),
  ];
}

function releases({ addedIn, deprecatedIn }: PermissionFact, language: Language): string {
  const parts = {
    zh: [
      addedIn === null ? '' : `API ${addedIn} 起`,
      deprecatedIn === null ? '' : `API ${deprecatedIn} 起废弃或移除`,
    ],
    en: [
      addedIn === null ? '' : `since API ${addedIn}`,
      deprecatedIn === null ? '' : `deprecated or removed in API ${deprecatedIn}`,
    ],
  }[language];
  return parts.filter((part) => part !== '').join(language === 'zh' ? '，' : ', ');
}

/** How the standards relate it to kinds of apps. */
function inCategories(fact: PermissionFact, rules: RulePack, language: Language): string[] {
  const lines = (['basic', 'extended', 'unadvised'] as const).flatMap((relation) => {
    const ids = [...rules.categories.values()]
      .filter((category) => relationOf(category, fact)?.relation === relation)
      .map((category) => category.id);
    return ids.length === 0 ? [] : [field(RELATION[relation], ids.join(', '), language)];
  });
  return lines.length === 0 ? [] : ['', ...lines];
}
