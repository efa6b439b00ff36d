import { useEffect, useRef } from 'preact/hooks';
import { say } from '../settings/language.ts';
import { COMMON } from '../text/common.ts';

interface Props {
  readonly question: string;
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something is lost. Escape and Cancel lose nothing. */
export function ConfirmDialog({ question, confirm, onConfirm, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby="confirm-question" onClose={onClose}>
      <p id="confirm-question">{question}</p>
      <div class="row end">
        <button type="button" onClick={() => dialog.current?.close()}>
          {say(COMMON.cancel)}
        </button>
        <button
          type="button"
          class="primary destructive"
          onClick={() => {
            onConfirm();
            dialog.current?.close();
          }}
        >
          {confirm}
        </button>
      </div>
    </dialog>
  );
}
