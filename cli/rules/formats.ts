import { AUDITS } from '../../analyzer/audits/index.ts';
import { code, inline } from '../../analyzer/report/markdown-text.ts';
import { permissionFact } from '../../analyzer/rules/permissions.ts';
import type { RulePack } from '../../analyzer/rules.ts';
import type { Language } from '../../analyzer/text.ts';
import type { Entry } from './kinds.ts';

/** A list for a program: every entry with its names in both languages. */
export function listedJson(kind: string, entries: readonly Entry[], rules: RulePack): string {
  const list = entries.map(({ id, name, more }) => ({ id, name, ...(more === undefined ? {} : { more }) }));
  return JSON.stringify({ kind, pack: rules.id, version: rules.version, entries: list }, null, 2);
}

export function listedMarkdown(entries: readonly Entry[], language: Language): string {
  const cell = (text: string): string => inline(text).replaceAll('|', '\\|');
  const rows = entries.map(
    ({ id, name, more }) => `| ${code(id)} | ${cell(name[language])} | ${cell(more?.[language] ?? '')} |`,
  );
  const head = language === 'zh' ? '| ID | 名称 | 说明 |' : '| id | name | more |';
  return [head, '|---|---|---|', ...rows].join('\n');
}

/** The rule as the rule pack has it, with the kind it is of; `null` when no rule has this id. */
export function shownJson(id: string, rules: RulePack): string | null {
  const found = ofKind(id, rules);
  return found === null ? null : JSON.stringify(found, null, 2);
}

function ofKind(id: string, rules: RulePack): object | null {
  const audit = AUDITS.find((one) => one.id === id);
  if (audit !== undefined) return { kind: 'audit', ...audit };
  // A permission may be known by a pattern only.
  const permission = permissionFact(rules, id);
  if (permission !== undefined) return { kind: 'permission', ...permission };
  const maps = {
    category: rules.categories,
    behaviour: rules.behaviours,
    provision: rules.provisions,
    'personal-information': rules.personalInformation,
    'notice-term': rules.noticeTerms,
  };
  for (const [kind, map] of Object.entries(maps)) {
    const rule = map.get(id);
    if (rule !== undefined) return { kind, ...rule };
  }
  return null;
}

/** What `rules show` prints, as Markdown: its first line a heading, the rest a list. */
export function shownMarkdown(lines: readonly string[]): string {
  const [first = '', ...rest] = lines.map((line) => line.trim()).filter((line) => line !== '');
  return [`# ${inline(first)}`, '', ...rest.map((line) => `- ${inline(line)}`)].join('\n');
}
