import * as v from 'valibot';
import { ReadError } from '../errors.ts';
import type { AuditResult } from '../result.ts';
import type { Text } from '../text.ts';

/** What a person found on a device. */
export const OUTCOME_RESULTS = ['found', 'not-found', 'not-possible'] as const;
export type OutcomeResult = (typeof OUTCOME_RESULTS)[number];

export const RESULT_WORDS: Record<OutcomeResult, Text> = {
  found: { zh: '确有该问题', en: 'the problem is there' },
  'not-found': { zh: '未见该问题', en: 'the problem was not seen' },
  'not-possible': { zh: '无法核查', en: 'could not be checked' },
};

/** The most that may be noted of one item, UTF-16 units. */
const MAXIMUM_NOTE = 20_000;

const FILE = v.object({
  outcomes: v.array(
    v.object({
      behaviour: v.pipe(v.string(), v.minLength(1)),
      result: v.picklist(OUTCOME_RESULTS),
      note: v.optional(v.pipe(v.string(), v.maxLength(MAXIMUM_NOTE)), ''),
      /** When it was checked, ISO 8601. */
      at: v.optional(v.pipe(v.string(), v.isoTimestamp())),
      by: v.optional(v.pipe(v.string(), v.maxLength(200))),
    }),
  ),
});

export type Outcomes = v.InferOutput<typeof FILE>['outcomes'];

/**
 * The outcomes of a checklist as the HTML report saves them (`docs/outcomes.schema.json`).
 * @throws {ReadError} `malformed` when it is no such file
 */
export function parseOutcomes(text: string): Outcomes {
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    // Said below.
  }
  const parsed = v.safeParse(FILE, value);
  if (parsed.success) return parsed.output.outcomes;
  const issue = parsed.issues[0];
  const field = v.getDotPath(issue) ?? '(root)';
  throw new ReadError('malformed', {
    zh: `核查结果文件的 ${field} 有误：${issue.message}`,
    en: `the file of outcomes is wrong at ${field}: ${issue.message}`,
  });
}

/**
 * The result with the outcomes in its checklist. They are a person's record beside the findings and change no finding.
 * @throws {ReadError} `malformed` when an outcome is of an item that the checklist has not got
 */
export function withOutcomes(result: AuditResult, outcomes: Outcomes): AuditResult {
  const known = new Set(result.checklist.map((item) => item.behaviour));
  const stranger = outcomes.find((one) => !known.has(one.behaviour));
  if (stranger !== undefined) {
    throw new ReadError('malformed', {
      zh: `人工核查项中没有“${stranger.behaviour}”`,
      en: `the checklist has no item “${stranger.behaviour}”`,
    });
  }
  const checklist = result.checklist.map((item) => {
    const own = outcomes.filter((one) => one.behaviour === item.behaviour);
    return own.length === 0 ? item : { ...item, outcome: own.map(outcomeText).join('\n') };
  });
  return { ...result, checklist };
}

function outcomeText({ result, note, at, by }: Outcomes[number]): string {
  const words = RESULT_WORDS[result];
  const who = [by, at].filter((part) => part !== undefined && part !== '').join(', ');
  return `${words.zh} / ${words.en}${note === '' ? '' : `: ${note}`}${who === '' ? '' : ` (${who})`}`;
}
