import { useSignal } from '@preact/signals';
import { parseResult } from '../../analyzer/result-schema.ts';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { Icon } from '../components/Icon.tsx';
import { TypedText } from '../components/TypedText.tsx';
import { ExportMenu } from '../export/ExportMenu.tsx';
import { ResultView } from '../result/ResultView.tsx';
import { dateTime } from '../settings/format.ts';
import { fill, say } from '../settings/language.ts';
import { COMMON } from '../text/common.ts';
import { HISTORY } from '../text/history.ts';
import { useLive } from './live.ts';
import { attempt } from './problem.ts';
import { historyStore } from './store.ts';

/** One audit of the history, with its note. */
export function EntryPage({ id }: { readonly id: number }) {
  const summary = useLive(() => historyStore().summary(id), id);
  const result = useLive(async () => parseResult(await historyStore().result(id)), id);
  const asking = useSignal(false);
  if (summary.value === undefined || result.value === undefined) return null;
  if (summary.value === null || result.value === null) {
    return (
      <p class="card">
        {say(HISTORY.gone)} <a href="#list">{say(HISTORY.back)}</a>
      </p>
    );
  }
  return (
    <>
      <div class="actions">
        <p>
          <a href="#list">← {say(HISTORY.back)}</a>{' '}
          <span class="soft small">{dateTime(summary.value.savedAt)}</span>
        </p>
        <div class="row">
          <ExportMenu result={result.value} />
          <button
            type="button"
            class="danger"
            onClick={() => {
              asking.value = true;
            }}
          >
            <Icon name="trash" size={18} />
            {say(COMMON.delete)}
          </button>
        </div>
      </div>
      <Note id={id} note={summary.value.note} />
      <ResultView
        result={result.value}
        keeper={{
          typing: (behaviour, text) => historyStore().typing(id, { behaviour }, text),
          entered: (behaviour, outcome) => void attempt(historyStore().setOutcome(id, behaviour, outcome)),
        }}
      />
      {asking.value ? (
        <ConfirmDialog
          question={fill(HISTORY.confirmDelete, { count: 1 })}
          confirm={say(COMMON.delete)}
          onConfirm={() => {
            void attempt(historyStore().delete([id]));
            location.hash = '#list';
          }}
          onClose={() => {
            asking.value = false;
          }}
        />
      ) : null}
    </>
  );
}

function Note({ id, note }: { readonly id: number; readonly note: string }) {
  const saved = useSignal(false);
  return (
    <div class="card note">
      <label for="note">{say(HISTORY.note)}</label>
      <TypedText
        id="note"
        placeholder={say(HISTORY.notePlaceholder)}
        value={note}
        onTyping={(text) => {
          saved.value = false;
          historyStore().typing(id, 'note', text);
        }}
        onEntered={(text) => {
          void attempt(historyStore().setNote(id, text)).then((written) => {
            saved.value = written;
          });
        }}
      />
      <p class="soft small" role="status">
        {saved.value ? say(HISTORY.noteSaved) : ''}
      </p>
    </div>
  );
}
