import englishJson from '../../../policies/catalog/lexicon/details-en.json' with { type: 'json' };
import chineseJson from '../../../policies/catalog/lexicon/details-zh.json' with { type: 'json' };
import type { LegalBasis, Statement } from '../../facts/policy.ts';
import { anyOf } from './patterns.ts';

interface DetailsFile {
  readonly denial: readonly string[];
  /** A denial that holds only without consent denies nothing. */
  readonly conditionalDenial: readonly string[];
  readonly definition: { readonly any: readonly string[]; readonly not: readonly string[] };
  readonly purpose: readonly string[];
  readonly condition: readonly string[];
  readonly recipient: readonly string[];
  readonly openEnded: readonly string[];
  readonly refusal: {
    readonly refuses: readonly string[];
    readonly noEffect: readonly string[];
    readonly deniesService: readonly string[];
    readonly deniesFunction: readonly string[];
  };
  readonly necessary: readonly string[];
  readonly optional: readonly string[];
  readonly consent: {
    readonly separate: readonly string[];
    readonly explicit: readonly string[];
    readonly deemed: readonly string[];
  };
  readonly legalBasis: readonly { readonly id: LegalBasis; readonly any: readonly string[] }[];
  readonly retention: readonly string[];
  readonly responseTime: readonly string[];
  readonly age: readonly string[];
  readonly places: readonly string[];
}

interface Details {
  readonly denial: RegExp;
  readonly conditionalDenial: RegExp;
  readonly definition: RegExp;
  readonly notDefinition: RegExp;
  readonly purpose: RegExp;
  readonly condition: RegExp;
  readonly recipient: RegExp;
  readonly openEnded: RegExp;
  readonly refuses: RegExp;
  readonly noEffect: RegExp;
  readonly deniesService: RegExp;
  readonly deniesFunction: RegExp;
  readonly necessary: RegExp;
  readonly optional: RegExp;
  readonly separate: RegExp;
  readonly explicit: RegExp;
  readonly deemed: RegExp;
  readonly legalBasis: readonly { readonly id: LegalBasis; readonly any: RegExp }[];
  readonly retention: RegExp;
  readonly responseTime: RegExp;
  readonly age: RegExp;
  readonly places: readonly string[];
}

const files = { zh: chineseJson as DetailsFile, en: englishJson as DetailsFile };
const compiled = new Map<'zh' | 'en', Details>();
const CONTACT =
  /[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,20}){1,3}|https?:\/\/[\w.\-/?=&%#:~+]{3,200}|(?<![\d.])(?:\+?86[- ]?)?(?:0\d{2,3}[- ]?\d{7,8}(?:-\d{1,5})?|400[- ]?\d{3,4}[- ]?\d{3,4}|1[3-9]\d{9}|95\d{3,4})(?!\d)/g;
const MAXIMUM_DETAIL = 120;
const HAN_DIGITS = '零一二三四五六七八九';

export type StatementDetails = Pick<
  Statement,
  | 'negated'
  | 'purpose'
  | 'recipient'
  | 'condition'
  | 'refusal'
  | 'openEnded'
  | 'necessity'
  | 'consent'
  | 'legalBasis'
  | 'responseTime'
  | 'retention'
  | 'places'
  | 'age'
  | 'contacts'
>;

/** What a sentence says beside its kinds: of whom, what for, when, with what consequence. */
export function detailsOf(sentence: string, language: 'zh' | 'en'): StatementDetails {
  const details = detailsFor(language);
  const time = details.responseTime.exec(sentence);
  const age = numberIn(details.age.exec(sentence));
  return {
    negated: details.denial.test(sentence) && !details.conditionalDenial.test(sentence),
    purpose: captured(details.purpose, sentence),
    recipient: captured(details.recipient, sentence),
    condition: captured(details.condition, sentence),
    refusal: refusalOf(sentence, details),
    openEnded: details.openEnded.test(sentence),
    necessity: details.optional.test(sentence)
      ? 'optional'
      : details.necessary.test(sentence)
        ? 'necessary'
        : null,
    consent: consentOf(sentence, details),
    legalBasis: details.legalBasis.find(({ any }) => any.test(sentence))?.id ?? null,
    responseTime: responseTimeOf(time),
    retention: captured(details.retention, sentence),
    places: details.places.filter((place) => sentence.includes(place)),
    age,
    contacts: [...new Set(sentence.match(CONTACT) ?? [])],
  };
}

/**
 * Whether a sentence only says what a term means ("敏感个人信息是一旦泄露……的个人信息，包括生物识别、宗教信仰……"): what it names is an example of
 * the term, not what this handler handles.
 */
export function isDefinition(sentence: string, language: 'zh' | 'en'): boolean {
  const { definition, notDefinition } = detailsFor(language);
  return definition.test(sentence) && !notDefinition.test(sentence);
}

function refusalOf(sentence: string, details: Details): Statement['refusal'] {
  const refuses = details.refuses.exec(sentence);
  if (refuses === null) return null;
  const consequence = sentence.slice(refuses.index);
  // "Cannot use this function, which does not affect the others" denies the function.
  const harmless = details.noEffect.test(consequence);
  const denied = harmless ? consequence.replace(details.noEffect, '，') : consequence;
  if (details.deniesService.test(denied)) return 'denies-service';
  if (details.deniesFunction.test(denied)) return 'denies-function';
  return harmless ? 'no-effect' : null;
}

function consentOf(sentence: string, { separate, explicit, deemed }: Details): Statement['consent'] {
  if (separate.test(sentence)) return 'separate';
  if (deemed.test(sentence)) return 'deemed';
  return explicit.test(sentence) ? 'explicit' : null;
}

function responseTimeOf(found: RegExpExecArray | null): Statement['responseTime'] {
  const days = numberIn(found);
  if (found === null || days === null) return null;
  return {
    days: /月|month/i.test(found[0]) ? days * 30 : days,
    workingDays: /工作日|working|business/i.test(found[0]),
  };
}

/** The first group that took part, when it is a number in digits or in Chinese below one hundred. */
function numberIn(found: RegExpExecArray | null): number | null {
  const text = found?.slice(1).find((group) => group !== undefined);
  if (text === undefined) return null;
  if (/^\d+$/.test(text)) return Number(text);
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? (tens === '' ? 1 : HAN_DIGITS.indexOf(tens)) : 0;
  const one = ones === '' ? 0 : HAN_DIGITS.indexOf(ones);
  return ten < 0 || one < 0 ? null : ten * 10 + one;
}

function captured(pattern: RegExp, sentence: string): string | null {
  const found = pattern.exec(sentence);
  const group = found?.slice(1).find((one) => one !== undefined) ?? found?.[0];
  const text = group?.trim().slice(0, MAXIMUM_DETAIL);
  return text === undefined || text === '' ? null : text;
}

function detailsFor(language: 'zh' | 'en'): Details {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const file = files[language];
  const details: Details = {
    denial: anyOf(file.denial),
    conditionalDenial: anyOf(file.conditionalDenial),
    definition: anyOf(file.definition.any),
    notDefinition: anyOf(file.definition.not),
    purpose: anyOf(file.purpose),
    condition: anyOf(file.condition),
    recipient: anyOf(file.recipient),
    openEnded: anyOf(file.openEnded),
    refuses: anyOf(file.refusal.refuses),
    noEffect: anyOf(file.refusal.noEffect),
    deniesService: anyOf(file.refusal.deniesService),
    deniesFunction: anyOf(file.refusal.deniesFunction),
    necessary: anyOf(file.necessary),
    optional: anyOf(file.optional),
    separate: anyOf(file.consent.separate),
    explicit: anyOf(file.consent.explicit),
    deemed: anyOf(file.consent.deemed),
    legalBasis: file.legalBasis.map(({ id, any }) => ({ id, any: anyOf(any) })),
    retention: anyOf(file.retention),
    responseTime: anyOf(file.responseTime),
    age: anyOf(file.age),
    places: file.places,
  };
  compiled.set(language, details);
  return details;
}
