/** A trained model as it is stored: text, so that it is compressed as well as it can be and no byte order matters. */
export interface ModelFile {
  readonly attribution: readonly string[];
  readonly trainedWith: string;
  readonly language: 'zh' | 'en';
  readonly labels: readonly ModelLabel[];
  /** Keys of the features, ascending, each as the difference to the one before (`writeDeltas`). */
  readonly keys: string;
  /** Inverse document frequency of each feature, a character each: a number (`numberOf`) times `idfStep`. */
  readonly idf: string;
  readonly idfStep: number;
  /** Of each feature, for each label, a character: its number (`numberOf`) less `LEVELS` is the weight's level. */
  readonly weights: string;
}

export interface ModelLabel {
  readonly id: string;
  readonly bias: number;
  /** A sentence has the label when its score is above. */
  readonly threshold: number;
  /** What one level of a weight is worth. */
  readonly step: number;
}

/** Weights are whole numbers from -LEVELS to LEVELS. */
export const LEVELS = 31;
const BACKSLASH = 92;
/** Digits of a difference: the last has `LAST` added. */
const DIGITS = 32;
const FIRST = 35;

/** A character for a small number, printable and never in need of an escape. */
export function charOf(value: number): string {
  const code = FIRST + value;
  return String.fromCharCode(code >= BACKSLASH ? code + 1 : code);
}

/** @throws {RangeError} where the text has no such character */
export function numberOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  // No character at all is no number, and so not at least the first.
  if (!(code >= FIRST) || code === BACKSLASH) throw new RangeError('the model file is damaged');
  return (code > BACKSLASH ? code - 1 : code) - FIRST;
}

export function writeDeltas(ascending: readonly number[]): string {
  let text = '';
  let last = 0;
  for (const key of ascending) {
    let rest = key - last;
    last = key;
    while (rest >= DIGITS) {
      text += charOf(rest % DIGITS);
      rest = Math.floor(rest / DIGITS);
    }
    text += charOf(rest + DIGITS);
  }
  return text;
}

export function readDeltas(text: string): Int32Array {
  const keys = new Int32Array(text.length);
  let count = 0;
  let last = 0;
  let value = 0;
  let unit = 1;
  for (let at = 0; at < text.length; at++) {
    const digit = numberOf(text, at);
    value += (digit % DIGITS) * unit;
    unit *= DIGITS;
    if (digit < DIGITS) continue;
    last += value;
    keys[count++] = last;
    value = 0;
    unit = 1;
  }
  return keys.slice(0, count);
}
