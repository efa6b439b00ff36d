import {
  isDictionary,
  isEnd,
  isReference,
  isWordAt,
  type PdfDictionary,
  PdfSyntax,
  type PdfValue,
  TooMuchSyntax,
} from './syntax.ts';

/** An indirect object (ISO 32000-1, 7.3.10), wherever its header stands in the file, whether or not a table names it. */
export interface PdfObject {
  /** `null` where what stands before `obj` is no plain number. */
  readonly number: number | null;
  readonly generation: number | null;
  /** A dictionary, or a number that others refer to (a length); what else it is does not matter here. */
  readonly value: PdfDictionary | number;
}

export interface PdfObjects {
  readonly objects: readonly PdfObject[];
  readonly trailers: readonly PdfDictionary[];
  /** Of the file, in bytes. */
  readonly size: number;
  /**
   * What a value may be, itself or in the objects of the number it refers to; `null` where there is none.
   * @throws {TooMuchSyntax} where so many objects of one number are referred to so often that it would never end
   */
  readonly resolved: (value: PdfValue) => readonly PdfValue[] | null;
  /** Where the next word is that may end a stream's data, else the file's end. */
  endAfter(data: number): number;
}

/** Bytes looked at, as a multiple of the file's: objects follow one another, so that little more than one time is enough. */
const MAXIMUM_LOOK = 4;
/** Values found where others refer to them; every stream has one or two. */
const MAXIMUM_RESOLVED = 1_000_000;
/** Before the word `obj`, in bytes. */
const HEADER = 64;

/**
 * Every object of a file by its header, and every trailer: what PDF.js may come to by any table, true or not, or by none.
 * @throws {TooMuchSyntax}
 */
export function objectsOf(bytes: Uint8Array): PdfObjects {
  const syntax = new PdfSyntax(bytes, MAXIMUM_LOOK * bytes.length + HEADER);
  const objects: PdfObject[] = [];
  for (const at of wordsOf(bytes, 'obj')) {
    // “endobj”
    if (bytes[at - 1] === 0x64) continue;
    const start = syntax.pastSpace(at + 3);
    const first = bytes[start] ?? 0;
    if (first !== 0x3c && (first < 0x30 || first > 0x39)) continue;
    const [value] = syntax.value(start);
    if (typeof value === 'number' || isDictionary(value)) objects.push({ ...headerBefore(bytes, at), value });
  }
  const byNumber = new Map<number, PdfValue[]>();
  for (const { number, value } of objects) {
    if (number === null) continue;
    const values = byNumber.get(number) ?? [];
    values.push(value);
    byNumber.set(number, values);
  }
  const ends = endsOf(bytes);
  let room = MAXIMUM_RESOLVED;
  return {
    objects,
    resolved: (value) => {
      const values = isReference(value) ? (byNumber.get(value.number) ?? null) : [value];
      room -= values?.length ?? 1;
      if (room < 0) throw new TooMuchSyntax();
      return values;
    },
    trailers: [...wordsOf(bytes, 'trailer')].map((at) => syntax.value(at + 7)[0]).filter(isDictionary),
    size: bytes.length,
    endAfter: (data) => ends[firstAfter(ends, data)] ?? bytes.length,
  };
}

/** “endstream”, and what PDF.js takes for it: “endsteam” and “endstrea”. */
function endsOf(bytes: Uint8Array): readonly number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf(0x65); at >= 0; at = bytes.indexOf(0x65, at + 1))
    if (isWordAt(bytes, at, 'endstrea') || isWordAt(bytes, at, 'endsteam')) ends.push(at);
  return ends;
}

/** The index of the first that is not below, in ascending numbers. */
function firstAfter(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function* wordsOf(bytes: Uint8Array, word: string): Generator<number> {
  const first = word.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (!isWordAt(bytes, at, word)) continue;
    const next = bytes[at + word.length];
    // PDF.js takes “obj1” for the header of an object, too.
    if (isEnd(next) || (next !== undefined && next >= 0x30 && next <= 0x39)) yield at;
  }
}

function headerBefore(bytes: Uint8Array, at: number): Pick<PdfObject, 'number' | 'generation'> {
  const before = String.fromCharCode(...bytes.subarray(Math.max(0, at - HEADER), at));
  const [, number, generation] = /(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+$/.exec(before) ?? [];
  return number === undefined || generation === undefined
    ? { number: null, generation: null }
    : { number: Number(number), generation: Number(generation) };
}
