import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Changes } from '../../analyzer/diff.ts';
import type { Text } from '../../analyzer/text.ts';
import { Icon } from '../components/Icon.tsx';
import { printing } from '../components/printing.ts';
import { Section } from '../components/Section.tsx';
import { fill, say } from '../settings/language.ts';
import { COMMON } from '../text/common.ts';
import { HISTORY } from '../text/history.ts';

interface Props<T> {
  readonly id: string;
  readonly title: Text;
  readonly changes: Changes<T>;
  readonly keyOf: (item: T) => string;
  readonly show: (item: T) => ComponentChildren;
}

const FIRST = 40;

/** What is new and what is gone, of one kind; nothing when nothing changed. */
export function ChangeList<T>({ id, title, changes, keyOf, show }: Props<T>) {
  const all = useSignal(false);
  const { added, removed, unchanged } = changes;
  const items = [
    ...added.map((item) => ({ item, sign: 'plus', word: HISTORY.added }) as const),
    ...removed.map((item) => ({ item, sign: 'minus', word: HISTORY.removed }) as const),
  ];
  if (items.length === 0) return null;
  const hidden = all.value || printing.value ? 0 : Math.max(0, items.length - FIRST);
  return (
    <Section id={id} title={say(title)} lead={fill(HISTORY.unchanged, { count: unchanged })}>
      <ul class="changes">
        {items.slice(0, items.length - hidden).map(({ item, sign, word }) => (
          <li key={`${sign} ${keyOf(item)}`} class={sign}>
            <Icon name={sign} size={16} />
            <span class="visually-hidden">{say(word)}</span>
            <span>{show(item)}</span>
          </li>
        ))}
      </ul>
      {hidden > 0 ? (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            all.value = true;
          }}
        >
          {fill(COMMON.showMore, { count: hidden })}
        </button>
      ) : null}
    </Section>
  );
}
