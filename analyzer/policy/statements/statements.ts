import type { Statement, StatementKind } from '../../facts/policy.ts';
import { classifierFor } from '../model/models.ts';
import type { Piece, PolicyDocument } from '../text/document.ts';
import { detailsOf, isDefinition } from './details.ts';
import { mentionsIn } from './information.ts';
import { kindsByWording } from './kinds.ts';

const HANDLING: readonly StatementKind[] = ['collection', 'permission', 'use', 'sharing', 'sharing-practice'];
/** Topics that the classifier knows better than any wording: what it does not see, the lexicon alone does not make. */
const LEARNED: readonly StatementKind[] = ['collection', 'use', 'control'];
/** A topic that only the wording sees is kept when the classifier is not this far from seeing it. */
const NEAR = 0.35;
/** A sentence that no topic fits is judged by its wording alone when it is this short: headings, dates, addresses. */
const SHORT = 40;

/**
 * The statements of a document, in the order of the text: sentences and rows that say something about personal information.
 * @param text the document's text in simplified characters, of the same length
 */
export function statementsOf(document: PolicyDocument, text: string, language: 'zh' | 'en'): Statement[] {
  const statements: Statement[] = [];
  let lead: {
    readonly sentence: string;
    readonly kinds: readonly StatementKind[];
    readonly section: number;
  } | null = null;
  for (const { start, end, piece } of document.sentences) {
    const block = document.pieces[piece];
    if (block === undefined) continue;
    const sentence = text.slice(start, end);
    const read = readSentence(sentence, language);
    const introduced =
      lead !== null && lead.section === block.section && !block.heading && isListed(block, sentence);
    const inherited: readonly StatementKind[] = introduced ? (lead?.kinds ?? []) : [];
    const kinds = unique([
      ...read.kinds,
      ...(read.kinds.length === 0 || isBareList(sentence) ? inherited : []),
    ]);
    if (/[:：]$/.test(sentence) && !block.heading)
      lead = { sentence, kinds: read.kinds.filter(canIntroduce), section: block.section };
    else if (lead !== null && !introduced) lead = null;
    if (kinds.length === 0) continue;
    const mentions = mentionsIn(sentence, language, block.block.kind === 'row');
    const defines = isDefinition(sentence, language);
    statements.push({
      id: `s${statements.length + 1}`,
      kinds: defines ? withoutHandling(kinds) : kinds,
      personalInformation: defines ? [] : unique(mentions.flatMap(({ type }) => type ?? [])),
      mentions: mentions.map((mention) => ({
        ...mention,
        start: mention.start + start,
        end: mention.end + start,
      })),
      quote: document.text.slice(start, end),
      start,
      end,
      section: document.sections[block.section]?.title ?? null,
      heading: block.heading,
      lead: introduced ? (lead?.sentence ?? null) : null,
      ...detailsOf(sentence, language),
      important: read.important,
      risk: read.risk,
    });
  }
  return statements;
}

interface ReadSentence {
  readonly kinds: readonly StatementKind[];
  readonly important: boolean;
  readonly risk: boolean;
}

/** What a sentence by itself is about: the classifier's topics and the wording's kinds, each where it knows better. */
export function readSentence(sentence: string, language: 'zh' | 'en'): ReadSentence {
  const classifier = classifierFor(language);
  const scores = classifier.scores(sentence);
  const margins = new Map(
    classifier.labels.map((label, index) => [
      label,
      (scores[index] ?? 0) - (classifier.thresholds[index] ?? 0),
    ]),
  );
  const wording = kindsByWording(sentence, language);
  const important = language === 'en' ? null : (margins.get('important') ?? 0) > 0;
  const topics = [...margins]
    .filter(([label, margin]) => margin > 0 && isTopic(label))
    .map(([label]) => label as StatementKind);
  const worded = wording.filter((kind) => {
    const margin = margins.get(kind);
    if (margin === undefined) return true;
    return (
      margin > (LEARNED.includes(kind) ? -0.1 : -NEAR) ||
      (sentence.length <= SHORT && !LEARNED.includes(kind))
    );
  });
  // A sentence that is of no importance to a reader ("我们重视您的隐私") has topics only where the wording has them, too.
  const seen =
    important === false ? topics.filter((topic) => wording.includes(topic) || worded.length > 0) : topics;
  return {
    kinds: unique([...seen, ...worded]),
    important: important ?? topics.length > 0,
    risk: (margins.get('risk') ?? -1) > 0,
  };
}

function isTopic(label: string): boolean {
  return label !== 'important' && label !== 'risk';
}

/** What a definition is about, if anything; it handles nothing. */
function withoutHandling(kinds: readonly StatementKind[]): readonly StatementKind[] {
  const left = kinds.filter((kind) => !HANDLING.includes(kind));
  return left.length === 0 ? kinds : left;
}

function canIntroduce(kind: StatementKind): boolean {
  return kind !== 'contact' && kind !== 'policy-date' && kind !== 'scope';
}

/** Stands below its lead as an item, a numbered line or a row. */
function isListed({ block }: Piece, sentence: string): boolean {
  return (
    block.kind !== 'paragraph' ||
    /^\s*(?:[（(]?[\da-zA-Z一二三四五六七八九十①-⑳]{1,3}[）).、．]|[-•·●■◆*])/.test(block.text) ||
    sentence.length < 80
  );
}

/** A list of nouns, without a verb of its own to say what is done with them. */
function isBareList(sentence: string): boolean {
  return sentence.length < 60 && !/[。！？]/.test(sentence.slice(0, -1)) && !/我们|会|将|可以/.test(sentence);
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
