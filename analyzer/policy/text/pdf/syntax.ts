export type PdfValue =
  | number
  | PdfName
  | PdfReference
  | PdfString
  | PdfDictionary
  | readonly PdfValue[]
  | null;

export interface PdfName {
  readonly kind: 'name';
  /** Without its slash, escapes resolved. */
  readonly text: string;
  /** Where it stands in the file, with its slash. */
  readonly start: number;
  readonly end: number;
}

export interface PdfReference {
  readonly kind: 'reference';
  readonly number: number;
}

export interface PdfString {
  readonly kind: 'string';
  /** The first of them, where it is longer than any that matters. */
  readonly bytes: Uint8Array;
  readonly isCut: boolean;
}

export interface PdfDictionary {
  readonly kind: 'dictionary';
  /** All values of a key that is given more than once. */
  readonly entries: ReadonlyMap<string, readonly PdfValue[]>;
  /** Where the data begins when it is that of a stream; `null` when none follows. */
  readonly data: number | null;
}

/** Thrown where values lie deeper in one another, or objects overlap more, than any writer lays them. */
export class TooMuchSyntax extends Error {}

const MAXIMUM_DEPTH = 64;
/** Characters of a name or a number that can matter. */
const LONGEST_WORD = 256;
/** Bytes of a string that are kept: only those of an encryption matter, which have 127 at most. */
const LONGEST_STRING = 4096;
/** Bytes that a string may have in the file: PDF.js holds each as many times that. */
const MAXIMUM_STRING = 8 << 20;
/** Values of all objects together, which are held in memory at once. */
const MAXIMUM_VALUES = 1_000_000;
const SPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((char) => char.charCodeAt(0)));
const ESCAPES: ReadonlyMap<number, number> = new Map([
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x62, 0x08],
  [0x66, 0x0c],
]);

/**
 * The syntax of a PDF's objects (ISO 32000-1, 7.2 and 7.3), read as PDF.js reads it where a file is wrong, since what PDF.js would do
 * with a stream has to be known: whatever token comes may be the value of a key, and one that is no key is passed over.
 */
export class PdfSyntax {
  readonly bytes: Uint8Array;
  #room: number;
  #values = 0;

  /** @param room bytes that may be looked at, those looked at again included */
  constructor(bytes: Uint8Array, room: number) {
    this.bytes = bytes;
    this.#room = room;
  }

  /** Where what is no white space and no comment begins. */
  pastSpace(from: number): number {
    let at = from;
    for (;;) {
      const byte = this.bytes[at];
      if (byte !== undefined && SPACE.has(byte)) at++;
      else if (byte === 0x25) at = this.#lineEnd(at);
      else return this.#spent(from, at);
    }
  }

  /**
   * The value that begins at or behind a place, and where it ends.
   * @throws {TooMuchSyntax}
   */
  value(from: number, depth = 0): [PdfValue, number] {
    if (depth > MAXIMUM_DEPTH || ++this.#values > MAXIMUM_VALUES) throw new TooMuchSyntax();
    const at = this.pastSpace(from);
    const byte = this.bytes[at];
    switch (byte) {
      case undefined:
        return [null, at];
      case 0x2f:
        return this.#name(at);
      case 0x28:
        return this.#literal(at);
      case 0x3c:
        return this.bytes[at + 1] === 0x3c ? this.#dictionary(at + 2, depth) : this.#hexadecimal(at);
      case 0x5b:
        return this.#array(at + 1, depth);
      case 0x3e:
        return [null, at + (this.bytes[at + 1] === 0x3e ? 2 : 1)];
      default:
        return DELIMITER.has(byte) ? [null, at + 1] : this.#word(at);
    }
  }

  #dictionary(from: number, depth: number): [PdfDictionary, number] {
    const entries = new Map<string, PdfValue[]>();
    for (let at = this.pastSpace(from); ; at = this.pastSpace(at)) {
      const byte = this.bytes[at];
      if (byte === undefined) return [{ kind: 'dictionary', entries, data: null }, at];
      if (byte === 0x3e && this.bytes[at + 1] === 0x3e)
        return [{ kind: 'dictionary', entries, data: this.#dataAfter(at + 2) }, at + 2];
      if (byte !== 0x2f) {
        at = this.#pastToken(at, depth);
        continue;
      }
      const [{ text }, end] = this.#name(at);
      const [value, next] = this.value(end, depth + 1);
      const values = entries.get(text) ?? [];
      values.push(value);
      entries.set(text, values);
      at = next;
    }
  }

  /** The first byte of the line behind `stream`. */
  #dataAfter(from: number): number | null {
    const word = this.pastSpace(from);
    if (!isWordAt(this.bytes, word, 'stream') || !isEnd(this.bytes[word + 6])) return null;
    const end = this.#spent(word, this.#lineEnd(word));
    return end + (this.bytes[end] === 0x0d && this.bytes[end + 1] === 0x0a ? 2 : 1);
  }

  /** Past one token, which for a bracket is the bracket alone. */
  #pastToken(at: number, depth: number): number {
    const byte = this.bytes[at] ?? 0;
    if (byte === 0x5b) return at + 1;
    if (byte === 0x3c && this.bytes[at + 1] === 0x3c) return at + 2;
    return DELIMITER.has(byte) ? this.value(at, depth)[1] : this.#pastWord(at);
  }

  #array(from: number, depth: number): [PdfValue, number] {
    const items: PdfValue[] = [];
    let at = this.pastSpace(from);
    while (at < this.bytes.length && this.bytes[at] !== 0x5d) {
      const [value, end] = this.value(at, depth + 1);
      items.push(value);
      at = this.pastSpace(end);
    }
    return [items, at + 1];
  }

  #name(start: number): [PdfName, number] {
    const end = this.#pastWord(start + 1);
    const text = this.#text(start + 1, end).replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    return [{ kind: 'name', text, start, end }, end];
  }

  /** A number, a reference (two numbers and `R`) or any other word, which is nothing here. */
  #word(start: number): [PdfValue, number] {
    const [first, end] = this.#number(start);
    if (!Number.isInteger(first)) return [first, end];
    const [second, behind] = this.#number(this.pastSpace(end));
    const letter = this.pastSpace(behind);
    return Number.isInteger(second) && this.bytes[letter] === 0x52 && isEnd(this.bytes[letter + 1])
      ? [{ kind: 'reference', number: first ?? 0 }, letter + 1]
      : [first, end];
  }

  #number(start: number): [number | null, number] {
    const end = this.#pastWord(start);
    const word = this.#text(start, end);
    return [/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word) ? Number(word) : null, end];
  }

  #literal(start: number): [PdfString, number] {
    const read = new StringBytes();
    let open = 1;
    let at = start + 1;
    for (; at < this.bytes.length; at++) {
      const byte = this.bytes[at] ?? 0;
      if (byte === 0x5c) {
        const octal = /^[0-7]{1,3}/.exec(this.#text(at + 1, at + 4))?.[0];
        const next = this.bytes[at + 1] ?? 0;
        if (octal !== undefined) read.add(Number.parseInt(octal, 8) & 0xff);
        else if (next === 0x0d && this.bytes[at + 2] === 0x0a) at++;
        else if (next !== 0x0a && next !== 0x0d) read.add(ESCAPES.get(next) ?? next);
        at += octal?.length ?? 1;
        continue;
      }
      if (byte === 0x28) open++;
      if (byte === 0x29 && --open === 0) break;
      read.add(byte);
    }
    this.#spent(start, at);
    if (at - start > MAXIMUM_STRING) throw new TooMuchSyntax();
    return [read.string(), at + 1];
  }

  #hexadecimal(start: number): [PdfString, number] {
    const found = this.bytes.indexOf(0x3e, start);
    const end = this.#spent(start, found < 0 ? this.bytes.length : found);
    if (end - start > MAXIMUM_STRING) throw new TooMuchSyntax();
    const read = new StringBytes();
    let high: number | null = null;
    for (let at = start + 1; at < end; at++) {
      const digit = hexDigit(this.bytes[at] ?? 0);
      if (digit === null) continue;
      if (high !== null) read.add((high << 4) | digit);
      high = high === null ? digit : null;
    }
    if (high !== null) read.add(high << 4);
    return [read.string(), end + 1];
  }

  #pastWord(from: number): number {
    let at = from;
    while (!isEnd(this.bytes[at])) at++;
    return this.#spent(from, at);
  }

  #lineEnd(from: number): number {
    let at = from;
    while (at < this.bytes.length && this.bytes[at] !== 0x0a && this.bytes[at] !== 0x0d) at++;
    return at;
  }

  #text(from: number, to: number): string {
    return String.fromCharCode(...this.bytes.subarray(from, Math.min(to, from + LONGEST_WORD)));
  }

  #spent(from: number, to: number): number {
    this.#room -= to - from;
    if (this.#room < 0) throw new TooMuchSyntax();
    return to;
  }
}

class StringBytes {
  readonly #bytes: number[] = [];
  #isCut = false;

  add(byte: number): void {
    if (this.#bytes.length < LONGEST_STRING) this.#bytes.push(byte);
    else this.#isCut = true;
  }

  string(): PdfString {
    return { kind: 'string', bytes: Uint8Array.from(this.#bytes), isCut: this.#isCut };
  }
}

export function isWordAt(bytes: Uint8Array, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false;
  return true;
}

/** White space (ISO 32000-1, 7.2.2). */
export function isSpace(byte: number): boolean {
  return SPACE.has(byte);
}

/** Whether a token that is a word may end here. */
export function isEnd(byte: number | undefined): boolean {
  return byte === undefined || SPACE.has(byte) || DELIMITER.has(byte);
}

export function hexDigit(byte: number): number | null {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : null;
}

export function isList(value: PdfValue): value is readonly PdfValue[] {
  return Array.isArray(value);
}

export function isName(value: PdfValue): value is PdfName {
  return isKind(value, 'name');
}

export function isReference(value: PdfValue): value is PdfReference {
  return isKind(value, 'reference');
}

export function isDictionary(value: PdfValue): value is PdfDictionary {
  return isKind(value, 'dictionary');
}

export function isString(value: PdfValue): value is PdfString {
  return isKind(value, 'string');
}

function isKind(value: PdfValue, kind: string): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}
