import type { Text } from '../analyzer/text.ts';

/** The call itself is wrong: exit status 2 and one clear line. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly text: Text;

  constructor(text: Text, options?: ErrorOptions) {
    super(text.en, options);
    this.text = text;
  }
}
