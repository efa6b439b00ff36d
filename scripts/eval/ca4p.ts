import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dataSpans } from './ca4p-spans.ts';
import { type Counts, f1, precision, recall, rounded } from './scores.ts';

export interface Ca4pSentence {
  readonly document: string;
  readonly text: string;
  /** Of the label "Data". */
  readonly spans: readonly Ends[];
}

type Ends = readonly [start: number, end: number];

/** Sentences that were annotated: CA4P-483 says nothing of the others, so that they cannot be counted as wrong. */
export function readCa4p(file: string): Ca4pSentence[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { doc: string; text: string; spans?: [number, number, string][] })
    .filter(({ spans }) => spans !== undefined && spans.length > 0)
    .map(({ doc, text, spans = [] }) => ({
      document: doc,
      text,
      spans: spans.filter(([, , label]) => label === 'Data').map(([start, end]) => [start, end] as const),
    }));
}

/** Half of the documents, by a digest of their name, was kept from those who wrote the rules for where a span begins and ends. */
export function isHeldBack({ document }: Ca4pSentence): boolean {
  return (createHash('sha256').update(`half/${document}`).digest()[0] ?? 0) % 2 === 1;
}

/** The documents that rules were written with, in two halves: a rule is to gain in each. */
export function foldOf({ document }: Ca4pSentence): 'first' | 'second' {
  return (createHash('sha256').update(`fold/${document}`).digest()[0] ?? 0) % 2 === 0 ? 'first' : 'second';
}

/** Exact: both ends are right. Overlap: a span counts as found when any found span shares a character with it. */
export function scoreCa4p(sentences: readonly Ca4pSentence[]) {
  const exact = { right: 0, wrong: 0, missed: 0 };
  let found = 0;
  let foundOverlapping = 0;
  let gold = 0;
  let goldOverlapping = 0;
  for (const { text, spans } of sentences) {
    const ours = dataSpans(text).map(({ start, end }): Ends => [start, end]);
    const same = ours.filter((one) => spans.some((span) => areSame(one, span))).length;
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

/** Of one sentence no more copies are compared than this, so that no boilerplate outweighs the rest. */
const MAXIMUM_COPIES = 6;

/** How far the annotation agrees with itself: sentences that stand word for word in two documents, each pair of them compared. */
export function agreementOfCopies(sentences: readonly Ca4pSentence[]) {
  const counts = { right: 0, wrong: 0, missed: 0 };
  const copies = new Map<string, Ca4pSentence[]>();
  for (const sentence of sentences) {
    const known = copies.get(sentence.text.trim());
    if (known === undefined) copies.set(sentence.text.trim(), [sentence]);
    else known.push(sentence);
  }
  let pairs = 0;
  for (const group of copies.values()) {
    const some = group.slice(0, MAXIMUM_COPIES);
    for (const [place, one] of some.entries()) {
      for (const other of some.slice(place + 1)) {
        if (one.document === other.document) continue;
        const same = one.spans.filter((span) => other.spans.some((theirs) => areSame(span, theirs))).length;
        pairs++;
        counts.right += same;
        counts.missed += one.spans.length - same;
        counts.wrong += other.spans.length - same;
      }
    }
  }
  return { pairs, f1: rounded(f1(counts)) };
}

function scoresOf(counts: Counts) {
  return { precision: rounded(precision(counts)), recall: rounded(recall(counts)), f1: rounded(f1(counts)) };
}

function areSame(one: Ends, other: Ends): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

function share(one: Ends, other: Ends): boolean {
  return one[0] < other[1] && other[0] < one[1];
}
