import { useSignal, useSignalEffect } from '@preact/signals';
import { FileButton } from '../components/FileButton.tsx';
import { Icon } from '../components/Icon.tsx';
import { say } from '../settings/language.ts';
import { AUDIT } from '../text/audit.ts';

/** Where files are dropped or picked. A file may be dropped anywhere in the window, so that none is opened by accident. */
export function DropZone({ onFiles }: { readonly onFiles: (files: File[]) => void }) {
  const over = useDroppedFiles(onFiles);
  return (
    <div class={over ? 'drop over' : 'drop'}>
      <Icon name="upload" size={40} />
      <p class="drop-title">{say(over ? AUDIT.dropNow : AUDIT.drop)}</p>
      <FileButton label={say(AUDIT.choose)} class="button primary" onFiles={onFiles} />
      <p class="soft small drop-accepted">{say(AUDIT.accepted)}</p>
    </div>
  );
}

/** Takes files dropped anywhere in the window; true while some are held over it. */
export function useDroppedFiles(onFiles: (files: File[]) => void): boolean {
  const depth = useSignal(0);
  useSignalEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const enter = (event: DragEvent) => {
      if (holdsFiles(event)) depth.value = depth.peek() + 1;
    };
    const leave = (event: DragEvent) => {
      if (holdsFiles(event)) depth.value = Math.max(0, depth.peek() - 1);
    };
    const over = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth.value = 0;
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const listeners = [
      ['dragenter', enter],
      ['dragleave', leave],
      ['dragover', over],
      ['drop', drop],
    ] as const;
    for (const [type, listener] of listeners) window.addEventListener(type, listener);
    return () => {
      for (const [type, listener] of listeners) window.removeEventListener(type, listener);
    };
  });
  return depth.value > 0;
}
