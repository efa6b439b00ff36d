import { joined, type Mutation } from './mutation.ts';
import type { Random } from './random.ts';

/** A chunk of AXML or ARSC: type (2), header size (2), size (4), with the chunks that it stands in. */
interface Place {
  readonly at: number;
  readonly size: number;
  readonly around: readonly number[];
}

const MAXIMUM_PLACES = 400;

/** The chunks of a file, those inside others too, found by their sizes alone. */
function placesOf(data: Uint8Array): Place[] {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const places: Place[] = [];
  const walk = (from: number, end: number, around: readonly number[]): void => {
    for (let at = from; at + 8 <= end && places.length < MAXIMUM_PLACES; ) {
      const type = view.getUint16(at, true);
      const header = view.getUint16(at + 2, true);
      const size = view.getUint32(at + 4, true);
      if (header < 8 || size < header || at + size > end) return;
      places.push({ at, size, around });
      // A file, a table or a package holds chunks.
      if (type === 2 || type === 3 || type === 0x200) walk(at + header, at + size, [...around, at]);
      at += size;
    }
  };
  walk(0, data.length, []);
  return places;
}

/** The file with `piece` instead of what stands from `from` to `to`, and the sizes of the chunks around it put right. */
function replaced(data: Uint8Array, from: number, to: number, piece: Uint8Array, around: readonly number[]) {
  const copy = joined(data.subarray(0, from), piece, data.subarray(to));
  const view = new DataView(copy.buffer);
  const difference = piece.length - (to - from);
  for (const at of around) view.setUint32(at + 4, view.getUint32(at + 4, true) + difference, true);
  return copy;
}

const NONE = new Uint8Array(0);

function choose(data: Uint8Array, random: Random): [Place, readonly Place[]] | null {
  const places = placesOf(data);
  const place = random.of(places);
  return place === undefined ? null : [place, places];
}

/** Changes that keep the outer sizes right, so that what is inside is read at all. */
export const CHUNK_MUTATIONS: readonly Mutation[] = [
  function duplicateChunk(data, { random }) {
    const found = choose(data, random);
    if (found === null) return data;
    const [{ at, size, around }] = found;
    return replaced(data, at, at, data.slice(at, at + size), around);
  },
  function removeChunk(data, { random }) {
    const found = choose(data, random);
    if (found === null) return data;
    const [{ at, size, around }] = found;
    return replaced(data, at, at + size, NONE, around);
  },
  function moveChunk(data, { random }) {
    const found = choose(data, random);
    if (found === null) return data;
    const [{ at, size }, places] = found;
    const to = random.of(places);
    return to === undefined ? data : replaced(data, to.at, to.at, data.slice(at, at + size), to.around);
  },
  function foreignChunk(data, { random, other }) {
    const found = choose(data, random);
    const foreign = choose(other, random);
    if (found === null || foreign === null) return data;
    const [{ at, size, around }] = found;
    const piece = other.slice(foreign[0].at, foreign[0].at + foreign[0].size);
    return replaced(data, at, random.oneIn(2) ? at : at + size, piece, around);
  },
  function changeHeader(data, { random }) {
    const found = choose(data, random);
    if (found === null) return data;
    const copy = data.slice();
    const view = new DataView(copy.buffer);
    const [{ at, size }] = found;
    // Type, header size, size, or one of the numbers that follow them.
    const field = random.below(8);
    const value = random.oneIn(2)
      ? random.small(256)
      : random.of([size, size + 4, 0xffffffff, 0x80000000, 28]);
    if (field === 0)
      view.setUint16(at, random.of([1, 2, 3, 0x100, 0x102, 0x103, 0x104, 0x180, 0x200, 0x201]) ?? 0, true);
    else if (field === 1) view.setUint16(at + 2, value ?? 0, true);
    else if (at + field * 4 + 4 <= copy.length) view.setUint32(at + field * 4 - 4, value ?? 0, true);
    return copy;
  },
  function changeInside(data, { random, numbers }) {
    const found = choose(data, random);
    if (found === null || found[0].size < 12) return data;
    const [{ at, size }] = found;
    const copy = data.slice();
    const view = new DataView(copy.buffer);
    const word = at + 8 + 4 * random.below((size - 8) >> 2);
    if (word + 4 > copy.length) return data;
    view.setUint32(word, random.oneIn(3) ? (random.of(numbers) ?? 0) : random.small(1 << 16), true);
    return copy;
  },
];
