import type { Random } from './random.ts';

export interface Material {
  readonly random: Random;
  /** Numbers and words that the sources under fuzz compare with. */
  readonly numbers: readonly number[];
  readonly words: readonly string[];
  /** Another input of the corpus. */
  readonly other: Uint8Array;
}

/** Makes another input of one. It must not write into what it is given. */
export type Mutation = (data: Uint8Array, material: Material) => Uint8Array;

const INTERESTING = [
  0, 1, 2, 4, 8, 16, 32, 64, 127, 128, 255, 256, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff,
];
const INTERESTING_HIGH = [0x80000000, 0xfffffffe, 0xffffffff];

/** Changes to bytes that know no format: what most faults of a bounds check need. */
const BYTES: readonly Mutation[] = [
  function flipBit(data, { random }) {
    const copy = data.slice();
    const at = random.below(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
    return copy;
  },
  function setByte(data, { random }) {
    const copy = data.slice();
    copy[random.below(copy.length)] = random.next();
    return copy;
  },
  function setNumber(data, { random, numbers }) {
    const choice = random.below(3);
    const number =
      (choice === 0
        ? random.of(numbers)
        : choice === 1
          ? random.of(INTERESTING)
          : random.of(INTERESTING_HIGH)) ?? random.next();
    return withNumber(data, random, number);
  },
  function addToNumber(data, { random }) {
    const width = 1 << random.below(3);
    if (data.length < width) return data;
    const copy = data.slice();
    const at = align(random, copy.length - width + 1, width);
    let carry = random.oneIn(2) ? 1 + random.below(32) : -1 - random.below(32);
    for (let i = 0; i < width; i++) {
      carry += copy[at + i] ?? 0;
      copy[at + i] = carry;
      carry >>= 8;
    }
    return copy;
  },
  /** An offset or index that names another's place: how cycles and overlaps come about. */
  function copyWord(data, { random }) {
    if (data.length < 8) return data;
    const copy = data.slice();
    const width = random.oneIn(2) ? 4 : 2;
    const from = align(random, copy.length - width + 1, width);
    copy.copyWithin(align(random, copy.length - width + 1, width), from, from + width);
    return copy;
  },
  function setLength(data, { random }) {
    return withNumber(data, random, random.oneIn(2) ? data.length : random.below(data.length + 16));
  },
  function removeRange(data, { random }) {
    const from = random.below(data.length);
    return joined(data.subarray(0, from), data.subarray(from + 1 + random.small(data.length)));
  },
  function repeatRange(data, { random }) {
    const from = random.below(data.length);
    const piece = data.subarray(from, from + 1 + random.small(data.length));
    const at = random.below(data.length + 1);
    const times = random.oneIn(8) ? 1 + random.below(16) : 1;
    return joined(data.subarray(0, at), ...Array.from({ length: times }, () => piece), data.subarray(at));
  },
  function overwriteRange(data, { random }) {
    const copy = data.slice();
    const from = random.below(copy.length);
    copy.copyWithin(random.below(copy.length), from, from + 1 + random.small(copy.length));
    return copy;
  },
  function insertBytes(data, { random }) {
    const at = random.below(data.length + 1);
    const piece = new Uint8Array(1 + random.small(64)).fill(random.oneIn(2) ? 0 : random.next());
    return joined(data.subarray(0, at), piece, data.subarray(at));
  },
  function splice(data, { random, other }) {
    const from = random.below(other.length);
    const piece = other.subarray(from, from + 1 + random.small(other.length));
    const at = random.below(data.length + 1);
    return joined(data.subarray(0, at), piece, data.subarray(random.oneIn(2) ? at : at + piece.length));
  },
  function crossOver(data, { random, other }) {
    return joined(
      data.subarray(0, random.below(data.length + 1)),
      other.subarray(random.below(other.length)),
    );
  },
  function word(data, { random, words }) {
    const text = random.of(words);
    if (text === undefined) return data;
    const piece = random.oneIn(4) ? utf16(text) : new TextEncoder().encode(text);
    const at = random.below(data.length + 1);
    return joined(data.subarray(0, at), piece, data.subarray(random.oneIn(2) ? at : at + piece.length));
  },
  function cut(data, { random }) {
    return data.subarray(0, random.below(data.length + 1));
  },
];

/** One to eight changes on top of one another, of any kind that the target has. */
export function mutate(
  data: Uint8Array,
  mutations: readonly Mutation[],
  material: Material,
  maximumLength: number,
): Uint8Array {
  const { random } = material;
  let changed = data;
  for (let rounds = 1 << random.below(4); rounds > 0; rounds--) {
    const kinds = mutations.length > 0 && random.oneIn(2) ? mutations : BYTES;
    const one = random.of(kinds);
    if (one !== undefined) changed = one(changed, material);
    if (changed.length > maximumLength) changed = changed.subarray(0, maximumLength);
  }
  return changed;
}

function withNumber(data: Uint8Array, random: Random, number: number): Uint8Array {
  const width = 1 << random.below(3);
  if (data.length < width) return data;
  const copy = data.slice();
  const at = align(random, copy.length - width + 1, width);
  for (let i = 0; i < width; i++) copy[at + i] = number >>> (8 * i);
  return copy;
}

/** Where numbers of this width usually stand; now and then anywhere. */
function align(random: Random, end: number, width: number): number {
  const at = random.below(end);
  return random.oneIn(4) ? at : at - (at % width);
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function utf16(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length * 2 }, (_, i) => text.charCodeAt(i >> 1) >> (8 * (i & 1)));
}
