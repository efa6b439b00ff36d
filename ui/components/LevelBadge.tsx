import type { Level } from '../../analyzer/finding.ts';
import { LEVEL } from '../../analyzer/report/words.ts';
import { say } from '../settings/language.ts';
import { Icon } from './Icon.tsx';

/** Icon, word and colour: never colour alone. */
export function LevelBadge({ level }: { readonly level: Level }) {
  return (
    <span class={`badge ${level}`}>
      <Icon name={level} size={16} />
      {say(LEVEL[level])}
    </span>
  );
}
