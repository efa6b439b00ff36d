import type { RulePack } from '../../analyzer/rules.ts';
import type { Language } from '../../analyzer/text.ts';
import { CallError } from '../call-error.ts';
import { loadConfig } from '../config.ts';
import { oneOf, parse } from '../options.ts';
import { writeReport } from '../output.ts';
import { listedJson, listedMarkdown, shownJson, shownMarkdown } from '../rules/formats.ts';
import { KINDS, listed } from '../rules/kinds.ts';
import { nearMatches } from '../rules/near.ts';
import { loadRules } from '../rules/own-rules.ts';
import { show } from '../rules/show.ts';

type Format = 'text' | 'json' | 'markdown';

/** `zhizhi rules`: what the tool judges by, and where each fact comes from. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const { values, positionals } = parse(args, {
    format: { type: 'string' },
    output: { type: 'string' },
    config: { type: 'string' },
    rules: { type: 'string' },
  });
  const format = oneOf('--format', values.format ?? 'text', ['text', 'json', 'markdown']);
  const [verb = 'list', what, ...more] = positionals;
  if (more.length > 0 || (verb !== 'list' && verb !== 'show') || (verb === 'show' && what === undefined)) {
    throw new CallError({
      zh: '用法：zhizhi rules [list [种类] | show ID]',
      en: 'usage: zhizhi rules [list [KIND] | show ID]',
    });
  }
  const { rules } = await loadRules(values.rules ?? (await loadConfig(values.config)).rules);
  const text =
    verb === 'show' ? shown(what ?? '', rules, language, format) : list(what, rules, language, format);
  await writeReport(`${text}\n`, values.output);
  return { found: false };
}

function list(kind: string | undefined, rules: RulePack, language: Language, format: Format): string {
  const name = kind ?? 'audits';
  const entries = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  if (entries === undefined) {
    const names = Object.keys(KINDS);
    throw new CallError({
      zh: `没有“${name}”这一种；可列出：${names.join('、')}`,
      en: `there is no kind “${name}”; what can be listed: ${names.join(', ')}`,
    });
  }
  switch (format) {
    case 'json':
      return listedJson(name, entries(rules), rules);
    case 'markdown':
      return listedMarkdown(entries(rules), language);
    case 'text':
      return listed(entries(rules), language).join('\n');
  }
}

function shown(id: string, rules: RulePack, language: Language, format: Format): string {
  const lines = show(id, rules, language);
  const json = format === 'json' ? shownJson(id, rules) : null;
  if (json !== null) return json;
  if (lines.length > 0 && format !== 'json')
    return format === 'markdown' ? shownMarkdown(lines) : lines.join('\n');
  const entries = Object.values(KINDS).flatMap((kind) => kind(rules));
  const near = nearMatches(id, entries);
  const kinds = Object.keys(KINDS);
  throw new CallError(
    near.length > 0
      ? {
          zh: `规则中没有“${id}”；相近的有：${near.join('、')}`,
          en: `the rules have no “${id}”; near matches: ${near.join(', ')}`,
        }
      : {
          zh: `规则中没有“${id}”，也没有相近的；zhizhi rules list ${kinds.join('|')} 列出各种规则`,
          en: `the rules have no “${id}” and nothing near it; zhizhi rules list ${kinds.join('|')} lists what there is`,
        },
  );
}
