import { type Features, featuresOf, type ModelLanguage } from '../../analyzer/policy/model/features.ts';
import type { Sparse } from './svm.ts';

/** Inverse document frequencies are stored in steps of this. */
export const IDF_STEP = 0.15;
const IDF_LEVELS = 84;

/** The features of a model: their keys, and what each is worth by its rarity. */
export class Vocabulary {
  /** Ascending. */
  readonly keys: readonly number[];
  readonly idf: readonly number[];
  readonly #index: ReadonlyMap<number, number>;

  constructor(keys: readonly number[], frequency: ReadonlyMap<number, number>, sentences: number) {
    this.keys = keys.toSorted((one, other) => one - other);
    this.idf = this.keys.map((key) => {
      const idf = Math.log((1 + sentences) / (1 + (frequency.get(key) ?? 0))) + 1;
      return Math.max(1, Math.min(IDF_LEVELS, Math.round(idf / IDF_STEP)));
    });
    this.#index = new Map(this.keys.map((key, index) => [key, index]));
  }

  /** As the classifier weighs them: square root of the count, inverse document frequency, unit length. */
  vector(features: Features): Sparse {
    const known: [number, number][] = [];
    let square = 0;
    for (const [key, count] of features) {
      const index = this.#index.get(key);
      if (index === undefined) continue;
      const value = Math.sqrt(count) * (this.idf[index] ?? 0) * IDF_STEP;
      known.push([index, value]);
      square += value * value;
    }
    known.sort(([one], [other]) => one - other);
    const norm = square === 0 ? 1 : Math.sqrt(square);
    return {
      at: Int32Array.from(known, ([index]) => index),
      value: Float64Array.from(known, ([, value]) => value / norm),
    };
  }
}

/** In how many of the sentences each feature occurs. */
export function frequencies(sentences: readonly Features[]): Map<number, number> {
  const frequency = new Map<number, number>();
  for (const features of sentences) {
    for (const key of features.keys()) frequency.set(key, (frequency.get(key) ?? 0) + 1);
  }
  return frequency;
}

const cache = new Map<string, Features>();

export function cachedFeatures(text: string, language: ModelLanguage): Features {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const features = featuresOf(text, language);
  cache.set(text, features);
  return features;
}
