import type { PolicyFacts } from '../facts/policy.ts';
import { policyRule } from '../rules/policy-rules.ts';
import type { Category, RulePack } from '../rules.ts';
import { beyondNecessary, type Named } from './necessary-scope.ts';
import { lineStart, matches, type Passage, plainText } from './policy-passages.ts';

/** Characters that a list which a sentence announces may be long. */
const LIST = 2000;
/** Of one paragraph before a sentence that speaks of "this information". */
const BEFORE = 800;
/** After a sentence, in which the colon of "in particular:" is looked for. */
const COLON = 16;
/** Characters of its paragraph before a refusal in which the information is named, or the law that asks for it, though it does not say "this". */
const NEAR_BEFORE = 200;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Information that a sentence makes a condition of the service and that none of the categories needs: in the sentence, in its paragraph
 * before it when it says "this information", and in each item of the list that it announces.
 */
export function requiredBeyondNeed(
  policy: PolicyFacts,
  passage: Passage,
  categories: readonly Category[],
  rules: RulePack,
): Named[] {
  return beyond(policy, passage, startOf(policy, passage), categories, rules);
}

/**
 * The same of what refusing costs the whole service. What the law asks for is not the app's condition, and what a paragraph asks for when
 * one function is used costs that function, whatever it says of “our services”.
 */
export function refusedBeyondNeed(
  policy: PolicyFacts,
  passage: Passage,
  categories: readonly Category[],
  rules: RulePack,
): Named[] {
  const text = plainText(policy);
  const line = lineStart(text, passage.start);
  const from = Math.max(line, passage.start - NEAR_BEFORE);
  if (matches(policyRule('required-by-law'), text.slice(from, passage.end))) return [];
  const opening = firstSentence(text.slice(line, Math.min(line + BEFORE, passage.end)));
  if (matches(policyRule('one-function-in-use'), opening)) return [];
  return beyond(policy, passage, Math.min(from, startOf(policy, passage)), categories, rules);
}

/** What none of the categories needs of the text from a place to the sentence's end, and of each item of its list. */
function beyond(
  policy: PolicyFacts,
  passage: Passage,
  from: number,
  categories: readonly Category[],
  rules: RulePack,
): Named[] {
  return [{ start: from, end: passage.end }, ...items(policy, passage)].flatMap(({ start, end }) =>
    beyondNecessary(policy, start, end, categories, rules),
  );
}

function startOf(policy: PolicyFacts, passage: Passage): number {
  const text = plainText(policy);
  return matches(policyRule('information-before'), text.slice(passage.start, passage.end))
    ? Math.max(lineStart(text, passage.start), passage.start - BEFORE)
    : passage.start;
}

/**
 * The lines of the list that a sentence announces, as far as the part on what is optional. An item is judged by itself: what a law asks
 * for, or one function when it is used, is no condition of the service, though the list is headed so.
 */
function items(policy: PolicyFacts, passage: Passage): Stretch[] {
  const text = plainText(policy);
  if (!matches(policyRule('list-announced'), text.slice(passage.end, passage.end + COLON))) return [];
  const list = text.slice(passage.end, passage.end + LIST);
  const optional = policyRule('optional-part').patterns.map((pattern) => list.search(pattern));
  const end = Math.min(...optional.filter((at) => at >= 0), list.length);
  const found: Stretch[] = [];
  let at = passage.end;
  for (const line of list.slice(0, end).split('\n')) {
    const stays = !NOT_ITS_CONDITION.some((id) => matches(policyRule(id), line));
    if (stays) found.push({ start: at, end: at + line.length });
    at += line.length + 1;
  }
  return found;
}

/** Rules by which an item of a list is no condition of the service as a whole. */
const NOT_ITS_CONDITION = ['required-by-law', 'one-function-in-use'];

function firstSentence(text: string): string {
  const end = text.search(/[。！？\n]|[.!?]\s/);
  return end < 0 ? text : text.slice(0, end);
}
