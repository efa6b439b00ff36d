/** True and false decisions on one label. */
export interface Counts {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

export function countLabel(predicted: readonly boolean[], gold: readonly boolean[]): Counts {
  let right = 0;
  let wrong = 0;
  let missed = 0;
  for (const [index, is] of gold.entries()) {
    if (predicted[index] === true && is) right++;
    else if (predicted[index] === true) wrong++;
    else if (is) missed++;
  }
  return { right, wrong, missed };
}

export function precision({ right, wrong }: Counts): number {
  return right + wrong === 0 ? 0 : right / (right + wrong);
}

export function recall({ right, missed }: Counts): number {
  return right + missed === 0 ? 0 : right / (right + missed);
}

export function f1({ right, wrong, missed }: Counts): number {
  return right === 0 ? 0 : (2 * right) / (2 * right + wrong + missed);
}

/** F1 of the sum of all labels' decisions. */
export function micro(counts: readonly Counts[]): number {
  return f1({
    right: sum(counts.map(({ right }) => right)),
    wrong: sum(counts.map(({ wrong }) => wrong)),
    missed: sum(counts.map(({ missed }) => missed)),
  });
}

/** Mean of the labels' F1. */
export function macro(counts: readonly Counts[]): number {
  return sum(counts.map(f1)) / counts.length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** Four digits are more than any of these corpora supports. */
export function rounded(value: number): number {
  return Number(value.toFixed(4));
}
