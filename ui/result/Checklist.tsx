import type { AuditResult, ChecklistItem } from '../../analyzer/result.ts';
import { Icon } from '../components/Icon.tsx';
import { Section } from '../components/Section.tsx';
import { fill, say } from '../settings/language.ts';
import { RESULT } from '../text/result.ts';

/** Tells what a person saw on a device; `null` takes it back. */
export type OnOutcome = (behaviour: string, outcome: string | null) => void;

interface Props {
  readonly result: AuditResult;
  readonly onOutcome: OnOutcome;
}

/** Steps for a person with a device, pre-filled with what the files suggest looking at first. */
export function Checklist({ result, onOutcome }: Props) {
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
            <Item item={item} onOutcome={onOutcome} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Item({ item, onOutcome }: { readonly item: ChecklistItem; readonly onOutcome: OnOutcome }) {
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
        <textarea
          rows={2}
          aria-label={label}
          placeholder={say(RESULT.checklistPlaceholder)}
          value={item.outcome ?? ''}
          onChange={(event) => {
            const text = event.currentTarget.value.trim();
            onOutcome(item.behaviour, text === '' ? null : text);
          }}
        />
      </div>
    </details>
  );
}
