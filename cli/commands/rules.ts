import { parseArgs } from 'node:util';
import { loadRulePack } from '../../analyzer/rules/load.ts';
import type { RulePack } from '../../analyzer/rules.ts';
import type { Language } from '../../analyzer/text.ts';
import { CallError } from '../call-error.ts';
import { writeReport } from '../output.ts';
import { KINDS, listed } from '../rules/kinds.ts';
import { nearMatches } from '../rules/near.ts';
import { show } from '../rules/show.ts';

/** `zhizhi rules`: what the tool judges by, and where each fact comes from. */
export async function run(args: string[], language: Language): Promise<{ found: boolean }> {
  const { positionals } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: { lang: { type: 'string' } },
  });
  const [verb = 'list', what, ...more] = positionals;
  if (more.length > 0 || (verb !== 'list' && verb !== 'show') || (verb === 'show' && what === undefined)) {
    throw new CallError({
      zh: '用法：zhizhi rules [list [种类] | show ID]',
      en: 'usage: zhizhi rules [list [KIND] | show ID]',
    });
  }
  const rules = await loadRulePack();
  const lines = verb === 'show' ? shown(what ?? '', rules, language) : list(what, rules, language);
  await writeReport(`${lines.join('\n')}\n`, undefined);
  return { found: false };
}

function list(kind: string | undefined, rules: RulePack, language: Language): string[] {
  const name = kind ?? 'audits';
  const entries = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  if (entries === undefined) {
    const names = Object.keys(KINDS);
    throw new CallError({
      zh: `没有“${name}”这一种；可列出：${names.join('、')}`,
      en: `there is no kind “${name}”; what can be listed: ${names.join(', ')}`,
    });
  }
  return listed(entries(rules), language);
}

function shown(id: string, rules: RulePack, language: Language): string[] {
  const lines = show(id, rules, language);
  if (lines.length > 0) return lines;
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
