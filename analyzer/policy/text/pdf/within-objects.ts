import type { Pieces } from './pieces.ts';
import { isSpace, TooMuchSyntax } from './syntax.ts';

/**
 * The same pieces of a stream of objects (ISO 32000-1, 7.5.7), in which no stream may be: PDF.js would take one there for a stream.
 * The word may well be in a text (“(live stream)”); a stream’s stands behind a dictionary, with nothing but space and comments between.
 * @throws {TooMuchSyntax}
 */
export async function* withoutStreams(pieces: Pieces): AsyncGenerator<Uint8Array> {
  let state = 0;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at++) {
      state = NEXT[(state << 8) | (piece[at] ?? 0)] ?? 0;
      if (state === STREAM) throw new TooMuchSyntax();
    }
    yield piece;
  }
}

// What may be so at a place, as bits of a state, above them how many letters of the word have come. What is a text and what a
// comment cannot be told without reading all of the objects’ syntax, so every `>>` may end a dictionary, and every `%` behind one
// may begin a comment.
/** The byte before was `>`. */
const CLOSING = 1;
/** Nothing but space and whole comments has come behind a `>>`. */
const BEHIND = 2;
/** A comment behind a `>>` is open; it ends with its line. */
const COMMENT = 4;

const WORD = Uint8Array.from('stream', (letter) => letter.charCodeAt(0));
const STREAM = WORD.length << 3;

function nextState(state: number, byte: number): number {
  const come = state >> 3;
  const letters = byte === WORD[come] && (come > 0 || (state & BEHIND) !== 0) ? come + 1 : 0;
  if (letters === WORD.length) return STREAM;
  const isLineEnd = byte === 0x0a || byte === 0x0d;
  const isClosing = byte === 0x3e;
  const isBehind =
    (isClosing && (state & CLOSING) !== 0) ||
    (isSpace(byte) && (state & BEHIND) !== 0) ||
    (isLineEnd && (state & COMMENT) !== 0);
  const isComment = !isLineEnd && ((state & COMMENT) !== 0 || (byte === 0x25 && (state & BEHIND) !== 0));
  return (letters << 3) | (isClosing ? CLOSING : 0) | (isBehind ? BEHIND : 0) | (isComment ? COMMENT : 0);
}

/** The state behind each state and byte, as there may be some hundred million bytes. */
const NEXT = Uint8Array.from({ length: STREAM << 8 }, (_, i) => nextState(i >> 8, i & 0xff));
