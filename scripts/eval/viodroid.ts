import { readFileSync } from 'node:fs';
import type { StatementKind } from '../../analyzer/facts/policy.ts';
import { detailsOf } from '../../analyzer/policy/statements/details.ts';
import { mentionsIn } from '../../analyzer/policy/statements/information.ts';
import { readSentence } from '../../analyzer/policy/statements/statements.ts';
import { simplified } from '../../analyzer/policy/text/traditional.ts';
import { countLabel, f1, macro, micro, precision, recall, rounded } from './scores.ts';

export interface VioSentence {
  readonly text: string;
  readonly rules: readonly string[];
}

export function readViodroid(file: string): VioSentence[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { text: string; labels: string[] })
    .map(({ text, labels }) => ({ text, rules: labels.filter((label) => label.startsWith('CR')) }));
}

/** What our reading of a sentence says, in the terms that the rules are asked in. */
interface Reading {
  readonly has: (kind: StatementKind) => boolean;
  readonly purpose: boolean;
  readonly condition: boolean;
  /** Names information of a type. */
  readonly names: boolean;
  /** Names information, if only "device information". */
  readonly anyName: boolean;
  readonly contacts: boolean;
  /** Says that information leaves the country, not only that it may be asked for. */
  readonly transfers: boolean;
  /** Says how to get in touch, not only that one may. */
  readonly reachable: boolean;
}

const NOT_CONTACT: readonly StatementKind[] = [
  'policy-date',
  'opt-out',
  'collection',
  'account-cancellation',
  'sharing',
];
const NOT_ACCEPTANCE: readonly StatementKind[] = [
  'control',
  'minors',
  'sharing',
  'collection',
  'security',
  'scope',
  'handler-identity',
];
const NOT_OTHER_RIGHT: readonly StatementKind[] = [
  'opt-out',
  'minors',
  'consent-withdrawal',
  'retention',
  'security',
];
const NOT_SHARING_CONSENT: readonly StatementKind[] = [
  'minors',
  'cross-border',
  'consent-exception',
  'control',
  'opt-out',
  'policy-change',
  'consent',
  'collection',
];
const NOT_PASSING_ON: readonly StatementKind[] = ['minors', 'cross-border', 'consent-exception', 'breach'];

/** Says that information is passed on, and not only on what terms it would be. */
function passesOn(has: Reading['has']): boolean {
  return has('sharing') && has('sharing-practice') && !NOT_PASSING_ON.some(has);
}

/** With one of these, protection is not what the sentence is about. */
const NOT_PROTECTION: readonly StatementKind[] = [
  'breach',
  'minors',
  'cross-border',
  'collection',
  'sharing',
  'retention',
];

/** VioDroid's rules CR1 to CR26, and the statement of ours that answers each. Nothing was learned from VioDroid's labels. */
const RULES: readonly {
  readonly id: string;
  readonly asks: string;
  readonly met: (reading: Reading) => boolean;
}[] = [
  { id: 'CR1', asks: 'date of update or effect', met: ({ has }) => has('policy-date') },
  { id: 'CR2', asks: 'scope', met: ({ has }) => has('scope') },
  { id: 'CR3', asks: 'identity of the handler', met: ({ has }) => has('handler-identity') },
  {
    id: 'CR4',
    asks: 'contact of the handler',
    met: ({ has, reachable, contacts }) =>
      has('contact') &&
      reachable &&
      !NOT_CONTACT.some(has) &&
      (contacts || !(has('control') && (has('access') || has('correction') || has('deletion')))),
  },
  { id: 'CR5', asks: 'consent of a guardian', met: ({ has }) => has('guardian-consent') && has('minors') },
  {
    id: 'CR6',
    asks: 'consent before collection',
    met: ({ has }) => has('consent') && !NOT_ACCEPTANCE.some(has),
  },
  { id: 'CR7', asks: 'notice of changes', met: ({ has }) => has('change-notice') && !has('policy-date') },
  {
    id: 'CR8',
    asks: 'withdrawal of consent',
    met: ({ has }) => has('consent-withdrawal') && !has('opt-out'),
  },
  { id: 'CR9', asks: 'leaving personalised display', met: ({ has }) => has('opt-out') },
  {
    id: 'CR10',
    asks: 'other rights',
    met: ({ has }) =>
      has('control') &&
      !NOT_OTHER_RIGHT.some(has) &&
      (has('access') || has('correction') || has('deletion') || has('account-cancellation')),
  },
  {
    id: 'CR11',
    asks: 'purpose of collection',
    met: ({ has, purpose, condition }) =>
      (purpose || condition) &&
      (has('collection') || has('use') || has('permission')) &&
      !has('sharing') &&
      !has('minors') &&
      !has('opt-out'),
  },
  {
    id: 'CR12',
    asks: 'personalised display',
    met: ({ has }) =>
      has('targeted-push') && has('use') && !has('opt-out') && !has('sharing') && !has('control'),
  },
  {
    id: 'CR13',
    asks: 'information collected',
    met: ({ has, anyName }) =>
      anyName &&
      (has('collection') || has('permission')) &&
      !has('sharing') &&
      !has('minors') &&
      !has('consent-withdrawal'),
  },
  { id: 'CR14', asks: 'time of retention', met: ({ has }) => has('retention') },
  {
    id: 'CR15',
    asks: 'measures of protection',
    met: ({ has }) => has('security') && !NOT_PROTECTION.some(has),
  },
  { id: 'CR16', asks: 'sensitive information', met: ({ has }) => has('sensitive-information') },
  { id: 'CR17', asks: 'notice of incidents', met: ({ has }) => has('breach') },
  {
    id: 'CR18',
    asks: 'sharing',
    met: ({ has }) => passesOn(has),
  },
  {
    id: 'CR19',
    asks: 'consent to sharing',
    met: ({ has }) => has('sharing-consent') && has('sharing') && !NOT_SHARING_CONSENT.some(has),
  },
  {
    id: 'CR20',
    asks: 'who the third parties are',
    met: ({ has }) => passesOn(has),
  },
  {
    id: 'CR21',
    asks: 'purpose of sharing',
    met: ({ has, purpose }) => passesOn(has) && purpose,
  },
  {
    id: 'CR22',
    asks: 'information shared',
    met: ({ has, names }) => passesOn(has) && names,
  },
  {
    id: 'CR23',
    asks: 'cross-border transfer',
    met: ({ has, transfers }) => has('cross-border') && transfers && !has('cross-border-consent'),
  },
  { id: 'CR24', asks: 'consent to cross-border transfer', met: ({ has }) => has('cross-border-consent') },
  { id: 'CR25', asks: 'purpose of cross-border transfer', met: ({ has }) => has('cross-border-purpose') },
  {
    id: 'CR26',
    asks: 'protection in cross-border transfer',
    met: ({ has }) => has('cross-border-safeguard'),
  },
];

export function scoreViodroid(sentences: readonly VioSentence[]) {
  const readings = sentences.map(({ text }) => readingOf(simplified(text)));
  const perRule = RULES.map(({ id, asks, met }) => {
    const counts = countLabel(
      readings.map(met),
      sentences.map(({ rules }) => rules.includes(id)),
    );
    return { id, asks, counts };
  });
  const counts = perRule.map((rule) => rule.counts);
  return {
    micro: rounded(micro(counts)),
    macro: rounded(macro(counts)),
    perRule: Object.fromEntries(
      perRule.map(({ id, asks, counts: ofRule }) => [
        id,
        {
          asks,
          precision: rounded(precision(ofRule)),
          recall: rounded(recall(ofRule)),
          f1: rounded(f1(ofRule)),
        },
      ]),
    ),
  };
}

function readingOf(sentence: string): Reading {
  const { kinds } = readSentence(sentence, 'zh');
  const details = detailsOf(sentence, 'zh');
  const mentions = mentionsIn(sentence, 'zh', false);
  return {
    has: (kind) => kinds.includes(kind),
    purpose: details.purpose !== null,
    condition: details.condition !== null,
    names: mentions.some(({ hypernym }) => !hypernym),
    anyName: mentions.length > 0,
    contacts: details.contacts.length > 0,
    transfers: /传输|转移|提供|出境|访问|跨境/.test(sentence) && !/主动行为/.test(sentence),
    reachable: details.contacts.length > 0 || sentence.length > 12,
  };
}
