import type { PolicySection } from '../../facts/policy.ts';
import type { Block, RawDocument } from './block.ts';
import { headingLevel } from './headings.ts';
import { type Span, sentencesOf } from './sentences.ts';
import { entriesOfContents } from './table-of-contents.ts';

/** A document as it is shown and quoted: one text, and what stands where in it. */
export interface PolicyDocument {
  readonly title: string | null;
  readonly text: string;
  readonly sections: readonly PolicySection[];
  readonly pieces: readonly Piece[];
  readonly sentences: readonly Sentence[];
  readonly links: readonly (Span & { readonly text: string; readonly url: string })[];
}

/** A block and where it stands. */
export interface Piece extends Span {
  readonly block: Block;
  /** Index of the innermost section, -1 before the first heading. */
  readonly section: number;
  readonly heading: boolean;
}

export interface Sentence extends Span {
  /** Index into `pieces`. */
  readonly piece: number;
}

/** A row of a table is one sentence up to this length. */
const MAXIMUM_ROW = 2400;

/** Lays the blocks out as one text, a line each, and finds sections and sentences. */
export function layOut(raw: RawDocument): PolicyDocument {
  const pieces: Piece[] = [];
  const sentences: Sentence[] = [];
  const links: PolicyDocument['links'][number][] = [];
  const sections: { title: string; level: number; start: number; end: number }[] = [];
  const lines: string[] = [];
  let at = 0;
  let list: ItemNumber | null = null;
  let previous = '';
  const contents = entriesOfContents(raw.blocks);
  for (const [index, block] of raw.blocks.entries()) {
    list = listNumber(block, list, previous);
    previous = block.text;
    const level = list === null ? headingLevel(block) : 0;
    if (level > 0 && !contents.has(index)) sections.push({ title: block.text, level, start: at, end: at });
    const end = at + block.text.length;
    const piece = pieces.length;
    pieces.push({ block, start: at, end, section: sections.length - 1, heading: level > 0 });
    lines.push(block.text);
    if ((level === 0 && block.kind !== 'row') || block.text.length > MAXIMUM_ROW) {
      for (const span of sentencesOf(block.text, at)) sentences.push({ ...span, piece });
    } else sentences.push({ start: at, end, piece });
    let from = 0;
    for (const link of block.links) {
      const found = link.text === '' ? -1 : block.text.indexOf(link.text, from);
      const start = found === -1 ? at : at + found;
      links.push({ ...link, start, end: found === -1 ? end : start + link.text.length });
      if (found !== -1) from = found + link.text.length;
    }
    at = end + 1;
  }
  const text = lines.join('\n');
  return {
    title: titleOf(raw, pieces),
    text,
    sections: closed(sections, text.length),
    pieces,
    sentences,
    links,
  };
}

/** How an item of a list is numbered: “（2）” and “2.” are of two lists. */
interface ItemNumber {
  readonly number: number;
  readonly style: string;
}

/**
 * The number of an item in a list, `null` outside of one: "1. 手机号码" below "我们会收集：" looks like a heading and is none; nor is
 * what goes on counting behind an item that ends as no heading does, though it may lack a stop itself.
 */
function listNumber(block: Block, last: ItemNumber | null, previous: string): ItemNumber | null {
  if (block.kind === 'heading' || block.kind === 'row') return null;
  const item = numberOf(block.text);
  if (item === null) return null;
  if (item.number === 1 && /[:：]$/.test(previous)) return item;
  const before = last ?? (/[；;，,]$/.test(previous) ? numberOf(previous) : null);
  return before !== null && before.style === item.style && before.number + 1 === item.number ? item : null;
}

function numberOf(text: string): ItemNumber | null {
  const found = /^([（(]?)(\d{1,2})\s?([）).、．])(?!\d)/.exec(text);
  return found === null ? null : { number: Number(found[2]), style: `${found[1]}${found[3]}` };
}

/** A section ends where the next of its level or a higher one begins. */
function closed(sections: readonly PolicySection[], length: number): PolicySection[] {
  const ends = new Array<number>(sections.length).fill(length);
  const open: number[] = [];
  for (const [index, { level, start }] of sections.entries()) {
    for (
      let last = open.at(-1);
      last !== undefined && (sections[last]?.level ?? 0) >= level;
      last = open.at(-1)
    ) {
      ends[last] = start;
      open.pop();
    }
    open.push(index);
  }
  return sections.map((section, index) => ({ ...section, end: ends[index] ?? length }));
}

const POLICY_NAME =
  /(?:隐私|隱私|个人信息|個人資料|儿童)[^，。；：:]{0,14}(?:政策|声明|聲明|指引|协议|条款|权政策|说明)|privacy (?:policy|notice|statement)|data protection (?:notice|policy)/i;
const DOCUMENT_NAME =
  /(?:政策|声明|聲明|指引|协议|協議|条款|條款|须知|规则)(?:[（(][^）)]{1,12}[）)])?$|(?:policy|notice|statement|terms|agreement)$/i;
/** Looked at from the start for the document's name. */
const FIRST = 15;

/** The first short line that names the document, as what it calls itself; else the file's own title. */
function titleOf(raw: RawDocument, pieces: readonly Piece[]): string | null {
  const first = pieces.slice(0, FIRST).map(({ block }) => block.text);
  const named =
    first.find((text) => text.length <= 60 && DOCUMENT_NAME.test(text)) ??
    (raw.title !== null && POLICY_NAME.test(raw.title) ? raw.title : undefined) ??
    first.find((text) => text.length <= 60 && POLICY_NAME.test(text) && !/[。；：:]$/.test(text));
  return named ?? raw.title ?? pieces.find(({ heading }) => heading)?.block.text ?? null;
}
