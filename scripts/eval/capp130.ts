import { classifierFor } from '../../analyzer/policy/model/models.ts';
import { simplified } from '../../analyzer/policy/text/traditional.ts';
import { capp130, type Labelled, type Task, TOPICS } from '../train/corpora.ts';
import { type Counts, countLabel, macro, micro } from './scores.ts';

export interface CappScores {
  readonly micro: number;
  readonly macro: number;
  /** Of `topic`: by label. */
  readonly labels: readonly { readonly label: string; readonly counts: Counts }[];
}

/**
 * As CAPP-130 is scored: over the labels of `topic`, over both classes of `important` and `risk` (micro is then the accuracy).
 * Every sentence of `topic` has a topic: one with no score above its threshold gets the nearest.
 */
export function scoreCapp130(task: Task, sentences: readonly Labelled[]): CappScores {
  const predicted = decisions(task, sentences);
  if (task === 'topic') {
    const counts = TOPICS.map((_, label) =>
      countLabel(
        predicted.map((ofOne) => ofOne[label] === 1),
        sentences.map(({ gold }) => gold[label] === 1),
      ),
    );
    return {
      micro: micro(counts),
      macro: macro(counts),
      labels: TOPICS.map((label, index) => ({
        label,
        counts: counts[index] ?? { right: 0, wrong: 0, missed: 0 },
      })),
    };
  }
  const classes = [1, 0].map((value) =>
    countLabel(
      predicted.map(([one]) => one === value),
      sentences.map(({ gold }) => gold[0] === value),
    ),
  );
  return { micro: micro(classes), macro: macro(classes), labels: [] };
}

/** For each sentence, 1 for each label of the task that it is given. */
function decisions(task: Task, sentences: readonly Labelled[]): (0 | 1)[][] {
  const classifier = classifierFor('zh');
  const first = classifier.labels.indexOf(task === 'topic' ? TOPICS[0] : task);
  const width = task === 'topic' ? TOPICS.length : 1;
  return sentences.map(({ text }) => {
    const margins = classifier
      .scores(simplified(text))
      .map((score, label) => score - (classifier.thresholds[label] ?? 0))
      .slice(first, first + width);
    const nearest = task === 'topic' ? Math.max(...margins) : Number.POSITIVE_INFINITY;
    return margins.map((margin) => (margin > 0 || margin === nearest ? 1 : 0));
  });
}

/**
 * Dev sentences that stand word for word in the train split: how often the label set that most of their copies have is theirs,
 * and how often ours is. The labels were given in the context of a policy, which the files do not keep.
 */
export function scoreCopies(task: Task): { sentences: number; byCopies: number; byModel: number } {
  const copies = new Map<string, Map<string, number>>();
  for (const { text, gold } of capp130(task, 'train')) {
    const labels = copies.get(text) ?? new Map<string, number>();
    labels.set(gold.join(), (labels.get(gold.join()) ?? 0) + 1);
    copies.set(text, labels);
  }
  const known = capp130(task, 'dev').filter(({ text }) => copies.has(text));
  const most = (text: string) =>
    [...(copies.get(text) ?? [])].sort(([, one], [, other]) => other - one)[0]?.[0];
  const predicted = decisions(task, known);
  return {
    sentences: known.length,
    byCopies: known.filter(({ text, gold }) => most(text) === gold.join()).length / known.length,
    byModel:
      known.filter(({ gold }, index) => predicted[index]?.join() === gold.join()).length / known.length,
  };
}
