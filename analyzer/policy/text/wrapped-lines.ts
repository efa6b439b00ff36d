/** A text is taken to be cut at a fixed width when this share of its longer lines end near the same length. */
const SHARE = 0.6;
/** Chinese characters are drawn two columns wide. */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/g;
const ENDS_SENTENCE = /[.!?:;。！？：；…”"')）》】]$/;
const BEGINS_PIECE =
  /^\s*(?:[-*•·●■◆]|[（(]?[0-9０-９]{1,3}[）).、．]|[（(]?[一二三四五六七八九十]{1,3}[）)、．]|[a-zA-Z][).])/;

/**
 * Joins lines that a mail program, a terminal or a page of a PDF cut at its width.
 * @param width in columns, `null` when lines are whole
 */
export function joinWrapped(lines: readonly string[], width = commonWidth(lines)): string[] {
  if (width === null) return [...lines];
  // In pieces until the end: a text that is made so is one paragraph of fifty thousand lines.
  const joined: string[][] = [];
  let open = false;
  let last = '';
  for (const line of lines) {
    const previous = joined.at(-1);
    const trimmed = line.trim();
    if (open && previous !== undefined && trimmed !== '' && !BEGINS_PIECE.test(line)) {
      const latin = isLatin(last.charAt(last.length - 1)) && isLatin(trimmed.charAt(0));
      previous.push(latin ? ' ' : '', trimmed);
      last = trimmed;
    } else {
      joined.push([line]);
      last = line;
    }
    open = columns(line) >= width * 0.8 && !ENDS_SENTENCE.test(trimmed);
  }
  return joined.map((pieces) => pieces.join(''));
}

/** One that a space parts from another; no character is none. */
function isLatin(character: string): boolean {
  return /^[\x21-\x7e]$/.test(character);
}

/** The width the text was cut at, in columns, or `null`. */
function commonWidth(lines: readonly string[]): number | null {
  const long = lines.map(columns).filter((length) => length >= 40);
  if (long.length < 8) return null;
  const widest = nearWidest(long);
  if (widest > 140) return null;
  const near = long.filter((length) => length >= widest * 0.8 && length <= widest * 1.1).length;
  return near >= long.length * SHARE ? widest : null;
}

/** The width of a page whose lines are known to be cut, in columns. */
export function widestLine(lines: readonly string[]): number {
  return nearWidest(lines.map(columns).filter((length) => length > 0));
}

function nearWidest(lengths: readonly number[]): number {
  const sorted = lengths.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0;
}

function columns(line: string): number {
  const trimmed = line.trimEnd();
  return trimmed.length + (trimmed.match(WIDE)?.length ?? 0);
}
