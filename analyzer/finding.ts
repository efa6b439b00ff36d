import type { Text } from './text.ts';

/**
 * How sure a finding is.
 * - `violation`: what the files themselves show is enough
 * - `suspected`: static evidence that must be confirmed on a device; `verify` says how
 * - `advice`: a good practice missed
 */
export type Level = 'violation' | 'suspected' | 'advice';

/** What was seen: presence is not use. */
export type Certainty = 'declared' | 'present' | 'called' | 'stated' | 'absent';

export type Evidence =
  | {
      readonly kind: 'manifest';
      readonly input: number;
      readonly element: string;
      readonly name: string;
      readonly line: number | null;
    }
  | {
      readonly kind: 'code';
      readonly input: number;
      readonly dex: string;
      readonly class: string;
      readonly method: string;
      readonly api: string;
      readonly path: readonly string[];
    }
  | { readonly kind: 'archive'; readonly input: number; readonly entry: string; readonly what: string }
  | {
      readonly kind: 'policy';
      readonly input: number;
      readonly quote: string;
      readonly start: number;
      readonly end: number;
      readonly section: string | null;
    }
  | {
      readonly kind: 'listing';
      readonly input: number;
      readonly field: string;
      readonly quote: string;
      readonly url: string;
    }
  /** Searched and not found. `input` is `null` when that kind of input was not given at all. */
  | { readonly kind: 'absence'; readonly input: number | null; readonly searched: readonly Text[] };

/** One disagreement between what is asked, done, said and needed; or a duty left out. One finding a place. */
export interface Finding {
  /** Id of the audit. */
  readonly rule: string;
  /** Id in `policies/cn/notice-terms.json`; `null` for an advice that no notice would name. */
  readonly noticeTerm: string | null;
  readonly level: Level;
  readonly certainty: Certainty;
  /** Ids in `policies/catalog/personal-information.json`. */
  readonly personalInformation: readonly string[];
  readonly title: Text;
  readonly explanation: Text;
  /** How to confirm it on a device; `null` when the files are enough. */
  readonly verify: Text | null;
  /** What a developer changes. */
  readonly fix: Text | null;
  /** Ids in `policies/cn/provisions.json`. */
  readonly provisions: readonly string[];
  readonly evidence: readonly Evidence[];
  /** Stable across versions of the app: 32 hexadecimal digits over the rule and what it is about, not where it stands. */
  readonly fingerprint: string;
}

/** A finding as an audit returns it. `subject` names what it is about (a permission, an API, a host) for the fingerprint. */
export type FindingDraft = Omit<Finding, 'rule' | 'fingerprint'> & { readonly subject: string };
