import { useComputed, useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { Category } from '../../analyzer/rules.ts';
import { Icon } from '../components/Icon.tsx';
import { rules } from '../rules.ts';
import { say } from '../settings/language.ts';
import { AUDIT } from '../text/audit.ts';
import { searchCategories } from './category-search.ts';

interface Props {
  /** `null`: left to the analyzer. */
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
  readonly label: string;
  readonly description?: string;
}

/** Chooses one of the 39 categories by typing: an editable combobox with a list (ARIA Authoring Practices, combobox). */
export function CategoryPicker({ chosen, onChoose, label, description }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const open = useSignal(false);
  const query = useSignal('');
  const active = useSignal(-1);
  const found = useComputed(() => searchCategories(rules().categories.values(), query.value));
  const name = chosen === null ? undefined : rules().categories.get(chosen)?.name;

  const close = () => {
    open.value = false;
    query.value = '';
    active.value = -1;
  };
  const choose = (category: Category) => {
    close();
    onChoose(category.id);
  };
  const move = (to: number) => {
    open.value = true;
    const count = found.value.length;
    active.value = count === 0 ? -1 : (to + count) % count;
    list.current?.children[active.value]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends the composition of a Chinese word chooses the word, not the category.
    if (event.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
        move(active.value + 1);
        break;
      case 'ArrowUp':
        move(active.value < 0 ? -1 : active.value - 1);
        break;
      case 'Enter': {
        const category = found.value[active.value] ?? (query.value === '' ? undefined : found.value[0]);
        if (!open.value || category === undefined) return;
        choose(category);
        break;
      }
      case 'Escape':
        if (!open.value) return;
        close();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="picker">
      <label for={id}>{label}</label>
      <div class="picker-field">
        <Icon name="search" size={18} />
        <input
          ref={input}
          id={id}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-autocomplete="list"
          aria-expanded={open.value}
          aria-controls={`${id}-list`}
          aria-activedescendant={active.value < 0 ? undefined : `${id}-${active.value}`}
          aria-describedby={description === undefined ? undefined : `${id}-why`}
          placeholder={open.value || name === undefined ? say(AUDIT.categorySearch) : undefined}
          value={open.value ? query.value : name === undefined ? '' : say(name)}
          onFocus={() => {
            open.value = true;
          }}
          onClick={() => {
            open.value = true;
          }}
          onInput={(event) => {
            open.value = true;
            query.value = event.currentTarget.value;
            active.value = query.value === '' ? -1 : 0;
          }}
          onBlur={close}
          onKeyDown={onKeyDown}
        />
        {chosen === null ? null : (
          <button
            type="button"
            class="quiet icon-only"
            aria-label={say(AUDIT.categoryClear)}
            title={say(AUDIT.categoryClear)}
            onClick={() => {
              onChoose(null);
              input.current?.focus();
            }}
          >
            <Icon name="close" size={16} />
          </button>
        )}
        <div class="picker-popup" hidden={!open.value}>
          <div ref={list} id={`${id}-list`} role="listbox" aria-label={label}>
            {found.value.map((category, index) => (
              <div
                key={category.id}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={category.id === chosen}
                class={index === active.value ? 'active' : undefined}
                // Before the field loses the focus, and the list with it.
                onMouseDown={(event) => {
                  event.preventDefault();
                  choose(category);
                }}
              >
                <span>{say(category.name)}</span>
                <span class="soft small">{say(category.basicFunction)}</span>
              </div>
            ))}
          </div>
          {found.value.length === 0 ? <p class="soft picker-none">{say(AUDIT.categoryNone)}</p> : null}
        </div>
      </div>
      {description === undefined ? null : (
        <p class="soft small" id={`${id}-why`}>
          {description}
        </p>
      )}
    </div>
  );
}
