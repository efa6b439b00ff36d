/** A piece of the text, in UTF-16 code units: `start` is the first, `end` is after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A sentence longer than this is cut at a comma, at twice this anywhere: nobody quotes more, and no pass over it may be long. */
const MAXIMUM = 1200;
/** After a quotation that ends with a stop, these carry the sentence on. */
const GOES_ON = /[的等之和与或及，、；：]/;
const CLOSING = /["'”’」』）)》】\]]/;
const ABBREVIATIONS = new Set(
  'e.g i.e etc inc ltd co corp no vs mr mrs ms dr st u.s u.k art para sec fig approx est dept llc tel ext p.o a.m p.m'.split(
    ' ',
  ),
);

/**
 * The sentences of one block. Chinese ends at 。！？； and at the English marks where a sentence of Latin text may begin after them;
 * a block of the page is never joined with the next.
 * @param offset where the block begins in the text
 */
export function sentencesOf(block: string, offset: number): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let depth = 0;
  const end = (at: number) => {
    push(spans, block, start, at, offset);
    start = at;
  };
  for (let at = 0; at < block.length; at++) {
    const char = block.charAt(at);
    if (char === '（' || char === '(') depth = Math.min(depth + 1, 8);
    else if (char === '）' || char === ')') depth = Math.max(0, depth - 1);
    if (at - start >= MAXIMUM && (/[，,、 ]/.test(char) || at - start >= 2 * MAXIMUM)) end(at + 1);
    else if (
      char === '。' ||
      char === '！' ||
      char === '？' ||
      ((char === '；' || char === ';') && depth === 0)
    ) {
      // A full stop inside brackets ends nothing when the bracket goes on within reach.
      if (depth > 0 && char === '。' && closesSoon(block, at)) continue;
      let next = at + 1;
      while (
        next < block.length &&
        (CLOSING.test(block.charAt(next)) || /[。！？…]/.test(block.charAt(next)))
      )
        next++;
      at = next - 1;
      if (CLOSING.test(block.charAt(at)) && GOES_ON.test(block.charAt(next))) continue;
      depth = 0;
      end(next);
    } else if ((char === '.' || char === '!' || char === '?') && endsLatin(block, at)) {
      let next = at + 1;
      while (next < block.length && CLOSING.test(block.charAt(next))) next++;
      at = next - 1;
      depth = 0;
      end(next);
    }
  }
  end(block.length);
  return spans;
}

function closesSoon(block: string, at: number): boolean {
  const close = block.slice(at, at + 200).search(/[）)]/);
  return close !== -1 && close > 1;
}

function endsLatin(block: string, at: number): boolean {
  let next = at + 1;
  while (next < block.length && CLOSING.test(block.charAt(next))) next++;
  if (next >= block.length) return true;
  if (block.charAt(next) !== ' ') return false;
  const following = block.charAt(next + 1);
  if (!/[\p{Lu}\p{Script=Han}\d"'“‘([•–-]/u.test(following)) return false;
  if (block.charAt(at) !== '.') return true;
  const word = /[\p{L}\p{N}.]{1,12}$/u.exec(block.slice(Math.max(0, at - 12), at))?.[0].toLowerCase() ?? '';
  // Numbers of a list ("1. Collection"), initials and abbreviations.
  if (/^\d{1,2}(?:\.\d{1,2})*$/.test(word))
    return /[\p{L}\p{N}]/u.test(block.charAt(at - word.length - 2)) && !/^\d/.test(following);
  return !(ABBREVIATIONS.has(word) || /^[a-z]$/.test(word));
}

function push(spans: Span[], block: string, from: number, to: number, offset: number): void {
  let start = from;
  let end = to;
  while (start < end && block.charAt(start) === ' ') start++;
  while (end > start && block.charAt(end - 1) === ' ') end--;
  if (end > start) spans.push({ start: offset + start, end: offset + end });
}
