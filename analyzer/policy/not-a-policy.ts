import pagesJson from '../../policies/catalog/lexicon/other-pages.json' with { type: 'json' };
import type { Text } from '../text.ts';
import type { PolicyDocument } from './text/document.ts';

interface Words {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

interface OtherPages {
  readonly practice: Words;
  readonly information: Words;
  readonly subject: Words;
  readonly pages: readonly {
    readonly id: string;
    readonly reason: Text;
    readonly maximumCharacters: number;
    readonly atLeast: number;
    readonly marks: Words;
  }[];
  readonly agreement: { readonly reason: Text; readonly titles: Words; readonly unlessTitles: Words };
  readonly stub: {
    readonly reason: Text;
    readonly maximumCharacters: { readonly zh: number; readonly en: number };
  };
  readonly other: { readonly reason: Text };
  readonly data: { readonly reason: Text };
  readonly empty: { readonly reason: Text };
}

const lexicon = pagesJson as OtherPages;

/** So many sentences on handling personal information make a policy, whatever else is on the page. */
const ENOUGH = 6;
/**
 * One sentence of so many speaks of privacy or of somebody's information in a policy; a standard on data that programs collect
 * and share, say, speaks of it nowhere, or once. Of the policies measured, none has fewer than one in twenty.
 */
const SUBJECT_IN = 50;
/** Sentences looked at: a policy shows what it is well before. */
const LOOKED_AT = 2000;

export interface NotAPolicy {
  /** Stable and kebab-case. */
  readonly id: string;
  readonly reason: Text;
}

/**
 * What was saved in place of a policy, or `null` for a policy. A page is taken for something else only when it hardly
 * speaks of handling personal information; a thin policy is a policy.
 * @param text the document's text in simplified characters
 */
export function whyNotAPolicy(
  document: PolicyDocument,
  text: string,
  passwordFields: number,
): NotAPolicy | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return { id: 'no-text', reason: lexicon.empty.reason };
  if (isData(text)) return { id: 'data-file', reason: lexicon.data.reason };
  const lower = text.toLowerCase();
  const { practices, subjects } = countSentences(document, lower);
  const { length } = text;
  const agreement = isAgreement(document);
  if (agreement && practices < Math.max(ENOUGH, document.sentences.length * 0.2)) {
    return { id: 'user-agreement', reason: lexicon.agreement.reason };
  }
  const looked = Math.min(document.sentences.length, LOOKED_AT);
  if (practices >= ENOUGH && subjects * SUBJECT_IN < looked) {
    return { id: 'other-document', reason: lexicon.other.reason };
  }
  if (practices >= ENOUGH) return null;
  for (const page of lexicon.pages) {
    if (length > page.maximumCharacters) continue;
    const marks = [...page.marks.zh, ...page.marks.en].filter((mark) => lower.includes(mark)).length;
    const secret = page.id === 'login-page' && passwordFields > 0 ? 1 : 0;
    if (marks + secret >= page.atLeast && practices <= Math.max(1, marks / 2)) return page;
  }
  const han = /[\u3400-\u9fff]/.test(text);
  const stub = lexicon.stub.maximumCharacters[han ? 'zh' : 'en'];
  if (length < stub && practices < 2) return { id: 'stub', reason: lexicon.stub.reason };
  if (practices === 0) return { id: 'other-document', reason: lexicon.other.reason };
  return null;
}

/** A JSON document: policies quoted in a program's output are not the policy. */
function isData(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface Counts {
  /** Sentences that name both information and what is done with it. */
  readonly practices: number;
  /** Sentences that name privacy, or information as a person's. */
  readonly subjects: number;
}

function countSentences(document: PolicyDocument, lower: string): Counts {
  const { practice, information, subject } = lexicon;
  let practices = 0;
  let subjects = 0;
  for (const { start, end } of document.sentences.slice(0, LOOKED_AT)) {
    const sentence = lower.slice(start, end);
    const language = /[\u3400-\u9fff]/.test(sentence) ? 'zh' : 'en';
    const names = (words: Words) => words[language].some((word) => sentence.includes(word));
    if (names(subject)) subjects++;
    if (names(practice) && names(information)) practices++;
  }
  return { practices, subjects };
}

function isAgreement(document: PolicyDocument): boolean {
  const title = document.title ?? '';
  return names(title, lexicon.agreement.titles) && !isPolicyTitle(title);
}

/** Whether a document so titled is on privacy or personal information. */
export function isPolicyTitle(title: string): boolean {
  return names(title, lexicon.agreement.unlessTitles);
}

function names(title: string, { zh, en }: Words): boolean {
  const lower = title.toLowerCase();
  return [...zh, ...en].some((word) => lower.includes(word));
}
