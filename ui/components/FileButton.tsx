import { useId } from 'preact/hooks';

interface FileButtonProps {
  readonly label: string;
  readonly class: string;
  readonly onFiles: (files: File[]) => void;
}

/** A file field that looks like a button and stays one for keyboard and screen reader. */
export function FileButton({ label, class: className, onFiles }: FileButtonProps) {
  const id = useId();
  return (
    <span class="file-button">
      <input
        id={id}
        type="file"
        multiple
        onChange={(event) => {
          const field = event.currentTarget;
          onFiles([...(field.files ?? [])]);
          // So that the same file can be chosen again.
          field.value = '';
        }}
      />
      <label for={id} class={className}>
        {label}
      </label>
    </span>
  );
}
