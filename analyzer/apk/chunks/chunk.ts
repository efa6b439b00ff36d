import type { ByteView } from '../../bytes/view.ts';

/** `RES_*_TYPE` of frameworks/base, libs/androidfw/include/androidfw/ResourceTypes.h. */
export const CHUNK = {
  stringPool: 0x0001,
  table: 0x0002,
  xml: 0x0003,
  xmlStartNamespace: 0x0100,
  xmlEndNamespace: 0x0101,
  xmlStartElement: 0x0102,
  xmlEndElement: 0x0103,
  xmlCdata: 0x0104,
  xmlLast: 0x017f,
  xmlResourceMap: 0x0180,
  tablePackage: 0x0200,
  tableType: 0x0201,
  tableTypeSpec: 0x0202,
  tableLibrary: 0x0203,
} as const;

/** Type, header size, size: what every chunk begins with (`ResChunk_header`). */
export const CHUNK_HEADER = 8;

/** One chunk: `view` begins at its header and ends where the chunk says it ends. */
export interface Chunk {
  readonly type: number;
  readonly headerSize: number;
  readonly size: number;
  /** From the start of the view it was found in. */
  readonly offset: number;
  readonly view: ByteView;
}

/**
 * The chunks from `offset` on, as Android walks them: it stops at the first whose sizes cannot be right (`validate_chunk`, ResourceTypes.cpp)
 * and keeps what it read before. `onBad` is told where, unless the end is clean.
 */
export function* chunksIn(view: ByteView, offset: number, onBad: (offset: number) => void): Generator<Chunk> {
  let at = offset;
  while (at + CHUNK_HEADER <= view.length) {
    const type = view.u16(at);
    const headerSize = view.u16(at + 2);
    const size = view.u32(at + 4);
    const bad = headerSize < CHUNK_HEADER || headerSize > size || ((headerSize | size) & 3) !== 0;
    if (bad || size > view.length - at) {
      onBad(at);
      return;
    }
    yield { type, headerSize, size, offset: at, view: view.slice(at, size) };
    at += size;
  }
}
