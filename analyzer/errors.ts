import type { Text } from './text.ts';

/** Where in an input something was wrong. */
export interface Where {
  /** Archive entry, e.g. `AndroidManifest.xml`; absent when the input itself is meant. */
  readonly entry?: string;
  /** Byte offset into the entry (or into the input when there is no entry). */
  readonly offset?: number;
}

/**
 * What kind of thing went wrong, for code that must decide (exit status, what can still be read).
 *
 * - `not-a-package`: the input is something else (the text says what was found)
 * - `unsupported`: recognised, but not read by this tool (.aab, .hap)
 * - `truncated`: ends before what its own header promises
 * - `malformed`: breaks the format's rules in a way Android rejects too
 * - `missing`: a part that must be there is not (no AndroidManifest.xml)
 * - `limit`: larger, deeper or longer than the stated bound
 */
export type ReadErrorCode = 'not-a-package' | 'unsupported' | 'truncated' | 'malformed' | 'missing' | 'limit';

/**
 * An input that could not be read. Every reader under `analyzer/` throws this and nothing else on purpose;
 * any other error is a fault of the tool.
 */
export class ReadError extends Error {
  override readonly name = 'ReadError';
  readonly code: ReadErrorCode;
  readonly text: Text;
  readonly where: Where;

  constructor(code: ReadErrorCode, text: Text, where: Where = {}, options?: ErrorOptions) {
    super(text.en, options);
    this.code = code;
    this.text = text;
    this.where = where;
  }
}

/** The user pressed cancel. Named as the platform names it, so that `signal.throwIfAborted()` needs no wrapper. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
