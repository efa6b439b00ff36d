import type { Warning } from '../warnings.ts';

/** What a privacy policy says. Offsets are UTF-16 code units into `text`, the text shown to the user. */
export interface PolicyFacts {
  /** Index into `Facts.inputs`. */
  readonly input: number;
  readonly language: 'zh' | 'en' | 'other';
  readonly title: string | null;
  readonly text: string;
  /** Why the text is no policy (a cookie wall, an error page, a login page, a stub), else `null`. */
  readonly notAPolicy: string | null;
  readonly sections: readonly PolicySection[];
  readonly statements: readonly Statement[];
  readonly disclosedSdks: readonly DisclosedSdk[];
  readonly warnings: readonly Warning[];
}

export interface PolicySection {
  readonly title: string;
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

/** One sentence (or table row) that says something about personal information. */
export interface Statement {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly personalInformation: readonly string[];
  readonly negated: boolean;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly section: string | null;
  readonly purpose: string | null;
  readonly recipient: string | null;
  readonly condition: string | null;
  /** What the text says of refusing: `null` when it says nothing. */
  readonly refusal: 'denies-service' | 'denies-function' | 'no-effect' | null;
  /** An open-ended list ("等", "including but not limited to"). */
  readonly openEnded: boolean;
}

export interface DisclosedSdk {
  /** Id in the SDK catalogue, when recognised. */
  readonly id: string | null;
  readonly name: string;
  readonly vendor: string | null;
  readonly purpose: string | null;
  readonly personalInformation: readonly string[];
  readonly start: number;
  readonly end: number;
}
