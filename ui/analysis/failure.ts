import type { Text } from '../../analyzer/text.ts';
import { COMMON } from '../text/common.ts';
import type { Outcome } from './run-analysis.ts';

/** Why an analysis came to no result, in a sentence. */
export function failureText(outcome: Extract<Outcome, { kind: 'unreadable' | 'fault' }>): Text {
  if (outcome.kind === 'unreadable') return outcome.text;
  const put = (text: string) => text.replace('{message}', () => outcome.message);
  return { zh: put(COMMON.fault.zh), en: put(COMMON.fault.en) };
}
