import { parseArgs } from 'node:util';
import { AUDITS } from '../../analyzer/audits/index.ts';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import { permissionFact } from '../../analyzer/rules/permissions.ts';
import type { RulePack, Source } from '../../analyzer/rules.ts';
import type { Language, Text } from '../../analyzer/text.ts';
import { CallError } from '../call-error.ts';
import { writeReport } from '../output.ts';

/** `zhizhi rules`: what the tool judges by, and where each fact comes from. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const { positionals } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: { lang: { type: 'string' } },
  });
  const [verb = 'list', what, ...more] = positionals;
  const rules = await loadRulePack();
  if (more.length > 0 || (verb !== 'list' && verb !== 'show') || (verb === 'show' && what === undefined)) {
    throw new CallError({
      zh: '用法：zhizhi rules [list [种类] | show ID]',
      en: 'usage: zhizhi rules [list [KIND] | show ID]',
    });
  }
  const lines = verb === 'show' ? show(what ?? '', rules, language) : list(what, rules, language);
  await writeReport(`${lines.join('\n')}\n`, undefined);
  return { found: false };
}

function list(kind: string | undefined, rules: RulePack, language: Language): string[] {
  const say = (text: Text) => text[language];
  const kinds: Record<string, () => string[]> = {
    audits: () => AUDITS.map((audit) => `${audit.id.padEnd(34)} ${say(audit.title)}`),
    categories: () =>
      [...rules.categories.values()].map(
        (one) =>
          `${String(one.item).padStart(2)}  ${one.id.padEnd(24)} ${say(one.name)} · ${say(one.basicFunction)}`,
      ),
    permissions: () =>
      [...rules.permissions.values()].map((one) => `${one.name}  ${one.protectionLevel}  ${say(one.label)}`),
    provisions: () =>
      [...rules.provisions.values()].map((one) => `${one.id.padEnd(20)} ${say(one.citation)}`),
    'notice-terms': () =>
      [...rules.noticeTerms.values()].map((one) => `${one.id.padEnd(44)} ${say(one.name)}`),
  };
  const chosen = kinds[kind ?? 'audits'];
  if (chosen === undefined) {
    throw new CallError({
      zh: `没有“${kind}”这一种；可列出：${Object.keys(kinds).join('、')}`,
      en: `there is no kind “${kind}”; what can be listed: ${Object.keys(kinds).join(', ')}`,
    });
  }
  return chosen();
}

function show(id: string, rules: RulePack, language: Language): string[] {
  const found =
    showAudit(id, rules, language) ??
    showCategory(id, rules, language) ??
    showPermission(id, rules, language) ??
    showProvision(id, rules, language);
  if (found === null) {
    throw new CallError({
      zh: `规则中没有“${id}”；zhizhi rules list 列出全部规则`,
      en: `the rules have no “${id}”; zhizhi rules list names them`,
    });
  }
  return found;
}

function showAudit(id: string, rules: RulePack, language: Language): string[] | null {
  const audit = AUDITS.find((one) => one.id === id);
  if (audit === undefined) return null;
  const term = audit.noticeTerm === null ? undefined : rules.noticeTerms.get(audit.noticeTerm);
  const limits = language === 'zh' ? '不说明什么' : 'Does not claim';
  return [
    `${audit.id}: ${audit.title[language]}`,
    audit.description[language],
    `${limits}: ${audit.limits[language]}`,
    ...(term === undefined ? [] : [term.name[language]]),
    ...audit.provisions.map((one) => `  ${one}  ${rules.provisions.get(one)?.citation[language] ?? ''}`),
  ];
}

function showCategory(id: string, rules: RulePack, language: Language): string[] | null {
  const category = rules.categories.get(id);
  if (category === undefined) return null;
  const say = (text: Text) => text[language];
  return [
    `${category.item}. ${say(category.name)} (${category.id}): ${say(category.basicFunction)}`,
    sourceLine(category.source),
    ...category.necessaryPersonalInformation.map((need) => {
      const name = rules.personalInformation.get(need.id)?.name;
      return `  + ${name === undefined ? need.id : say(name)}${need.onlyFor === undefined ? '' : ` (${say(need.onlyFor)})`}`;
    }),
    ...category.permissions.map(
      (one) =>
        `  ${one.relation.padEnd(9)} ${one.permission}${one.service === undefined ? '' : ` · ${say(one.service)}`} · ${sourceLine(one.source)}`,
    ),
  ];
}

function showPermission(id: string, rules: RulePack, language: Language): string[] | null {
  const fact = permissionFact(rules, id) ?? permissionFact(rules, `android.permission.${id}`);
  if (fact === undefined) return null;
  return [
    `${fact.name}: ${fact.label[language]}`,
    fact.description[language],
    [fact.protectionLevel, ...fact.protectionFlags, fact.group ?? ''].filter((one) => one !== '').join(' · '),
    ...fact.personalInformation.map(
      (type) => `  ${rules.personalInformation.get(type)?.name[language] ?? type}`,
    ),
    sourceLine(fact.source),
  ];
}

function showProvision(id: string, rules: RulePack, language: Language): string[] | null {
  const provision = rules.provisions.get(id);
  if (provision === undefined) return null;
  return [
    provision.citation[language],
    provision.about[language],
    ...(provision.wording === null ? [] : [provision.wording]),
    sourceLine(provision.source),
  ];
}

function sourceLine(source: Source): string {
  return `${source.document} ${source.clause}`;
}
