import type { Text } from '../text.ts';
import type { Warning } from '../warnings.ts';

/** What a privacy policy says. Offsets are UTF-16 code units into `text`, the text shown to the user. */
export interface PolicyFacts {
  /** Index into `Facts.inputs`. */
  readonly input: number;
  readonly language: 'zh' | 'en' | 'other';
  readonly title: string | null;
  readonly text: string;
  /** What the text is when it is no policy (`cookie-wall`, `error-page`, `login-page`, `stub`, …), else `null`. */
  readonly notAPolicy: string | null;
  /** The same for the user; `null` exactly when `notAPolicy` is. */
  readonly notAPolicyReason: Text | null;
  readonly sections: readonly PolicySection[];
  /** In the order of the text. */
  readonly statements: readonly Statement[];
  /** How many sentences were looked at, those without a statement too: what an absence rests on. */
  readonly sentences: number;
  readonly disclosedSdks: readonly DisclosedSdk[];
  /** Documents that the policy refers to, e.g. a list of SDKs kept on a page of its own. They are not fetched. */
  readonly links: readonly PolicyLink[];
  readonly dates: PolicyDates;
  readonly handler: HandlerIdentity;
  readonly warnings: readonly Warning[];
}

export interface PolicySection {
  readonly title: string;
  /** 1 is the outermost. */
  readonly level: number;
  readonly start: number;
  readonly end: number;
}

/**
 * What a statement is about; one may be about several things. `collection` to `cessation` are the topics of CAPP-130,
 * the rest are recognised by their wording.
 */
export type StatementKind =
  | 'collection'
  | 'permission'
  | 'sharing'
  | 'use'
  | 'storage'
  | 'security'
  | 'minors'
  | 'control'
  | 'contact'
  | 'policy-change'
  | 'cessation'
  | 'retention'
  | 'consent'
  | 'consent-withdrawal'
  | 'separate-consent'
  | 'sensitive-information'
  | 'biometrics'
  | 'sdk'
  | 'cross-border'
  | 'automated-decision'
  | 'targeted-push'
  | 'opt-out'
  | 'refusal'
  | 'handler-identity'
  | 'scope'
  | 'policy-date'
  | 'breach'
  | 'account-cancellation'
  | 'correction'
  | 'deletion'
  | 'access'
  | 'complaint'
  | 'response-time'
  | 'guardian-consent'
  | 'consent-exception'
  | 'cookies'
  | 'change-notice'
  | 'sharing-practice'
  | 'sharing-consent'
  | 'cross-border-consent'
  | 'cross-border-purpose'
  | 'cross-border-safeguard';

/** One sentence (or table row) that says something about personal information. */
export interface Statement {
  readonly id: string;
  readonly kinds: readonly StatementKind[];
  /**
   * Ids of the catalogue of personal information, without repetition, in the order of the text. None of a sentence that only
   * says what a term means: its examples are mentions, and no information that is handled.
   */
  readonly personalInformation: readonly string[];
  /** Where the information is named. A hypernym (设备信息) is one mention with `hypernym` set. */
  readonly mentions: readonly InformationMention[];
  /** The text denies what `kinds` say ("we do not collect"). "Not without your consent" denies nothing. */
  readonly negated: boolean;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** Title of the innermost section, `null` before the first heading. */
  readonly section: string | null;
  /** The statement is a heading or a table's head: it announces, it does not state. */
  readonly heading: boolean;
  /** The sentence that introduces the list this is an item of ("我们会收集以下信息："), when there is one. */
  readonly lead: string | null;
  readonly purpose: string | null;
  readonly recipient: string | null;
  readonly condition: string | null;
  /** What the text says of refusing: `null` when it says nothing. */
  readonly refusal: 'denies-service' | 'denies-function' | 'no-effect' | null;
  /** An open-ended list ("等", "including but not limited to"). */
  readonly openEnded: boolean;
  /** Said to be needed, or said to be the user's choice; `null` when neither is said. */
  readonly necessity: 'necessary' | 'optional' | null;
  /** How consent is said to come about: by an act of its own, by a separate consent, or by mere use. */
  readonly consent: 'explicit' | 'separate' | 'deemed' | null;
  /** On what the handling is said to rest (PIPL, article 13; GDPR, article 6). */
  readonly legalBasis: LegalBasis | null;
  /** The time within which the handler answers, in days; a working day counts as one (`workingDays`). */
  readonly responseTime: { readonly days: number; readonly workingDays: boolean } | null;
  /** How long information is kept, as written ("六个月", "为实现目的所必需的最短期限"). */
  readonly retention: string | null;
  /** Where information is kept or sent: names of countries and regions as written. */
  readonly places: readonly string[];
  /** The age below which a person is a minor to this statement, in years. */
  readonly age: number | null;
  /** Mail addresses, telephone numbers and web addresses in the sentence. */
  readonly contacts: readonly string[];
  /** The classifier of the sentence takes it for one that a reader must know (CAPP-130 "Important"). */
  readonly important: boolean;
  /** The classifier takes it for a risk to the reader (CAPP-130 "Risk": exceptions, waivers, open-ended powers). */
  readonly risk: boolean;
}

export type LegalBasis =
  | 'consent'
  | 'contract'
  | 'legal-duty'
  | 'vital-interest'
  | 'public-interest'
  | 'legitimate-interest';

export interface InformationMention {
  /** Id in the catalogue of personal information; `null` for information that has no type of its own there. */
  readonly type: string | null;
  readonly start: number;
  readonly end: number;
  /** Names a family, not a kind ("设备信息"): what exactly is collected stays open. */
  readonly hypernym: boolean;
}

/** A third party or an SDK that the policy discloses. */
export interface DisclosedSdk {
  /** Id in the SDK catalogue, when recognised. */
  readonly id: string | null;
  readonly name: string;
  readonly vendor: string | null;
  readonly purpose: string | null;
  readonly personalInformation: readonly string[];
  /** The cell or clause that lists what is collected, as written. */
  readonly informationText: string | null;
  /** Address of the third party's own policy, as written. */
  readonly policyUrl: string | null;
  /** Where it was read: a table, labelled lines or list items, or running text. */
  readonly from: 'table' | 'list' | 'prose';
  readonly start: number;
  readonly end: number;
}

export interface PolicyLink {
  readonly text: string;
  /** `null` when the text names the document (《第三方SDK目录》) and gives no address. */
  readonly url: string | null;
  readonly about:
    | 'sdk-list'
    | 'collection-list'
    | 'permission-list'
    | 'minors-policy'
    | 'user-agreement'
    | 'privacy-policy'
    | 'other';
  readonly start: number;
  readonly end: number;
}

/** Dates as `YYYY-MM-DD`, or `YYYY-MM` when the day is not given; `null` when not found. */
export interface PolicyDates {
  readonly published: string | null;
  readonly effective: string | null;
}

/** Who answers for the handling, as the policy names itself. */
export interface HandlerIdentity {
  /** Registered name of the company or person, else the name it goes by; `null` when the policy gives none; of several together (PIPL, article 20), with “、” between. */
  readonly name: string | null;
  /** Registered or usual address. */
  readonly address: string | null;
  /** A person or department in charge of protecting personal information. */
  readonly officer: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}
