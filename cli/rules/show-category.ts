import { sourceText } from '../../analyzer/rules/source-text.ts';
import type { CategoryPermission, RulePack } from '../../analyzer/rules.ts';
import type { Language } from '../../analyzer/text.ts';
import { field, RELATION, sourceLines } from './words.ts';

export function showCategory(id: string, rules: RulePack, language: Language): string[] | null {
  const category = rules.categories.get(id);
  if (category === undefined) return null;
  const { item, name, basicFunction, necessaryPersonalInformation: needs, permissions, parts } = category;
  return [
    field({ zh: '类别', en: 'Category' }, `${item} ${category.id}`, language),
    name[language],
    field({ zh: '基本功能服务', en: 'Basic function' }, basicFunction[language], language),
    ...sourceLines(category.source, language),
    '',
    needs.length === 0
      ? { zh: '无须个人信息', en: 'Needs no personal information' }[language]
      : field({ zh: '必要个人信息', en: 'Necessary personal information' }, '', language).trimEnd(),
    ...needs.map((need) => {
      const type = rules.personalInformation.get(need.id)?.name[language] ?? need.id;
      if (need.onlyFor === undefined) return `  ${type}`;
      return language === 'zh' ? `  ${type}（${need.onlyFor.zh}）` : `  ${type} (${need.onlyFor.en})`;
    }),
    ...(['basic', 'extended', 'unadvised'] as const).flatMap((relation) =>
      related(
        permissions.filter((one) => one.relation === relation),
        language,
      ),
    ),
    ...parts.flatMap((part) => [
      '',
      field({ zh: '仅对部分应用', en: 'Only for' }, part.name[language], language),
      `  ${part.note[language]}`,
      ...related(part.permissions, language),
    ]),
  ];
}

/** Permissions of one relation. What is said of several in a row is said once, before them. */
function related(permissions: readonly CategoryPermission[], language: Language): string[] {
  const [first] = permissions;
  if (first === undefined) return [];
  const lines = ['', `${RELATION[first.relation][language]}`];
  let unless: string | undefined;
  for (const one of permissions) {
    const next = one.unless?.[language];
    if (next !== undefined && next !== unless)
      lines.push(`  ${field({ zh: '除非', en: 'Unless' }, next, language)}`);
    unless = next;
    lines.push(
      `  ${[one.permission, one.service?.[language], sourceText(one.source)[language]].filter(Boolean).join(' · ')}`,
    );
    if (one.note !== undefined) lines.push(`    ${one.note[language]}`);
  }
  return lines;
}
