import { ReadError } from '../../errors.ts';
import type { SigningScheme } from '../../facts/package.ts';
import type { Text } from '../../text.ts';

/** One entry of `SigningFacts.problems`. */
export interface Problem {
  readonly scheme: SigningScheme | null;
  /** Stable, kebab-case. */
  readonly code: string;
  readonly text: Text;
}

/**
 * Why a signature, a signer or a scheme does not verify. Thrown where the first reason is met and turned into a
 * `Problem` by the scheme it belongs to; never leaves `analyzer/apk/signing`.
 */
export class SigningFault extends Error {
  override readonly name = 'SigningFault';
  readonly code: string;
  readonly text: Text;
  /** True when this tool cannot evaluate it (`SigningFacts.verified` is then `null`), not when it is wrong. */
  readonly unavailable: boolean;

  constructor(code: string, text: Text, unavailable = false) {
    super(text.en);
    this.code = code;
    this.text = text;
    this.unavailable = unavailable;
  }
}

/** What was thrown while reading hostile bytes, as a fault; anything that is neither is a fault of the tool and goes on. */
export function asFault(error: unknown): SigningFault {
  if (error instanceof SigningFault) return error;
  if (error instanceof ReadError) {
    return new SigningFault(
      error.code === 'limit' ? 'signature-limit' : 'signature-malformed',
      { zh: `签名数据无法读取：${error.text.zh}`, en: `the signature data cannot be read: ${error.text.en}` },
      error.code === 'limit',
    );
  }
  throw error;
}
