import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a reader of a whole policy says of one audit. */
export type Label = 'found' | 'absent' | 'unclear';

/** A label that was found wrong, or open to argument, after an audit disagreed with it. */
export interface Correction {
  readonly to: Label;
  readonly why: string;
}

/** One whole policy as a reader labelled it. What is in neither list makes no such finding. */
export interface LabelledPolicy {
  readonly policy: string;
  readonly part: Part;
  readonly found: readonly string[];
  readonly unclear: readonly string[];
  readonly quotes: Readonly<Record<string, string>>;
  readonly notes?: Readonly<Record<string, string>>;
  /** By audit. `found`, `unclear` and `notes` stay as they were first written. */
  readonly corrected?: Readonly<Record<string, Correction>>;
}

/** Parts in the order in which they were read. */
export const PARTS = ['tuning', 'held-out', 'blind', 'blind-2', 'blind-3', 'blind-4'] as const;
export type Part = (typeof PARTS)[number];

/** The audit that the second reader told in notes, and that needs the app's category. */
export const EXCESSIVE = 'excessive-personal-information';

interface LabelFile {
  readonly policies: readonly LabelledPolicy[];
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'audits', name), 'utf8')) as T;
}

const whole = read<LabelFile & { readonly audits: readonly string[] }>('whole-policies.json');

/** Audits that every whole policy was read for. */
export const WHOLE_POLICY_AUDITS = whole.audits;

/** Policies read from beginning to end, in the order of `PARTS`. */
export const LABELLED_POLICIES: readonly LabelledPolicy[] = [
  whole,
  read<LabelFile>('blind.json'),
  read<LabelFile>('blind-2.json'),
  read<LabelFile>('blind-3.json'),
  read<LabelFile>('blind-4.json'),
].flatMap((file) => file.policies);

/** Audits that the policies of a part were read for. */
export function auditsOf(part: Part): readonly string[] {
  return part === 'blind-3' || part === 'blind-4' ? [...WHOLE_POLICY_AUDITS, EXCESSIVE] : WHOLE_POLICY_AUDITS;
}

/** The label as the reader first wrote it. */
export function firstLabel(one: LabelledPolicy, audit: string): Label {
  if (audit === EXCESSIVE) {
    const said = /^(found|unclear): /.exec(one.notes?.[audit] ?? '')?.[1];
    return said === 'found' || said === 'unclear' ? said : 'absent';
  }
  if (one.unclear.includes(audit)) return 'unclear';
  return one.found.includes(audit) ? 'found' : 'absent';
}

/** The label as it now stands. */
export function labelOf(one: LabelledPolicy, audit: string): Label {
  return one.corrected?.[audit]?.to ?? firstLabel(one, audit);
}

/** An audit labelled over all whole policies with the help of a search. */
export interface SearchedAudit {
  readonly audit: string;
  /** Policies that were labelled. */
  readonly policies: readonly string[];
  /** The label as it now stands; `first`, as it was first written. */
  readonly label: (policy: string, which?: 'first') => Label;
}

interface ConsentEntry {
  readonly policy: string;
  readonly 'blanket-consent': Label;
  readonly 'forced-consent': Label;
  readonly corrected?: Readonly<Record<string, Correction>>;
}

/** Consent by use, and refusal that costs the whole service. */
export const CONSENT_AUDITS: readonly SearchedAudit[] = (['blanket-consent', 'forced-consent'] as const).map(
  (audit) => {
    const { policies } = read<{ readonly policies: readonly ConsentEntry[] }>('consent.json');
    const of = new Map(policies.map((one) => [one.policy, one]));
    return {
      audit,
      policies: [...of.keys()],
      label: (policy, which) => {
        const one = of.get(policy);
        const correction = which === 'first' ? undefined : one?.corrected?.[audit];
        return correction?.to ?? one?.[audit] ?? 'unclear';
      },
    };
  },
);

interface RareFile {
  readonly categories: Readonly<Record<string, string>>;
  readonly audits: Readonly<
    Record<
      string,
      {
        readonly found: Readonly<Record<string, string>>;
        readonly unclear: Readonly<Record<string, string>>;
        readonly corrected?: Readonly<Record<string, Correction>>;
      }
    >
  >;
}

const rare = read<RareFile>('rare.json');

/** Categories of the apps, for the audit that needs one. */
export const CATEGORIES: ReadonlyMap<string, string> = new Map(Object.entries(rare.categories));

/** Audits that fire seldom, over all the policies named: what is in neither list makes no such finding. */
export function rareAudits(names: readonly string[]): readonly SearchedAudit[] {
  return Object.entries(rare.audits).map(([audit, { found, unclear, corrected }]) => ({
    audit,
    policies: names.filter((one) => audit !== EXCESSIVE || CATEGORIES.has(one)),
    label: (policy, which) => {
      const correction = which === 'first' ? undefined : corrected?.[policy];
      if (correction !== undefined) return correction.to;
      if (Object.hasOwn(unclear, policy)) return 'unclear';
      return Object.hasOwn(found, policy) ? 'found' : 'absent';
    },
  }));
}
