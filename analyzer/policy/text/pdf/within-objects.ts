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
  const before = text.slice(Math.max(0, at - BACK), at);
  const token = before.replace(/[\0\t\n\f\r ]+$/, '');
  if (token.endsWith('>>')) return true;
  // A comment ends with its line.
  const line = token.slice(Math.max(token.lastIndexOf('\n'), token.lastIndexOf('\r')) + 1);
  return /[\n\r]/.test(before.slice(token.length)) && (line.includes('%') || line.length >= BACK - 1);
}
