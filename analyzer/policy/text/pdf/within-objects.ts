import type { Pieces } from './filters.ts';
import { TooMuchSyntax } from './syntax.ts';

/** Bytes looked back at, from the word `stream`. */
const BACK = 4096;

/**
 * The same pieces of a stream of objects (ISO 32000-1, 7.5.7), in which no stream may be: PDF.js would take one there for a stream.
 * The word may well be in a text (“(live stream)”); a stream’s stands behind a dictionary, with nothing but space and comments between.
 * @throws {TooMuchSyntax}
 */
export async function* withoutStreams(pieces: Pieces): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('latin1');
  let text = '';
  for await (const piece of pieces) {
    text = text.slice(-BACK) + decoder.decode(piece);
    for (const { index } of text.matchAll(/stream/g))
      if (isBehindDictionary(text, index)) throw new TooMuchSyntax();
    yield piece;
  }
}

function isBehindDictionary(text: string, at: number): boolean {
  const start = Math.max(0, at - BACK);
  const seen = new Set<number>();
  const ends = [at];
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    const token = text.slice(start, end).replace(/[\0\t\n\f\r ]+$/, '');
    // Nothing but space and comments as far as is looked back.
    if (token.endsWith('>>') || (token === '' && start > 0)) return true;
    const gap = text.slice(start + token.length, end);
    // A comment goes to the end of its line, and where it began one cannot tell from behind.
    if (!/[\n\r]/.test(gap)) continue;
    const line = Math.max(token.lastIndexOf('\n'), token.lastIndexOf('\r')) + 1;
    for (let sign = token.indexOf('%', line); sign >= 0; sign = token.indexOf('%', sign + 1)) {
      if (seen.has(sign)) continue;
      seen.add(sign);
      ends.push(start + sign);
    }
    if (line === 0 && start > 0) return true;
  }
  return false;
}
