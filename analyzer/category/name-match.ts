import { normalisedName } from './words.ts';

const HAN = /\p{Script=Han}/u;

/** Whether two names can be held against each other: both have Chinese characters or neither has. */
export function sameScript(a: string, b: string): boolean {
  return HAN.test(a) === HAN.test(b);
}

/** Whether one of the names contains the other, signs, spaces and case apart. A name of signs alone agrees with any. */
export function namesAgree(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => normalisedName(name).replaceAll(' ', '')) as [string, string];
  return one.includes(other) || other.includes(one);
}
