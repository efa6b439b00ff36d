/** Data as it comes. */
export type Pieces = AsyncIterable<Uint8Array>;

/** How much is handed on at a time, in bytes. */
export const PIECE = 1 << 16;
/** And at first, since most streams are short and what is read behind a stream's own end counts as read, too. */
const FIRST_PIECE = 1 << 10;

/** Data in pieces, the first of them small. */
export async function* piecesOf(data: Uint8Array): AsyncGenerator<Uint8Array> {
  for (const [start, end] of cuts(0, data.length)) yield data.subarray(start, end);
}

/** Where the pieces of so many bytes begin and end. */
export function* cuts(from: number, to: number): Generator<readonly [number, number]> {
  let size = FIRST_PIECE;
  for (let at = from; at < to; ) {
    const end = Math.min(at + size, to);
    yield [at, end];
    at = end;
    size = Math.min(size * 2, PIECE);
  }
}
