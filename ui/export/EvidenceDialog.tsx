import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { AuditResult } from '../../analyzer/result.ts';
import type { AuditFile } from '../analysis/protocol.ts';
import { say } from '../settings/language.ts';
import { COMMON } from '../text/common.ts';
import { EXPORT } from '../text/export.ts';
import type { EvidenceReply, EvidenceRequest } from './evidence-worker.ts';
import { exportName } from './formats.ts';
import { saveFile } from './save-file.ts';

interface Props {
  readonly result: AuditResult;
  readonly files: readonly AuditFile[];
  readonly onClose: () => void;
}

type State = { readonly kind: 'asking' } | { readonly kind: 'packing' } | EvidenceReply;

/** Asks what only the operator knows, packs the evidence in a worker, and shows the hash that covers it. */
export function EvidenceDialog({ result, files, onClose }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const worker = useRef<Worker | null>(null);
  const state = useSignal<State>({ kind: 'asking' });
  const operator = useSignal('');
  const source = useSignal('');
  useEffect(() => {
    dialog.current?.showModal();
    return () => worker.current?.terminate();
  }, []);
  const start = () => {
    state.value = { kind: 'packing' };
    const current = new Worker(new URL('./evidence-worker.ts', import.meta.url), { type: 'module' });
    worker.current = current;
    current.addEventListener('message', ({ data }: MessageEvent<EvidenceReply>) => {
      if (data.kind === 'done') saveFile(exportName(result, '.evidence.zip'), 'application/zip', data.zip);
      state.value = data;
      current.terminate();
    });
    current.addEventListener('error', ({ message }) => {
      state.value = { kind: 'failed', text: { zh: message, en: message } };
    });
    const given = (text: string) => (text.trim() === '' ? null : text.trim());
    const request: EvidenceRequest = {
      result,
      files,
      operator: given(operator.value),
      source: given(source.value),
    };
    current.postMessage(request);
  };
  const { value } = state;
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{say(EXPORT.evidence)}</h2>
      {value.kind === 'asking' ? (
        <form
          class="evidence-form"
          onSubmit={(event) => {
            event.preventDefault();
            start();
          }}
        >
          <p class="soft small">{say(EXPORT.evidenceLead)}</p>
          <Field label={say(EXPORT.operator)} value={operator} />
          <Field label={say(EXPORT.source)} value={source} />
          <div class="row end">
            <button type="button" onClick={() => dialog.current?.close()}>
              {say(COMMON.cancel)}
            </button>
            <button type="submit" class="primary">
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

function Field({ label, value }: { readonly label: string; readonly value: { value: string } }) {
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
