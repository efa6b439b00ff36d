import rulesJson from '../../policies/catalog/lexicon/policy-rules.json' with { type: 'json' };
import type { Text } from '../text.ts';

interface PolicyRuleEntry {
  readonly id: string;
  readonly about: Text;
  readonly provisions: readonly string[];
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly unless?: { readonly zh: readonly string[]; readonly en: readonly string[] };
  readonly unlessDenied?: boolean;
}

/** Wording by which a policy fulfils a duty or shows a behaviour, compiled. */
export interface PolicyRule {
  readonly id: string;
  /** What the wording says, for "searched and not found". */
  readonly about: Text;
  /** Ids of the clauses that the wording is taken from. */
  readonly provisions: readonly string[];
  /** Global, so that every place can be found. */
  readonly patterns: readonly RegExp[];
  /** A passage that one of these matches does not count. */
  readonly unless: readonly RegExp[];
  /** The wording does not count where the rule `access-denied` finds that what it names is not collected. */
  readonly unlessDenied: boolean;
}

export const policyRulesFile = rulesJson as { readonly rules: readonly PolicyRuleEntry[] };

/** `<n>` in a pattern: at most n characters of the same sentence. */
const GAP = /<(\d{1,3})>/g;
const WITHIN = { zh: '[^。！？；\\n]', en: '[^.!?;\\n]' } as const;

function compile(pattern: string, language: 'zh' | 'en', flags: string): RegExp {
  const source = pattern.replace(GAP, (_, length: string) => `${WITHIN[language]}{0,${length}}`);
  return new RegExp(source, `${flags}${language === 'en' ? 'i' : ''}u`);
}

const compiled = new Map<string, PolicyRule>();

/**
 * A rule of `policies/catalog/lexicon/policy-rules.json`. Both languages are looked for in every policy: many hold both.
 * @throws {RangeError} when there is no such rule
 */
export function policyRule(id: string): PolicyRule {
  const known = compiled.get(id);
  if (known !== undefined) return known;
  const entry = policyRulesFile.rules.find((one) => one.id === id);
  if (entry === undefined) throw new RangeError(`no policy rule ${id}`);
  const both = (
    source: { readonly zh: readonly string[]; readonly en: readonly string[] },
    flags: string,
  ) => [
    ...source.zh.map((pattern) => compile(pattern, 'zh', flags)),
    ...source.en.map((pattern) => compile(pattern, 'en', flags)),
  ];
  const rule: PolicyRule = {
    id,
    about: entry.about,
    provisions: entry.provisions,
    patterns: both(entry, 'g'),
    unless: entry.unless === undefined ? [] : both(entry.unless, ''),
    unlessDenied: entry.unlessDenied === true,
  };
  compiled.set(id, rule);
  return rule;
}

export function hasPolicyRule(id: string): boolean {
  return policyRulesFile.rules.some((one) => one.id === id);
}
