/** One example: indices of its features, ascending, and their values. */
export interface Sparse {
  readonly at: Int32Array;
  readonly value: Float64Array;
}

export interface Linear {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** Mulberry32: the same order on every machine. */
function randomness(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A linear support vector machine with squared hinge loss, by dual coordinate descent
 * (Hsieh et al., ICML 2008, algorithm 1). The bias is a feature of value 1.
 */
export function trainSvm(
  examples: readonly Sparse[],
  positive: readonly boolean[],
  features: number,
  cost: number,
  epochs: number,
): Linear {
  const weights = new Float64Array(features + 1);
  const alpha = new Float64Array(examples.length);
  const norms = examples.map(({ value }) => value.reduce((sum, one) => sum + one * one, 1));
  const order = Int32Array.from(examples, (_, index) => index);
  const random = randomness(7);
  const diagonal = 0.5 / cost;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let last = order.length - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    let largest = 0;
    for (const index of order) {
      const example = examples[index];
      if (example === undefined) continue;
      const sign = positive[index] === true ? 1 : -1;
      const before = alpha[index] ?? 0;
      const gradient = sign * (dot(example, weights) + (weights[features] ?? 0)) - 1 + diagonal * before;
      const projected = before === 0 ? Math.min(gradient, 0) : gradient;
      if (projected === 0) continue;
      largest = Math.max(largest, Math.abs(projected));
      const after = Math.max(before - gradient / ((norms[index] ?? 1) + diagonal), 0);
      alpha[index] = after;
      const change = (after - before) * sign;
      const { at, value } = example;
      for (let place = 0; place < at.length; place++) {
        const feature = at[place] ?? 0;
        weights[feature] = (weights[feature] ?? 0) + change * (value[place] ?? 0);
      }
      weights[features] = (weights[features] ?? 0) + change;
    }
    if (largest < 0.01) break;
  }
  return { weights: weights.subarray(0, features), bias: weights[features] ?? 0 };
}

export function dot({ at, value }: Sparse, weights: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < at.length; place++) sum += (weights[at[place] ?? 0] ?? 0) * (value[place] ?? 0);
  return sum;
}
