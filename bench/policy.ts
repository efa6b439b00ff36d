import { join } from 'node:path';
import { isHeldBack, readCa4p, scoreCa4p } from '../scripts/eval/ca4p.ts';
import { scoreCapp130 } from '../scripts/eval/capp130.ts';
import { timeInChromium } from '../scripts/eval/in-chromium.ts';
import { PUBLISHED } from '../scripts/eval/published.ts';
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

function capp130Figures(): Figure[] {
  return (['topic', 'important', 'risk'] as const).flatMap((task): Figure[] => {
    const ours = scoreCapp130(task, capp130(task, 'dev'));
    const [best] = PUBLISHED.capp130[task];
    return (['micro', 'macro'] as const).map((mean) => ({
      what: `CAPP-130 ${task}, ${mean} F1`,
      ours: ours[mean],
      peer: best.model,
      published: best[mean],
      differs: DEV,
    }));
  });
}

function ruleFigures(): Figure[] {
  const spans = scoreCa4p(readCa4p(join(POLICIES, 'annotated/ca4p483.jsonl')).filter(isHeldBack));
  const rules = scoreViodroid(readViodroid(join(POLICIES, 'annotated/viodroid.jsonl')));
  return [
    {
      what: 'CA4P-483 spans of “Data”, exact F1',
      ours: spans.exact.f1,
      peer: PUBLISHED.ca4p.model,
      published: PUBLISHED.ca4p.exact,
      differs:
        'theirs is trained on the corpus, over its test part; ours is not, over the half that no rule was written with',
    },
    {
      what: 'VioDroid-Finder, 26 rules, macro F1',
      ours: rules.macro,
      peer: PUBLISHED.viodroid.model,
      published: PUBLISHED.viodroid.macro,
      differs: 'ours is not trained on it',
    },
  ];
}

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
      peer: PUBLISHED.sdkLists.model,
      published: PUBLISHED.sdkLists.recall,
      differs,
    },
  ];
}
