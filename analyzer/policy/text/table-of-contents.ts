import type { Block } from './block.ts';

/** Longer than this is no entry. */
const MAXIMUM_ENTRY = 90;
/** Fewer lines in a row are no table of contents. */
const MINIMUM_ENTRIES = 3;
const NO_ENTRY = /[。；;！!，,：:]$|[^0-9]\.$/;
const NUMBERING =
  /^(?:第[一二三四五六七八九十百0-9]{1,4}[部分章编篇条节]{1,2}|[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:[.．]\d{1,2}){0,3}|[IVX]{1,5})[）)、.．,，:： ]{1,2})/;
/** Before the page number of an entry. */
const LEADERS = new Set('.．·…•- \t');
const NUMERALS = '一二三四五六七八九十';

/**
 * Which blocks are entries of a table of contents: lines in a row that stand once more further below, there with a text of their own below
 * each. They head nothing: what follows the last of them is no part of the last section. A page's own headings are never counted.
 */
export function entriesOfContents(blocks: readonly Block[]): ReadonlySet<number> {
  const entries = new Set<number>();
  const places = placesBelow(blocks);
  for (let from = 0; from < blocks.length; from++) {
    if (!isShort(blocks[from])) continue;
    let to = from;
    while (isShort(blocks[to + 1])) to++;
    if (to - from + 1 >= MINIMUM_ENTRIES) {
      for (const entry of entriesIn(blocks, from, to, places)) entries.add(entry);
    }
    from = to;
  }
  return entries;
}

function isShort(block: Block | undefined): boolean {
  return (
    block !== undefined &&
    block.kind !== 'heading' &&
    block.kind !== 'row' &&
    block.text.length <= MAXIMUM_ENTRY &&
    !NO_ENTRY.test(block.text)
  );
}

/** For each block that may be an entry, where the same name stands next. */
function placesBelow(blocks: readonly Block[]): ReadonlyMap<number, number> {
  const below = new Map<number, number>();
  const last = new Map<string, number>();
  for (const [index, { text }] of blocks.entries()) {
    if (text.length > MAXIMUM_ENTRY) continue;
    const name = nameOf(text);
    const before = last.get(name);
    if (before !== undefined) below.set(before, index);
    last.set(name, index);
  }
  return below;
}

function entriesIn(
  blocks: readonly Block[],
  from: number,
  to: number,
  places: ReadonlyMap<number, number>,
): number[] {
  const repeated: { readonly entry: number; readonly below: number }[] = [];
  const names = new Set<string>();
  let stop = from;
  for (; stop <= to; stop++) {
    const name = nameOf(blocks[stop]?.text ?? '');
    // What was listed above begins here.
    if (names.has(name)) break;
    if (name.length < 2) continue;
    names.add(name);
    const entry = stop;
    const below = places.get(entry);
    if (below !== undefined) repeated.push({ entry, below });
  }
  // Below, a text stands between them; a document that is there twice has the same lines in a row again.
  const parted = repeated.filter(({ entry, below }, index) => {
    const next = repeated[index + 1];
    return next !== undefined && next.below - below > next.entry - entry;
  });
  const [first] = repeated;
  const last = repeated.at(-1);
  if (first === undefined || last === undefined || repeated.length < MINIMUM_ENTRIES) return [];
  if (parted.length < 2 || parted.length * 2 < repeated.length - 1) return [];
  // The first and the last may be worded otherwise below: they are counted with the others.
  let start = first.entry;
  while (start > from && follows(blocks[start - 1], blocks[start])) start--;
  let end = last.entry;
  while (end + 1 < stop && follows(blocks[end], blocks[end + 1])) end++;
  return Array.from({ length: end - start + 1 }, (_, index) => start + index);
}

/** Without numbering, blanks and page numbers. */
function nameOf(text: string): string {
  const name = text.replace(NUMBERING, '');
  let end = name.length - (/\d{0,3}$/.exec(name)?.[0].length ?? 0);
  while (LEADERS.has(name.charAt(end - 1))) end--;
  return name.slice(0, end).replace(/\s/g, '').toLowerCase();
}

function follows(block: Block | undefined, next: Block | undefined): boolean {
  const number = numberOf(block?.text ?? '');
  return number > 0 && numberOf(next?.text ?? '') === number + 1;
}

/** The number a line begins with, in digits or in Chinese up to nineteen; 0 where it has none. */
function numberOf(text: string): number {
  const digits = /^[（(]?(\d{1,2})[）)、.．,， ]/.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  const numeral = /^[（(]?(十?[一二三四五六七八九]|十)[）)、.．,， ]/.exec(text)?.[1];
  if (numeral === undefined) return 0;
  return numeral.length === 1 ? NUMERALS.indexOf(numeral) + 1 : 10 + NUMERALS.indexOf(numeral.slice(1)) + 1;
}
