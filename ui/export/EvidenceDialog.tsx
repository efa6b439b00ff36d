import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { AuditResult } from '../../analyzer/result.ts';
import type { AuditFile } from '../analysis/protocol.ts';
import { fill, say } from '../settings/language.ts';
import { COMMON } from '../text/common.ts';
import { EXPORT } from '../text/export.ts';
import { Attachments } from './Attachments.tsx';
import { Originals } from './Originals.tsx';
import { originalsOf } from './originals.ts';
import { type EvidenceAttachment, type EvidenceReply, packEvidence, saveEvidence } from './pack-evidence.ts';

interface Props {
  readonly result: AuditResult;
  /** The files audited, in the order of the result's inputs; none when they are not at hand and the user is to choose them again. */
  readonly files: readonly AuditFile[];
  /** What is to be attached already, e.g. the screenshot of the tab; the user may take it out and add more. */
  readonly attached?: readonly EvidenceAttachment[];
  readonly onClose: () => void;
}

type State = { readonly kind: 'asking' } | { readonly kind: 'packing' } | EvidenceReply;

/**
 * Asks what only the operator knows, packs the evidence in a worker, and shows the hash that covers it. What was noted in the
 * checklist is in `result` and so in the package.
 */
export function EvidenceDialog({ result, files, attached = [], onClose }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const stop = useRef<() => void>(() => {});
  const state = useSignal<State>({ kind: 'asking' });
  const operator = useSignal('');
  const source = useSignal('');
  const obtainedAt = useSignal('');
  const attachments = useSignal(attached);
  const chosen = useSignal<readonly File[]>([]);
  const originals = files.length > 0 ? files : originalsOf(result, chosen.value);
  const whole = originals.filter((one) => one !== null);
  useEffect(() => {
    dialog.current?.showModal();
    return () => stop.current();
  }, []);
  const start = async () => {
    state.value = { kind: 'packing' };
    const { outcome, cancel } = packEvidence({
      result,
      files: whole,
      attachments: attachments.value,
      operator: given(operator.value),
      source: given(source.value),
      obtainedAt: timeOf(obtainedAt.value),
    });
    stop.current = cancel;
    const end = await outcome;
    if (end.kind === 'cancelled') return;
    if (end.kind === 'done') saveEvidence(result, end.zip);
    state.value = end;
  };
  const checked = result.checklist.filter((item) => item.outcome !== null).length;
  const { value } = state;
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{say(EXPORT.evidence)}</h2>
      {value.kind === 'asking' ? (
        <form
          class="evidence-form"
          onSubmit={(event) => {
            event.preventDefault();
            void start();
          }}
        >
          <p class="soft small">{say(EXPORT.evidenceLead)}</p>
          {files.length > 0 ? null : (
            <Originals
              result={result}
              originals={originals}
              onFiles={(more) => {
                chosen.value = [...chosen.value, ...more];
              }}
            />
          )}
          <Field label={say(EXPORT.operator)} value={operator} />
          <Field label={say(EXPORT.source)} value={source} />
          <TimeField label={say(EXPORT.obtainedAt)} value={obtainedAt} />
          <Attachments
            attachments={attachments.value}
            onChange={(changed) => {
              attachments.value = changed;
            }}
          />
          {result.checklist.length === 0 ? null : (
            <p class="small">{fill(EXPORT.outcomes, { checked, all: result.checklist.length })}</p>
          )}
          <div class="row end">
            <button type="button" onClick={() => dialog.current?.close()}>
              {say(COMMON.cancel)}
            </button>
            <button type="submit" class="primary" disabled={whole.length < result.inputs.length}>
              {say(EXPORT.createEvidence)}
            </button>
          </div>
        </form>
      ) : (
        <>
          <div role="status">
            <Progress state={value} />
          </div>
          <div class="row end">
            <button type="button" onClick={() => dialog.current?.close()}>
              {say(value.kind === 'packing' ? COMMON.cancel : COMMON.close)}
            </button>
          </div>
        </>
      )}
    </dialog>
  );
}

function Progress({ state }: { readonly state: Exclude<State, { kind: 'asking' }> }) {
  switch (state.kind) {
    case 'packing':
      return <p>{say(EXPORT.packing)}</p>;
    case 'failed':
      return <p>{say(state.text)}</p>;
    case 'done':
      return (
        <>
          <p>{say(EXPORT.packed)}</p>
          <p>
            <code class="root-hash">{state.rootHash}</code>
          </p>
        </>
      );
  }
}

interface FieldProps {
  readonly label: string;
  readonly value: Signal<string>;
}

function Field({ label, value }: FieldProps) {
  return (
    <label class="evidence-field">
      <span>{label}</span>
      <input
        type="text"
        value={value.value}
        onInput={(event) => {
          value.value = event.currentTarget.value;
        }}
      />
    </label>
  );
}

function TimeField({ label, value }: FieldProps) {
  return (
    <label class="evidence-field">
      <span>{label}</span>
      <input
        type="datetime-local"
        value={value.value}
        onInput={(event) => {
          value.value = event.currentTarget.value;
        }}
      />
    </label>
  );
}

function given(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** A local time as the field gives it, in ISO 8601. */
function timeOf(text: string): string | null {
  const time = new Date(text);
  return text === '' || Number.isNaN(time.getTime()) ? null : time.toISOString();
}
