import { plain } from '../../analyzer/report/plain.ts';
import { VERDICT } from '../../analyzer/report/words.ts';
import type { Text } from '../../analyzer/text.ts';
import { mayBeEither } from '../analysis/roles.ts';
import { FileButton } from '../components/FileButton.tsx';
import { Icon } from '../components/Icon.tsx';
import { Page } from '../components/Page.tsx';
import { ExportMenu } from '../export/ExportMenu.tsx';
import { ResultView } from '../result/ResultView.tsx';
import { fill, say } from '../settings/language.ts';
import { AUDIT } from '../text/audit.ts';
import { CategoryPicker } from './CategoryPicker.tsx';
import { DropZone, useDroppedFiles } from './DropZone.tsx';
import { Inputs } from './Inputs.tsx';
import { ProgressPanel } from './ProgressPanel.tsx';
import {
  categoryId,
  chooseCategory,
  type Entry,
  entries,
  files,
  noteOutcome,
  running,
  shown,
  startOver,
  takeFiles,
  typingOutcome,
} from './session.ts';
import '../style/audit.css';

export function AuditPage() {
  const isRunning = running.value !== null;
  const isEmpty = !isRunning && entries.value.length === 0;
  return (
    <Page name="audit">
      {isEmpty ? <Choosing /> : null}
      {running.value === null ? null : <ProgressPanel audit={running.value} />}
      {entries.value.length > 0 ? <Audited /> : null}
    </Page>
  );
}

function Choosing() {
  return (
    <div class="choosing">
      <div class="intro">
        <h1>{say(AUDIT.heading)}</h1>
        <p class="lead">{say(AUDIT.lead)}</p>
      </div>
      <DropZone onFiles={takeFiles} />
      <div class="card">
        <CategoryPicker
          label={say(AUDIT.category)}
          description={say(AUDIT.categoryWhy)}
          chosen={categoryId.value}
          onChoose={chooseCategory}
        />
      </div>
      {files.value.length > 0 ? <Inputs /> : null}
    </div>
  );
}

function Audited() {
  useDroppedFiles(takeFiles);
  const entry = entries.value[shown.value];
  if (entries.value.length === 1 && entry?.ended.kind === 'failed' && running.value === null) {
    return (
      <>
        <FailureCard name={entry.name} text={entry.ended.text} />
        <Choosing />
      </>
    );
  }
  return (
    <>
      {entries.value.length > 1 ? <EntryList /> : null}
      {running.value === null ? <Actions entry={entry} /> : null}
      {entry === undefined ? null : <EntryView key={shown.value} entry={entry} />}
    </>
  );
}

/** What can be done with an audit that is over: by another category, with one more file, taken away, another app. */
function Actions({ entry }: { readonly entry: Entry | undefined }) {
  const needsList = files.value.length > 1 || files.value.some(({ file }) => mayBeEither(file.name));
  return (
    <>
      <div class="actions">
        <CategoryPicker label={say(AUDIT.category)} chosen={categoryId.value} onChoose={chooseCategory} />
        <div class="row">
          <FileButton label={say(AUDIT.addFile)} class="button" onFiles={takeFiles} />
          {entry?.ended.kind === 'done' ? (
            <ExportMenu result={entry.ended.result} files={entry.files} />
          ) : null}
          <button type="button" onClick={startOver}>
            <Icon name="plus" size={18} />
            {say(AUDIT.newAudit)}
          </button>
        </div>
      </div>
      {needsList ? <Inputs /> : null}
    </>
  );
}

function EntryList() {
  return (
    <nav class="entries" aria-label={say(AUDIT.results)}>
      {entries.value.map((entry, index) => {
        const level = entry.ended.kind === 'done' ? entry.ended.result.verdict.level : 'incomplete';
        return (
          <button
            key={`${index} ${entry.name}`}
            type="button"
            class={`entry ${level}`}
            aria-current={index === shown.value}
            onClick={() => {
              shown.value = index;
            }}
          >
            <Icon name={level} size={18} />
            <bdi>{plain(entry.name)}</bdi>
          </button>
        );
      })}
    </nav>
  );
}

function EntryView({ entry }: { readonly entry: Entry }) {
  const { ended, name } = entry;
  if (ended.kind === 'failed') return <FailureCard name={name} text={ended.text} />;
  const { level } = ended.result.verdict;
  return (
    <>
      <p class="visually-hidden" role="status">
        {fill(AUDIT.finishedLive, { verdict: say(VERDICT[level]) })}
      </p>
      {entry.kept.kind === 'failed' ? <p class="small soft">{say(AUDIT.notKept)}</p> : null}
      <ResultView
        result={ended.result}
        keeper={{
          typing: (...seen) => typingOutcome(entry, ...seen),
          entered: (...seen) => void noteOutcome(entry, ...seen),
        }}
      />
    </>
  );
}

function FailureCard({ name, text }: { readonly name: string; readonly text: Text }) {
  return (
    <section class="card failure suspected" role="alert">
      <Icon name="suspected" size={24} />
      <div>
        <h2>{fill(AUDIT.failed, { name })}</h2>
        <p>{say(text)}</p>
      </div>
    </section>
  );
}
