import type { NoticeTerm } from '../../rules.ts';
import type { Text } from '../../text.ts';

/** The exact term of the notices, which is a term of law: in English it stands in Chinese too, with its meaning beside it. */
export function termText({ name }: NoticeTerm): Text {
  return { zh: name.zh, en: `${name.zh} (${name.en})` };
}
