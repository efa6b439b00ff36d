import { classifierFor } from '../../analyzer/policy/model/models.ts';
import { simplified } from '../../analyzer/policy/text/traditional.ts';
import { type Labelled, type Task, TOPICS } from '../train/corpora.ts';
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
  const classifier = classifierFor('zh');
  const first = classifier.labels.indexOf(task === 'topic' ? TOPICS[0] : task);
  const width = task === 'topic' ? TOPICS.length : 1;
  const margins = sentences.map(({ text }) =>
    classifier
      .scores(simplified(text))
      .map((score, label) => score - (classifier.thresholds[label] ?? 0))
      .slice(first, first + width),
  );
  if (task === 'topic') {
    const counts = TOPICS.map((_, label) =>
      countLabel(
        margins.map((ofOne) => (ofOne[label] ?? 0) > 0 || Math.max(...ofOne) === ofOne[label]),
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
  const predicted = margins.map(([margin = 0]) => margin > 0);
  const gold = sentences.map((sentence) => sentence.gold[0] === 1);
  const classes = [
    countLabel(predicted, gold),
    countLabel(
      predicted.map((is) => !is),
      gold.map((is) => !is),
    ),
  ];
  return { micro: micro(classes), macro: macro(classes), labels: [] };
}
