import { readFileSync } from 'node:fs';
import { informationLists } from '../../analyzer/policy/statements/information-lists.ts';
import { type Counts, f1, precision, recall, rounded } from './scores.ts';

export interface Ca4pSentence {
  readonly text: string;
  /** Of the label "Data". */
  readonly spans: readonly (readonly [number, number])[];
}

/** Sentences that were annotated: CA4P-483 says nothing of the others, so that they cannot be counted as wrong. */
export function readCa4p(file: string): Ca4pSentence[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { text: string; spans?: [number, number, string][] })
    .filter(({ spans }) => spans !== undefined && spans.length > 0)
    .map(({ text, spans = [] }) => ({
      text,
      spans: spans.filter(([, , label]) => label === 'Data').map(([start, end]) => [start, end] as const),
    }));
}

/** Exact: both ends are right. Overlap: a span counts as found when any found span shares a character with it. */
export function scoreCa4p(sentences: readonly Ca4pSentence[]) {
  const exact = { right: 0, wrong: 0, missed: 0 };
  const overlap = { right: 0, wrong: 0, missed: 0 };
  let found = 0;
  let foundOverlapping = 0;
  let gold = 0;
  let goldOverlapping = 0;
  for (const { text, spans } of sentences) {
    const ours = informationLists(text)
      .filter(({ handled }) => handled)
      .map(({ start, end }) => [start, end] as const);
    const same = ours.filter(([start, end]) =>
      spans.some((span) => span[0] === start && span[1] === end),
    ).length;
    exact.right += same;
    exact.wrong += ours.length - same;
    exact.missed += spans.length - same;
    found += ours.length;
    gold += spans.length;
    foundOverlapping += ours.filter((one) => spans.some((span) => share(one, span))).length;
    goldOverlapping += spans.filter((span) => ours.some((one) => share(one, span))).length;
  }
  const overlapPrecision = found === 0 ? 0 : foundOverlapping / found;
  const overlapRecall = gold === 0 ? 0 : goldOverlapping / gold;
  overlap.right = goldOverlapping;
  return {
    sentences: sentences.length,
    spans: gold,
    exact: scoresOf(exact),
    overlap: {
      precision: rounded(overlapPrecision),
      recall: rounded(overlapRecall),
      f1: rounded((2 * overlapPrecision * overlapRecall) / (overlapPrecision + overlapRecall || 1)),
    },
  };
}

function scoresOf(counts: Counts) {
  return { precision: rounded(precision(counts)), recall: rounded(recall(counts)), f1: rounded(f1(counts)) };
}

function share(one: readonly [number, number], other: readonly [number, number]): boolean {
  return one[0] < other[1] && other[0] < one[1];
}
