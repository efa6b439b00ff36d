import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classifierFor } from '../../analyzer/policy/model/models.ts';
import { detailsOf } from '../../analyzer/policy/statements/details.ts';
import { appsi139, POLICIES, TOPICS } from '../train/corpora.ts';
import { type Counts, countLabel } from './scores.ts';

/** Topics on the documents of APPSI-139 that were held back from training; every sentence has one. */
export function scoreAppsi139(): readonly { readonly label: string; readonly counts: Counts }[] {
  const sentences = appsi139('dev');
  const classifier = classifierFor('en');
  const margins = sentences.map(({ text }) =>
    classifier.scores(text).map((score, label) => score - (classifier.thresholds[label] ?? 0)),
  );
  return TOPICS.map((label, index) => ({
    label,
    counts: countLabel(
      margins.map((ofOne) => (ofOne[index] ?? 0) > 0 || Math.max(...ofOne) === ofOne[index]),
      sentences.map(({ gold }) => gold[index] === 1),
    ),
  }));
}

/** Practices that a sentence of PI-Extract denies (NOT_COLLECT, NOT_SHARE), by our `negated`. */
export function scoreDenials(): Counts {
  const sentences = readFileSync(join(POLICIES, 'annotated/piextract.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { text: string; labels: string[] });
  return countLabel(
    sentences.map(({ text }) => detailsOf(text, 'en').negated),
    sentences.map(({ labels }) => labels.some((label) => label.startsWith('NOT_'))),
  );
}
