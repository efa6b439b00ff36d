export interface Scored {
  readonly score: number;
  readonly positive: boolean;
  readonly weight: number;
}

/**
 * The threshold of the best F1 of the positives, or, for a yes-or-no task, of the best mean of both classes' F1.
 */
export function bestThreshold(scored: readonly Scored[], bothClasses: boolean): number {
  const sorted = scored.toSorted((one, other) => other.score - one.score);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const positives = sorted.reduce((sum, { weight, positive }) => sum + (positive ? weight : 0), 0);
  let taken = 0;
  let right = 0;
  let best = 0;
  let threshold = sorted[0]?.score ?? 0;
  for (const [place, { score, positive, weight }] of sorted.entries()) {
    taken += weight;
    if (positive) right += weight;
    const next = sorted[place + 1]?.score ?? score - 1;
    if (next === score) continue;
    const f1 = (2 * right) / (taken + positives);
    const rejected = total - taken;
    const rightlyRejected = total - positives - (taken - right);
    const other = (2 * rightlyRejected) / (rejected + total - positives);
    const value = bothClasses ? (f1 + other) / 2 : f1;
    if (value > best) {
      best = value;
      threshold = (score + next) / 2;
    }
  }
  return threshold;
}
