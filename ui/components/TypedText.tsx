import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';

interface Props {
  readonly id?: string;
  readonly label?: string;
  readonly placeholder: string;
  /** As it is kept. */
  readonly value: string;
  /** At every key: what must not be lost when the page is. */
  readonly onTyping: (text: string) => void;
  /** When the user is done, goes to another tab or to another page. */
  readonly onEntered: (text: string) => void;
}

/** A field for text that takes work to write: whatever else the page draws meanwhile, and however it ends, it is not lost. */
export function TypedText({ id, label, placeholder, value, onTyping, onEntered }: Props) {
  const made = useId();
  const typed = useSignal<string | null>(null);
  /** The text that is not entered yet, and what enters it: of the audit that it was typed for. */
  const pending = useRef<(() => void) | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  const enter = () => {
    pending.current?.();
    pending.current = null;
  };
  useEffect(() => {
    const left = () => {
      if (document.visibilityState === 'hidden') enter();
    };
    document.addEventListener('visibilitychange', left);
    window.addEventListener('pagehide', enter);
    return () => {
      document.removeEventListener('visibilitychange', left);
      window.removeEventListener('pagehide', enter);
      enter();
    };
  }, []);
  // What is kept has changed: here, or in another page. What is being typed stays as it is.
  useEffect(() => {
    if (document.activeElement !== field.current) typed.value = null;
  }, [value]);

  return (
    <textarea
      id={id ?? made}
      ref={field}
      rows={2}
      aria-label={label}
      placeholder={placeholder}
      value={typed.value ?? value}
      onInput={({ currentTarget }) => {
        const text = currentTarget.value;
        typed.value = text;
        pending.current = () => onEntered(text);
        onTyping(text);
      }}
      onBlur={enter}
    />
  );
}
