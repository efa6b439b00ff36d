import { join } from 'node:path';
import { readCa4p, scoreCa4p } from '../scripts/eval/ca4p.ts';
import { scoreCapp130 } from '../scripts/eval/capp130.ts';
import { timeInChromium } from '../scripts/eval/in-chromium.ts';
import { scoreSdkLists } from '../scripts/eval/sdk-lists.ts';
import { readViodroid, scoreViodroid } from '../scripts/eval/viodroid.ts';
import { capp130, POLICIES } from '../scripts/train/corpora.ts';
import type { Part } from './part.ts';

interface Figure {
  readonly what: string;
  readonly ours: number;
  readonly peer: string;
  readonly published: number;
  /** What keeps the two from being the same measurement; empty when nothing does. */
  readonly differs: string;
}

const DEV = 'ours on the dev split, theirs on the test split, which is not at hand';

/** How well policies are read, beside what others published on the same corpora. */
export async function policyFigures(): Promise<Part> {
  const figures = [...capp130Figures(), ...ruleFigures(), ...(await sdkFigures())];
  const rows = figures.map(
    ({ what, ours, peer, published, differs }) =>
      `| ${what} | ${ours.toFixed(3)} | ${published.toFixed(3)} | ${peer} | ${differs} |`,
  );
  const time = await timeInChromium();
  return {
    text: [
      '| figure | ours | published | by | differs in |\n|---|--:|--:|---|---|',
      `${rows.join('\n')}\n`,
      `30,000 characters of a policy, from bytes to facts, in Chromium: ${time.later.elapsed.toFixed(0)} ms, the first time on a page ${time.first.elapsed.toFixed(0)} ms (the page’s thread at work ${time.later.busy.toFixed(0)} and ${time.first.busy.toFixed(0)} ms); medians of ${time.pages} pages. The published models need a graphics card; how long they take is not published.`,
    ].join('\n'),
    behind: figures
      .filter(({ ours, published }) => ours < published)
      .map(
        ({ what, ours, peer, published }) =>
          `${what}: ${peer} ${published.toFixed(3)}, ours ${ours.toFixed(3)}`,
      ),
  };
}

/** Published: CAPP-130 (NeurIPS 2023), the table of its repository. */
function capp130Figures(): Figure[] {
  const topic = scoreCapp130('topic', capp130('topic', 'dev'));
  const important = scoreCapp130('important', capp130('important', 'dev'));
  const risk = scoreCapp130('risk', capp130('risk', 'dev'));
  const one = (what: string, ours: number, peer: string, published: number): Figure => ({
    what: `CAPP-130 ${what}`,
    ours,
    peer,
    published,
    differs: DEV,
  });
  return [
    one('topic, micro F1', topic.micro, 'RoBERTa', 0.819),
    one('topic, macro F1', topic.macro, 'RoBERTa', 0.841),
    one('important, micro F1', important.micro, 'RoBERTa', 0.897),
    one('important, macro F1', important.macro, 'RoBERTa', 0.899),
    one('risk, micro F1', risk.micro, 'PERT', 0.922),
    one('risk, macro F1', risk.macro, 'PERT', 0.716),
  ];
}

/** Published: CA4P-483 (EMNLP 2022). VioDroid-Finder’s own scores are not public: the peer is a model trained on its labels. */
function ruleFigures(): Figure[] {
  const spans = scoreCa4p(readCa4p(join(POLICIES, 'annotated/ca4p483.jsonl')));
  const rules = scoreViodroid(readViodroid(join(POLICIES, 'annotated/viodroid.jsonl')));
  return [
    {
      what: 'CA4P-483 spans of “Data”, exact F1',
      ours: spans.exact.f1,
      peer: 'BiLSTM-CRF',
      published: 0.664,
      differs:
        'theirs is trained on the corpus, ours on none of it; ours over all of it, theirs over its test part',
    },
    {
      what: 'VioDroid-Finder, 26 rules, macro F1',
      ours: rules.macro,
      peer: 'a perceptron trained on it',
      published: 0.752,
      differs: 'ours is not trained on it',
    },
  ];
}

/** Published: ATPChecker, at trace level, on policies of its own. */
async function sdkFigures(): Promise<Figure[]> {
  const lists = await scoreSdkLists();
  const sum = (of: (list: (typeof lists)[number]) => number): number =>
    lists.reduce((total, list) => total + of(list), 0);
  const found = sum((list) => list.found);
  const wrong = sum((list) => list.wrong.length);
  const differs = 'other policies';
  return [
    {
      what: 'SDK lists, precision',
      ours: found / (found + wrong),
      peer: 'ATPChecker',
      published: 1,
      differs,
    },
    {
      what: 'SDK lists, recall',
      ours: found / sum((list) => list.labelled),
      peer: 'ATPChecker',
      published: 0.798,
      differs,
    },
  ];
}
