import type { PolicyFacts } from '../facts/policy.ts';
import { policyRule } from '../rules/policy-rules.ts';
import type { Category, RulePack } from '../rules.ts';
import { beyondNecessary } from './necessary-scope.ts';
import { matches, type Passage, plainText } from './policy-passages.ts';

/** Characters that a list which a sentence announces, or speaks of, may be long. */
const LIST = 2000;
/** Of one paragraph before a sentence that speaks of "this information". */
const BEFORE = 800;
/** After a sentence, in which the colon of "in particular:" is looked for. */
const COLON = 16;

/** Characters of its paragraph before a refusal in which the information that it refers to is named, or the law that asks for it. */
const REFUSED = 200;

/**
 * Types of information that refusing costs the whole service and that none of the categories needs. What the law asks for is not the
 * app's condition.
 */
export function refusedBeyondNeed(
  policy: PolicyFacts,
  passage: Passage,
  categories: readonly Category[],
  rules: RulePack,
): string[] {
  const text = plainText(policy);
  const from = Math.max(lineStart(text, passage), passage.start - REFUSED);
  if (matches(policyRule('required-by-law'), text.slice(from, passage.end))) return [];
  const { start, end } = conditioned(policy, passage);
  return beyondNecessary(policy, Math.min(from, start), end, categories, rules);
}

/**
 * Where the information stands that a sentence makes a condition: in the sentence, in its paragraph before it when it says "this
 * information", and in the list after it when it announces one, as far as the part on what is optional.
 */
export function conditioned(policy: PolicyFacts, passage: Passage): { start: number; end: number } {
  const text = plainText(policy);
  const sentence = text.slice(passage.start, passage.end);
  const start = matches(policyRule('information-before'), sentence)
    ? Math.max(lineStart(text, passage), passage.start - BEFORE)
    : passage.start;
  if (!matches(policyRule('list-announced'), text.slice(passage.end, passage.end + COLON))) {
    return { start, end: passage.end };
  }
  const list = text.slice(passage.end, passage.end + LIST);
  const optional = policyRule('optional-part').patterns.map((pattern) => list.search(pattern));
  const end = Math.min(...optional.filter((at) => at >= 0), list.length);
  return { start, end: passage.end + end };
}

function lineStart(text: string, { start }: Passage): number {
  return text.lastIndexOf('\n', start - 1) + 1;
}
