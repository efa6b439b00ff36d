import englishJson from '../../../policies/catalog/lexicon/kinds-en.json' with { type: 'json' };
import chineseJson from '../../../policies/catalog/lexicon/kinds-zh.json' with { type: 'json' };
import type { StatementKind } from '../../facts/policy.ts';
import { anyOf } from './patterns.ts';

interface KindsFile {
  readonly kinds: readonly KindRule[];
}

/** A kind is meant when one pattern of `any` and all of `all` match, and none of `not`. */
interface KindRule {
  readonly id: StatementKind;
  readonly any: readonly string[];
  readonly all?: readonly string[];
  readonly not?: readonly string[];
}

interface CompiledRule {
  readonly id: StatementKind;
  readonly any: RegExp;
  readonly all: readonly RegExp[];
  readonly not: RegExp | null;
}

const files = { zh: chineseJson as KindsFile, en: englishJson as KindsFile };
const compiled = new Map<'zh' | 'en', readonly CompiledRule[]>();

/** The kinds that a sentence's wording gives it, in the order of the lexicon. */
export function kindsByWording(sentence: string, language: 'zh' | 'en'): StatementKind[] {
  return rulesFor(language)
    .filter(
      ({ any, all, not }) =>
        any.test(sentence) && all.every((one) => one.test(sentence)) && !not?.test(sentence),
    )
    .map(({ id }) => id);
}

function rulesFor(language: 'zh' | 'en'): readonly CompiledRule[] {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const rules = files[language].kinds.map(({ id, any, all = [], not = [] }) => ({
    id,
    any: anyOf(any),
    all: all.map((pattern) => anyOf([pattern])),
    not: not.length === 0 ? null : anyOf(not),
  }));
  compiled.set(language, rules);
  return rules;
}
