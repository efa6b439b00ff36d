import type { AuditResult, ChecklistItem } from '../../analyzer/result.ts';
import { Icon } from '../components/Icon.tsx';
import { Section } from '../components/Section.tsx';
import { TypedText } from '../components/TypedText.tsx';
import { outcomeOf } from '../history/store.ts';
import { fill, say } from '../settings/language.ts';
import { RESULT } from '../text/result.ts';

/** What is done with what a person saw on a device. */
export interface OutcomeKeeper {
  /** At every key. */
  typing(behaviour: string, text: string): void;
  /** `null` takes it back. */
  entered(behaviour: string, outcome: string | null): void;
}

interface Props {
  readonly result: AuditResult;
  readonly keeper: OutcomeKeeper;
}

/** Steps for a person with a device, pre-filled with what the files suggest looking at first. */
export function Checklist({ result, keeper }: Props) {
  if (result.checklist.length === 0) return null;
  return (
    <Section
      id="checklist"
      title={say(RESULT.checklist)}
      count={result.checklist.length}
      lead={say(RESULT.checklistLead)}
    >
      <ol class="checklist">
        {result.checklist.map((item) => (
          <li key={item.behaviour}>
            <Item item={item} keeper={keeper} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Item({ item, keeper }: { readonly item: ChecklistItem; readonly keeper: OutcomeKeeper }) {
  const label = fill(RESULT.checklistOutcome, { title: say(item.title) });
  return (
    <details class="check">
      <summary>
        <Icon name="chevron" size={18} />
        <span class="check-title">{say(item.title)}</span>
        {item.outcome === null ? null : <span class="tag clear">{say(RESULT.checklistDone)}</span>}
      </summary>
      <div class="check-body">
        <p>{say(item.steps)}</p>
        {item.hints.length === 0 ? null : (
          <ul class="soft small">
            {item.hints.map((hint) => (
              <li key={hint.en}>{say(hint)}</li>
            ))}
          </ul>
        )}
        <TypedText
          label={label}
          placeholder={say(RESULT.checklistPlaceholder)}
          value={item.outcome ?? ''}
          onTyping={(text) => keeper.typing(item.behaviour, text)}
          onEntered={(text) => keeper.entered(item.behaviour, outcomeOf(text))}
        />
      </div>
    </details>
  );
}
