/** What is known of a register when a method is read for what follows an answer: an int, or one of the marks below. */
export type Abstract = number;

/** Outside the range of an int, so that no constant of the code meets them. */
const BEYOND = 2 ** 40;
export const UNKNOWN: Abstract = BEYOND;
/** An int above zero. */
export const POSITIVE: Abstract = BEYOND + 1;
/** The `grantResults` array. */
export const RESULTS: Abstract = BEYOND + 2;
/** An answer as an object: a Boolean, or a map of them. */
export const ANSWER: Abstract = BEYOND + 3;

export function join(a: Abstract, b: Abstract): Abstract {
  return a === b ? a : UNKNOWN;
}

/** if-eqz, -nez, -ltz, -gez, -gtz, -lez (0x38 to 0x3d) and their two-register forms; `null` when it may go either way. */
export function compares(test: number, a: Abstract, b: Abstract): boolean | null {
  if (a === POSITIVE && b === 0) return [false, true, false, true, true, false][test] ?? null;
  if (a >= BEYOND || b >= BEYOND) return null;
  return [a === b, a !== b, a < b, a >= b, a > b, a <= b][test] ?? null;
}
