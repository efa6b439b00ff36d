import type { SuppressionRule } from '../../analyzer/judge/suppressions.ts';
import type { AuditResult } from '../../analyzer/result.ts';
import type { Text } from '../../analyzer/text.ts';

/** What a worker is given: one file at a time. */
export interface Task {
  readonly path: string;
  readonly category: string | undefined;
  /** Directory of rules of the user's own. */
  readonly rules: string | undefined;
  /** Findings not to be counted, as the configuration has them. */
  readonly suppressions: readonly SuppressionRule[];
}

/** One line of a batch: the file as it was named, and its result or why there is none. */
export type BatchLine =
  | { readonly file: string; readonly result: AuditResult }
  | { readonly file: string; readonly error: { readonly code: string; readonly message: Text } };
