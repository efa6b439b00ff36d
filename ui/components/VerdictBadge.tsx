import type { Verdict } from '../../analyzer/result.ts';
import { say } from '../settings/language.ts';
import { VERDICT_WORD } from '../text/verdict.ts';
import { Icon } from './Icon.tsx';

export function VerdictBadge({ level }: { readonly level: Verdict['level'] }) {
  return (
    <span class={`badge ${level}`}>
      <Icon name={level} size={16} />
      {say(VERDICT_WORD[level])}
    </span>
  );
}
