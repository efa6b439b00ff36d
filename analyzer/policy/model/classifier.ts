import { type Features, featuresOf, type ModelLanguage } from './features.ts';
import { LEVELS, type ModelFile, numberOf, readDeltas } from './model-file.ts';

/**
 * A linear classifier, one vs rest, over hashed pieces of a sentence. Whole-number weights, sums in a fixed order and square
 * roots alone: every engine gives the same predictions.
 */
export class Classifier {
  readonly language: ModelLanguage;
  readonly labels: readonly string[];
  readonly thresholds: readonly number[];
  readonly #biases: readonly number[];
  readonly #steps: readonly number[];
  readonly #idf: Float64Array;
  /** Level of feature f for label l at f * labels + l. */
  readonly #weights: Int8Array;
  /** Open addressing: the key and the feature's index, -1 where free. */
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #keys: Int32Array;

  constructor(file: ModelFile) {
    const { labels } = file;
    this.language = file.language;
    this.labels = labels.map(({ id }) => id);
    this.thresholds = labels.map(({ threshold }) => threshold);
    this.#biases = labels.map(({ bias }) => bias);
    this.#steps = labels.map(({ step }) => step);
    const keys = readDeltas(file.keys);
    this.#keys = keys;
    this.#idf = Float64Array.from(keys, (_, feature) => numberOf(file.idf, feature) * file.idfStep);
    this.#weights = new Int8Array(keys.length * labels.length);
    for (const [label, { weights }] of labels.entries()) {
      for (let feature = 0; feature < keys.length; feature++) {
        this.#weights[feature * labels.length + label] = numberOf(weights, feature) - LEVELS;
      }
    }
    let size = 1024;
    while (size < keys.length * 2.5) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size).fill(-1);
    for (const [feature, key] of keys.entries()) {
      let slot = key & this.#mask;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = feature;
    }
  }

  /** A score for each label; above the label's threshold, the sentence has it. */
  scores(sentence: string): number[] {
    return this.scoresOf(featuresOf(sentence, this.language));
  }

  scoresOf(features: Features): number[] {
    const { length } = this.labels;
    const sums = new Float64Array(length);
    let square = 0;
    for (const [key, count] of features) {
      const feature = this.#find(key);
      if (feature === -1) continue;
      const value = Math.sqrt(count) * (this.#idf[feature] ?? 0);
      square += value * value;
      const from = feature * length;
      for (let label = 0; label < length; label++) {
        sums[label] = (sums[label] ?? 0) + (this.#weights[from + label] ?? 0) * value;
      }
    }
    const norm = square === 0 ? 1 : Math.sqrt(square);
    return Array.from(
      sums,
      (sum, label) => (sum * (this.#steps[label] ?? 0)) / norm + (this.#biases[label] ?? 0),
    );
  }

  /** The labels above their thresholds. */
  classify(sentence: string): string[] {
    const scores = this.scores(sentence);
    return this.labels.filter((_, label) => (scores[label] ?? 0) > (this.thresholds[label] ?? 0));
  }

  #find(key: number): number {
    for (let slot = key & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const feature = this.#slots[slot] ?? -1;
      if (feature === -1 || this.#keys[feature] === key) return feature;
    }
  }
}
