import type { PolicyFacts } from '../facts/policy.ts';
import type { Evidence } from '../finding.ts';
import { simplified } from '../policy/text/traditional.ts';
import { type PolicyRule, policyRule } from '../rules/policy-rules.ts';

/** A sentence of a policy that a rule's wording was found in. Offsets are into `PolicyFacts.text`. */
export interface Passage {
  /** Id of the rule. */
  readonly rule: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly section: string | null;
  readonly match: RegExpExecArray;
}

/** No more is quoted of a sentence to either side of the words found: some pages have no full stop at all. */
const REACH = 160;
/** Lines above an item in which the line that introduces its list is looked for. */
const LEAD_LINES = 12;
/** Places a rule looks at; a policy that says something so often is not better shown by more. */
const MAXIMUM_PASSAGES = 200;

const known = new WeakMap<PolicyFacts, Map<PolicyRule, readonly Passage[]>>();

/** Where a policy has a rule's wording, in the order of the text, one passage a sentence. Searched once, whichever audit asks again. */
export function passages(policy: PolicyFacts, rule: PolicyRule): readonly Passage[] {
  const ofPolicy = known.get(policy) ?? new Map<PolicyRule, readonly Passage[]>();
  known.set(policy, ofPolicy);
  const found = ofPolicy.get(rule) ?? searched(policy, rule);
  ofPolicy.set(rule, found);
  return found;
}

function searched(policy: PolicyFacts, rule: PolicyRule): Passage[] {
  const text = plainText(policy);
  const found = new Map<number, Passage>();
  for (const pattern of rule.patterns) {
    for (const match of text.matchAll(pattern)) {
      const { start, end } = sentenceAround(text, match.index, match.index + match[0].length);
      if (found.has(start) || found.size >= MAXIMUM_PASSAGES) continue;
      const said = text.slice(start, end);
      const context = `${leadOf(text, start)}${said}`;
      if (rule.unless.some((one) => one.test(context))) continue;
      if (rule.unlessDenied && !matches(rule, withoutDenials(context))) continue;
      found.set(start, {
        rule: rule.id,
        quote: policy.text.slice(start, end),
        start,
        end,
        section: sectionAt(policy, start),
        match,
      });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

export function says(policy: PolicyFacts, rule: PolicyRule): boolean {
  return passages(policy, rule).length > 0;
}

/** Whether a rule's wording stands in a stretch of text, in simplified characters. */
export function matches(rule: PolicyRule, text: string): boolean {
  return rule.patterns.some((pattern) => text.search(pattern) >= 0);
}

/** A sentence without the clauses that say what is not collected; whole when that holds under a condition only. */
function withoutDenials(sentence: string): string {
  const { patterns, unless } = policyRule('access-denied');
  if (unless.some((one) => one.test(sentence))) return sentence;
  return patterns.reduce((text, pattern) => text.replace(pattern, ' '), sentence);
}

/** Whether a sentence by itself has a rule's wording and nothing that speaks against it. */
export function sentenceSays(rule: PolicyRule, sentence: string): boolean {
  const plain = simplified(sentence);
  return matches(rule, plain) && !rule.unless.some((one) => one.test(plain));
}

/** Whether the text around a passage, so many characters to either side, has a rule's wording. */
export function saysNearby(
  policy: PolicyFacts,
  { start, end }: Passage,
  rule: PolicyRule,
  reach: number,
): boolean {
  const text = plainText(policy).slice(Math.max(0, start - reach), end + reach);
  return matches(rule, text);
}

/** No more of a line is looked at to either side of a passage: some pages are one line. */
const LINE_REACH = 600;

/** The paragraph that a passage is in and the one after it, in simplified characters. */
export function paragraphOf(policy: PolicyFacts, { start, end }: Passage): string {
  const text = plainText(policy);
  const from = Math.max(lineStart(text, start), start - LINE_REACH);
  const next = text.indexOf('\n', text.indexOf('\n', end) + 1);
  return text.slice(from, Math.min(next <= end ? text.length : next, end + LINE_REACH));
}

/** Where the line that a place is in begins. */
export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** A place of a policy that can be quoted: a passage or a statement. */
export type Place = Pick<Passage, 'quote' | 'start' | 'end' | 'section'>;

export function policyEvidence(policy: PolicyFacts, passage: Place): Evidence {
  const { quote, start, end, section } = passage;
  return { kind: 'policy', input: policy.input, quote, start, end, section };
}

const plain = new WeakMap<PolicyFacts, string>();

/** The policy's text in simplified characters, as the rules are; offsets stay the same. */
export function plainText(policy: PolicyFacts): string {
  const known = plain.get(policy);
  if (known !== undefined) return known;
  const text = simplified(policy.text);
  plain.set(policy, text);
  return text;
}

const ENDS = new Set(['。', '！', '？', '；', '\n']);

function isEnd(text: string, at: number): boolean {
  const char = text.charAt(at);
  return ENDS.has(char) || (/[.!?;]/.test(char) && /\s/.test(text.charAt(at + 1)));
}

function sentenceAround(text: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  while (start > 0 && from - start < REACH && !isEnd(text, start - 1)) start--;
  while (start < from && /\s/.test(text.charAt(start))) start++;
  let end = to;
  while (end < text.length && end - to < REACH && !isEnd(text, end - 1)) end++;
  while (end > to && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

/** The line that introduces the list which a line is an item of ("我们不会收集以下信息："), or an empty string. */
function leadOf(text: string, at: number): string {
  let end = text.lastIndexOf('\n', at);
  for (let line = 0; line < LEAD_LINES && end > 0; line++) {
    const start = lineStart(text, end);
    const content = text.slice(start, end).trim();
    if (/[：:]$/.test(content)) return content.length <= REACH ? content : content.slice(-REACH);
    if (/[。.]$/.test(content) || content.length > REACH) return '';
    end = start - 1;
  }
  return '';
}

function sectionAt(policy: PolicyFacts, at: number): string | null {
  let title: string | null = null;
  let level = 0;
  for (const section of policy.sections) {
    if (section.start <= at && at < section.end && section.level > level) {
      title = section.title;
      level = section.level;
    }
  }
  return title;
}
