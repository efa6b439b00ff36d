import { useComputed, useSignal } from '@preact/signals';
import { plain } from '../../analyzer/report/plain.ts';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { FileButton } from '../components/FileButton.tsx';
import { Table } from '../components/Table.tsx';
import { VerdictBadge } from '../components/VerdictBadge.tsx';
import { saveFile } from '../export/save-file.ts';
import { brief } from '../result/app-name.ts';
import { dateTime } from '../settings/format.ts';
import { fill, say } from '../settings/language.ts';
import { settings } from '../settings/settings.ts';
import { COMMON } from '../text/common.ts';
import { HISTORY } from '../text/history.ts';
import { useLive } from './live.ts';
import { attempt } from './problem.ts';
import { Quota } from './Quota.tsx';
import { auditHref, compareHref } from './route.ts';
import { historyStore } from './store.ts';
import { type AuditSummary, matches } from './summary.ts';
import { exportHistory, importHistory } from './transfer.ts';

export function HistoryList() {
  const audits = useLive(() => historyStore().list(), null);
  const query = useSignal('');
  const chosen = useSignal<ReadonlySet<number>>(new Set());
  const found = useComputed(() => (audits.value ?? []).filter((one) => matches(one, query.value)));
  if (audits.value === undefined) return null;
  const isEmpty = audits.value.length === 0;
  const toggle = (id: number) => {
    const next = new Set(chosen.value);
    if (!next.delete(id)) next.add(id);
    chosen.value = next;
  };
  return (
    <div class="history">
      <h1>{say(HISTORY.heading)}</h1>
      {settings.value.keepHistory ? null : <p class="soft">{say(HISTORY.off)}</p>}
      <Toolbar
        all={audits.value}
        chosen={chosen.value}
        onDeleted={() => {
          chosen.value = new Set();
        }}
      />
      {isEmpty ? (
        <p class="card">
          {say(HISTORY.empty)} <a href="/audit.html">{say(HISTORY.emptyLink)}</a>
        </p>
      ) : (
        <section class="card section" aria-label={say(HISTORY.heading)}>
          <input
            type="search"
            aria-label={say(HISTORY.search)}
            placeholder={say(HISTORY.search)}
            value={query.value}
            onInput={(event) => {
              query.value = event.currentTarget.value;
            }}
          />
          {found.value.length === 0 ? (
            <p>{say(HISTORY.noneMatch)}</p>
          ) : (
            <Table
              label={say(HISTORY.heading)}
              head={[
                say(HISTORY.app),
                say(HISTORY.version),
                say(HISTORY.verdict),
                say(HISTORY.savedAt),
                say(HISTORY.note),
                say(HISTORY.selectHead),
              ]}
              rows={found.value}
              keyOf={({ id }) => String(id)}
              cells={(one) => cells(one, chosen.value.has(one.id), toggle)}
            />
          )}
        </section>
      )}
      <Quota audits={audits.value.length} />
    </div>
  );
}

function cells(one: AuditSummary, isChosen: boolean, toggle: (id: number) => void) {
  const name = brief(one.label ?? one.packageName ?? one.inputs[0] ?? '?');
  return [
    <>
      <a href={auditHref(one.id)}>
        <bdi>{name}</bdi>
      </a>
      <code class="soft block">{plain(one.packageName ?? '–')}</code>
    </>,
    <>
      {plain(one.versionName ?? '–')}
      {one.versionCode === null ? null : <span class="soft small"> ({one.versionCode})</span>}
    </>,
    <VerdictBadge level={one.level} />,
    <time dateTime={one.savedAt}>{dateTime(one.savedAt)}</time>,
    <span class="note-start">{plain(one.note.split('\n')[0] ?? '')}</span>,
    <input
      type="checkbox"
      aria-label={fill(HISTORY.select, { name: `${name} ${one.versionName ?? ''}` })}
      checked={isChosen}
      onChange={() => toggle(one.id)}
    />,
  ];
}

interface ToolbarProps {
  readonly all: readonly AuditSummary[];
  readonly chosen: ReadonlySet<number>;
  readonly onDeleted: () => void;
}

function Toolbar({ all, chosen, onDeleted }: ToolbarProps) {
  const message = useSignal<string | null>(null);
  const deleting = useSignal<readonly number[] | null>(null);
  const [first, second] = [...chosen];
  const take = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    const imported = await importHistory(historyStore(), file);
    if (imported === null) {
      message.value = fill(HISTORY.notHistory, { name: file.name });
      return;
    }
    const { failed, ...counts } = imported;
    message.value = `${fill(HISTORY.imported, counts)}${failed === null ? '' : ` ${say(failed)}`}`;
  };
  const save = async () => {
    const day = new Date().toISOString().slice(0, 10);
    const exported = exportHistory(historyStore());
    if (await attempt(exported)) saveFile(`zhizhi-history-${day}.json`, 'application/json', await exported);
  };
  return (
    <>
      <div class="row">
        <button
          type="button"
          disabled={chosen.size !== 2}
          onClick={() => {
            if (first !== undefined && second !== undefined) location.hash = compareHref(first, second);
          }}
        >
          {say(HISTORY.compare)}
        </button>
        <button
          type="button"
          class="danger"
          disabled={chosen.size === 0}
          onClick={() => {
            deleting.value = [...chosen];
          }}
        >
          {fill(HISTORY.deleteSelected, { count: chosen.size })}
        </button>
        <span class="spacer" />
        <button type="button" disabled={all.length === 0} onClick={() => void save()}>
          {say(HISTORY.exportAll)}
        </button>
        <FileButton label={say(HISTORY.import)} class="button" onFiles={(files) => void take(files)} />
        <button
          type="button"
          class="danger"
          disabled={all.length === 0}
          onClick={() => {
            deleting.value = all.map(({ id }) => id);
          }}
        >
          {say(HISTORY.deleteAll)}
        </button>
      </div>
      <p role="status" class="small">
        {message.value}
      </p>
      {deleting.value === null ? null : (
        <ConfirmDialog
          question={fill(HISTORY.confirmDelete, { count: deleting.value.length })}
          confirm={say(COMMON.delete)}
          onConfirm={() => {
            const ids = deleting.value ?? [];
            const store = historyStore();
            void attempt(ids.length === all.length ? store.deleteAll() : store.delete(ids));
            onDeleted();
          }}
          onClose={() => {
            deleting.value = null;
          }}
        />
      )}
    </>
  );
}
