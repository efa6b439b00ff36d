import { useId } from 'preact/hooks';
import { ENTERED_FIELDS, type EnteredListing } from '../../analyzer/listing/entered.ts';
import { say } from '../settings/language.ts';
import { PANEL } from '../text/panel.ts';
import { LISTING_FIELD } from '../text/result.ts';
import type { PanelApp } from './apps.ts';
import { enter } from './session.ts';

interface Props {
  readonly app: PanelApp;
  /** Fields that could not be read; `null`: none of them. */
  readonly notRead: readonly string[] | null;
}

/** Lets the user copy from the page what the reader did not find. */
export function EnterFields({ app, notRead }: Props) {
  const id = useId();
  if (app.listing === null) return null;
  const { entered } = app;
  // What was entered before stands in its field, to be changed.
  const fields = ENTERED_FIELDS.filter(
    (field) => notRead === null || notRead.includes(field) || entered[field] !== undefined,
  );
  if (fields.length === 0) return null;
  return (
    <details class="card more">
      <summary>{say(PANEL.notReadFields)}</summary>
      <form
        class="enter"
        onSubmit={(event) => {
          event.preventDefault();
          void enter(app, enteredIn(new FormData(event.currentTarget), fields));
        }}
      >
        <p class="soft small">{say(PANEL.enterHow)}</p>
        {fields.map((field) => (
          <label key={field} for={`${id}-${field}`}>
            <span>{say(field === 'permissions' ? PANEL.permissionsHow : LISTING_FIELD[field])}</span>
            {field === 'permissions' ? (
              <textarea
                id={`${id}-${field}`}
                name={field}
                rows={4}
                defaultValue={entered[field]?.join('\n') ?? ''}
              />
            ) : (
              <input
                id={`${id}-${field}`}
                name={field}
                type="text"
                inputMode={field === 'policyUrl' ? 'url' : 'text'}
                defaultValue={entered[field] ?? ''}
              />
            )}
          </label>
        ))}
        <p class="row">
          <button type="submit" class="primary">
            {say(PANEL.judgeAgain)}
          </button>
        </p>
      </form>
    </details>
  );
}

function enteredIn(form: FormData, fields: readonly (keyof EnteredListing)[]): EnteredListing {
  const filled = fields
    .map((field) => [field, String(form.get(field) ?? '').trim()] as const)
    .filter(([, text]) => text !== '')
    .map(([field, text]) => [field, field === 'permissions' ? text.split(/\r?\n/) : text] as const);
  return Object.fromEntries(filled) as EnteredListing;
}
