import {
  charOf,
  LEVELS,
  type ModelFile,
  type ModelLabel,
  writeDeltas,
} from '../../analyzer/policy/model/model-file.ts';
import type { Labelled } from './corpora.ts';
import { dot, type Linear, type Sparse, trainSvm } from './svm.ts';
import { bestThreshold } from './thresholds.ts';
import { cachedFeatures, frequencies, IDF_STEP, Vocabulary } from './vocabulary.ts';

/** A set of labels that are learned from one file. */
export interface TrainingTask {
  readonly labels: readonly string[];
  readonly train: readonly Labelled[];
  readonly dev: readonly Labelled[];
  readonly cost: number;
  /** A yes-or-no task is tuned on both classes. */
  readonly bothClasses: boolean;
}

export interface TrainingPlan {
  readonly language: 'zh' | 'en';
  readonly attribution: readonly string[];
  readonly trainedWith: string;
  readonly tasks: readonly TrainingTask[];
  /** Features kept: with fewer than there are, sentences that were not trained on are judged better. */
  readonly size: number;
  /** A feature must occur in so many sentences. */
  readonly minimumFrequency: number;
}

const EPOCHS = 25;
const FOLDS = 5;
/** With fewer examples a label cannot be learned: it gets a threshold that no score reaches, and the lexicon alone gives it. */
const FEWEST = 20;
const NEVER = 100;
/** A sentence of dev weighs so much more than one of train (judged by models that did not see it) in choosing thresholds. */
const DEV_WEIGHT = 4;

/** Trains in two rounds: all features, then those that mattered most, so that what is stored was trained as it is stored. */
export function trainModel(plan: TrainingPlan, log: (line: string) => void): ModelFile {
  const texts = [...new Set(plan.tasks.flatMap(({ train }) => train.map(({ text }) => text)))];
  const frequency = frequencies(texts.map((text) => cachedFeatures(text, plan.language)));
  const frequent = [...frequency].filter(([, count]) => count >= plan.minimumFrequency).map(([key]) => key);
  const all = new Vocabulary(frequent, frequency, texts.length);
  log(`${texts.length} sentences, ${frequent.length} features`);
  const vocabulary = new Vocabulary(mattering(plan, all, frequency), frequency, texts.length);
  log(`${vocabulary.keys.length} features kept`);
  const trained = plan.tasks.flatMap((task) => {
    const train = vectors(task.train, vocabulary, plan.language);
    const dev = vectors(task.dev, vocabulary, plan.language);
    return task.labels.map((id, label) =>
      trainLabel(id, label, task, train, dev, vocabulary.keys.length, log),
    );
  });
  return {
    attribution: plan.attribution,
    trainedWith: plan.trainedWith,
    language: plan.language,
    labels: trained.map(({ label }) => label),
    keys: writeDeltas(vocabulary.keys),
    idf: vocabulary.idf.map(charOf).join(''),
    idfStep: IDF_STEP,
    weights: byFeature(trained.map(({ levels }) => levels)),
  };
}

/** Levels of the labels in turn, feature by feature: what a sentence needs lies together. */
function byFeature(levels: readonly Float64Array[]): string {
  let text = '';
  for (let feature = 0; feature < (levels[0]?.length ?? 0); feature++) {
    for (const ofLabel of levels) text += charOf((ofLabel[feature] ?? 0) + LEVELS);
  }
  return text;
}

/** The features with the largest weights over all labels, those that occur often before those that do not. */
function mattering(plan: TrainingPlan, all: Vocabulary, frequency: ReadonlyMap<number, number>): number[] {
  const importance = new Float64Array(all.keys.length);
  for (const task of plan.tasks) {
    const train = vectors(task.train, all, plan.language);
    for (const label of task.labels.keys()) {
      const { weights } = trainSvm(train, goldOf(task.train, label), all.keys.length, task.cost, 8);
      for (const [feature, weight] of weights.entries()) {
        const squared = (weight * (all.idf[feature] ?? 0)) ** 2;
        importance[feature] = (importance[feature] ?? 0) + squared;
      }
    }
  }
  const value = (feature: number) =>
    (importance[feature] ?? 0) * Math.sqrt(frequency.get(all.keys[feature] ?? 0) ?? 0);
  return Array.from(all.keys, (_, feature) => feature)
    .sort((one, other) => value(other) - value(one) || one - other)
    .slice(0, plan.size)
    .map((feature) => all.keys[feature] ?? 0);
}

function trainLabel(
  id: string,
  label: number,
  task: TrainingTask,
  train: readonly Sparse[],
  dev: readonly Sparse[],
  features: number,
  log: (line: string) => void,
): { readonly label: ModelLabel; readonly levels: Float64Array } {
  const gold = goldOf(task.train, label);
  const unseen = new Array<number>(train.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const kept = Array.from(train.keys()).filter((index) => index % FOLDS !== fold);
    const some = kept.flatMap((index) => train[index] ?? []);
    const model = trainSvm(
      some,
      kept.map((index) => gold[index] ?? false),
      features,
      task.cost,
      EPOCHS,
    );
    for (let index = fold; index < train.length; index += FOLDS) {
      const example = train[index];
      if (example !== undefined) unseen[index] = dot(example, model.weights) + model.bias;
    }
  }
  const { weights, step, bias } = quantised(trainSvm(train, gold, features, task.cost, EPOCHS));
  const devGold = goldOf(task.dev, label);
  const scored = [
    ...unseen.map((score, index) => ({ score, positive: gold[index] ?? false, weight: 1 })),
    ...dev.map((example, index) => ({
      score: dot(example, weights) * step + bias,
      positive: devGold[index] ?? false,
      weight: DEV_WEIGHT,
    })),
  ];
  const learned = gold.filter(Boolean).length >= FEWEST;
  const threshold = learned ? round(bestThreshold(scored, task.bothClasses)) : NEVER;
  log(`${id}: threshold ${threshold}`);
  return { label: { id, bias, threshold, step }, levels: weights };
}

/** Weights as whole levels. Few are far from zero: the largest are cut so that the rest keep their differences. */
function quantised({ weights, bias }: Linear): { weights: Float64Array; step: number; bias: number } {
  const sizes = Array.from(weights, Math.abs).sort((one, other) => one - other);
  const step = (sizes[Math.floor(sizes.length * 0.9995)] ?? 1) / LEVELS;
  const levels = weights.map((weight) => Math.max(-LEVELS, Math.min(LEVELS, Math.round(weight / step))));
  return { weights: levels, step: Number(step.toPrecision(6)), bias: round(bias) };
}

function vectors(examples: readonly Labelled[], vocabulary: Vocabulary, language: 'zh' | 'en'): Sparse[] {
  return examples.map(({ text }) => vocabulary.vector(cachedFeatures(text, language)));
}

function goldOf(examples: readonly Labelled[], label: number): boolean[] {
  return examples.map(({ gold }) => gold[label] === 1);
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
