import { eachFeature, type Features, KEY_BITS, type ModelLanguage } from './features.ts';
import { LEVELS, type ModelFile, numberOf, readDeltas } from './model-file.ts';

/** Keys are found by their first bits: so many keys begin alike that few are passed over. */
const SHELF_BITS = 14;
const SHELF_SHIFT = KEY_BITS - SHELF_BITS;

/**
 * A linear classifier, one vs rest, over hashed pieces of a sentence. Whole-number weights, sums in a fixed order and square
 * roots alone: every engine gives the same predictions. Weights stay as they are stored until a sentence needs them: one policy
 * meets a small part of them.
 */
export class Classifier {
  readonly language: ModelLanguage;
  readonly labels: readonly string[];
  readonly thresholds: readonly number[];
  readonly #file: ModelFile;
  readonly #biases: readonly number[];
  readonly #steps: readonly number[];
  /** Ascending. */
  readonly #keys: Int32Array;
  /** Where the keys of each shelf begin. */
  readonly #shelves: Int32Array;
  /** 0 until the feature's weights are read. */
  readonly #idf: Float64Array;
  /** Level of feature f for label l at f * labels + l. */
  readonly #weights: Int8Array;
  /** Of the sentence being scored: how often each feature occurs in it. */
  readonly #counts: Int32Array;

  /** @throws {RangeError} here or when scoring, when the file is damaged */
  constructor(file: ModelFile) {
    const { labels } = file;
    this.language = file.language;
    this.labels = labels.map(({ id }) => id);
    this.thresholds = labels.map(({ threshold }) => threshold);
    this.#file = file;
    this.#biases = labels.map(({ bias }) => bias);
    this.#steps = labels.map(({ step }) => step);
    this.#keys = readDeltas(file.keys);
    this.#shelves = shelvesOf(this.#keys);
    this.#idf = new Float64Array(this.#keys.length);
    this.#weights = new Int8Array(this.#keys.length * labels.length);
    this.#counts = new Int32Array(this.#keys.length);
  }

  /** A score for each label; above the label's threshold, the sentence has it. */
  scores(sentence: string): number[] {
    const met: number[] = [];
    eachFeature(sentence, this.language, (key) => {
      const feature = this.#find(key);
      if (feature === -1) return;
      const count = this.#counts[feature] ?? 0;
      if (count === 0) met.push(feature);
      this.#counts[feature] = count + 1;
    });
    return this.#scoresOf(met);
  }

  /** As `scores`, of features that were counted before. */
  scoresOf(features: Features): number[] {
    const met: number[] = [];
    for (const [key, count] of features) {
      const feature = this.#find(key);
      if (feature === -1) continue;
      met.push(feature);
      this.#counts[feature] = count;
    }
    return this.#scoresOf(met);
  }

  /** The labels above their thresholds. */
  classify(sentence: string): string[] {
    const scores = this.scores(sentence);
    return this.labels.filter((_, label) => (scores[label] ?? 0) > (this.thresholds[label] ?? 0));
  }

  /** Weighs the features met, in this order, and forgets their counts. */
  #scoresOf(met: readonly number[]): number[] {
    const counts = this.#counts;
    const idf = this.#idf;
    const weights = this.#weights;
    const { length } = this.labels;
    const sums = new Float64Array(length);
    let square = 0;
    for (const feature of met) {
      if (idf[feature] === 0) this.#read(feature);
      const value = Math.sqrt(counts[feature] ?? 0) * (idf[feature] ?? 0);
      counts[feature] = 0;
      square += value * value;
      for (let label = 0, at = feature * length; label < length; label++, at++) {
        sums[label] = (sums[label] ?? 0) + (weights[at] ?? 0) * value;
      }
    }
    const norm = square === 0 ? 1 : Math.sqrt(square);
    return Array.from(
      sums,
      (sum, label) => (sum * (this.#steps[label] ?? 0)) / norm + (this.#biases[label] ?? 0),
    );
  }

  #read(feature: number): void {
    this.#idf[feature] = numberOf(this.#file.idf, feature) * this.#file.idfStep;
    const weights = this.#weights;
    const stored = this.#file.weights;
    const { length } = this.labels;
    for (let at = feature * length; at < (feature + 1) * length; at++)
      weights[at] = numberOf(stored, at) - LEVELS;
  }

  #find(key: number): number {
    const keys = this.#keys;
    const shelf = key >>> SHELF_SHIFT;
    const end = this.#shelves[shelf + 1] ?? 0;
    for (let feature = this.#shelves[shelf] ?? 0; feature < end; feature++) {
      if (keys[feature] === key) return feature;
    }
    return -1;
  }
}

function shelvesOf(keys: Int32Array): Int32Array {
  const shelves = new Int32Array(2 ** SHELF_BITS + 1);
  let shelf = 0;
  for (let feature = 0; feature < keys.length; feature++) {
    const own = (keys[feature] ?? 0) >>> SHELF_SHIFT;
    while (shelf < own) shelves[++shelf] = feature;
  }
  while (shelf < 2 ** SHELF_BITS) shelves[++shelf] = keys.length;
  return shelves;
}
