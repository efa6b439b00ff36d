const encoder = new TextEncoder();
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const gb18030 = new TextDecoder('gb18030');
const REPLACEMENT = '\ufffd';

/**
 * A name in a central directory. Android takes all for UTF-8 whatever the flags say; what is not, as Chinese archivers
 * wrote it, is read as GB 18030, else byte by byte. Nothing is thrown on the way: a hostile directory has a million.
 */
export function decodeName(bytes: Uint8Array): string {
  const text = utf8.decode(bytes);
  if (!text.includes(REPLACEMENT) || isSame(encoder.encode(text), bytes)) return text;
  const chinese = gb18030.decode(bytes);
  return chinese.includes(REPLACEMENT) ? String.fromCharCode(...bytes) : chinese;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Whether all is ASCII and none is NUL: such a name needs no second look. */
export function isPlainName(bytes: Uint8Array, start: number, length: number): boolean {
  for (let i = start; i < start + length; i++) {
    const byte = bytes[i] as number;
    if (byte === 0 || byte >= 0x80) return false;
  }
  return length > 0;
}

/**
 * Whether Android accepts the name, which is not quite whether it is UTF-8: no NUL, and every lead byte has the
 * continuation bytes that it announces (libziparchive, entry_name_utils-inl.h). An empty one cannot be looked up.
 */
export function isValidName(bytes: Uint8Array): boolean {
  let expected = 0;
  for (const byte of bytes) {
    const isContinuation = (byte & 0xc0) === 0x80;
    if (byte === 0 || isContinuation !== expected > 0 || byte >= 0xfe) return false;
    if (isContinuation) expected -= 1;
    else if (byte >= 0x80) expected = Math.clz32(~byte << 24) - 1;
  }
  return bytes.length > 0 && expected === 0;
}

/**
 * The index of a directory's names by their bytes, in an open hash table as libziparchive has it, so that a look-up
 * decodes no other name. The first of equal names is kept.
 */
export class NameIndex {
  readonly #bytes: Uint8Array;
  readonly #starts: Uint32Array;
  readonly #lengths: Uint16Array;
  /** Entry number plus one; zero is free. */
  readonly #slots: Int32Array;
  readonly #hashes: Int32Array;
  #count = 0;

  /** @param bytes the central directory */
  constructor(bytes: Uint8Array, capacity: number) {
    this.#bytes = bytes;
    this.#starts = new Uint32Array(capacity);
    this.#lengths = new Uint16Array(capacity);
    this.#hashes = new Int32Array(capacity);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, capacity * 2))));
  }

  /** Adds the next entry's name. @returns whether an earlier entry has the same */
  add(start: number, length: number): boolean {
    const entry = this.#count++;
    this.#starts[entry] = start;
    this.#lengths[entry] = length;
    const hash = hashOf(this.#bytes, start, length);
    this.#hashes[entry] = hash;
    const slot = this.#find(hash, this.#bytes, start, length);
    if (this.#slots[slot] !== 0) return true;
    this.#slots[slot] = entry + 1;
    return false;
  }

  /** Number of the entry with this name (in UTF-8), or -1. */
  indexOf(name: string): number {
    const bytes = encoder.encode(name);
    return (this.#slots[this.#find(hashOf(bytes, 0, bytes.length), bytes, 0, bytes.length)] as number) - 1;
  }

  /** The slot that holds this name, or the free one where it belongs. */
  #find(hash: number, bytes: Uint8Array, start: number, length: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const entry = (this.#slots[slot] as number) - 1;
      if (entry < 0) return slot;
      if (this.#hashes[entry] === hash && this.#isSame(entry, bytes, start, length)) return slot;
    }
  }

  #isSame(entry: number, bytes: Uint8Array, start: number, length: number): boolean {
    if (this.#lengths[entry] !== length) return false;
    const own = this.#starts[entry] as number;
    for (let i = 0; i < length; i++) if (this.#bytes[own + i] !== bytes[start + i]) return false;
    return true;
  }
}

/** FNV-1a, seeded at random so that an archive cannot be made to collide. */
function hashOf(bytes: Uint8Array, start: number, length: number): number {
  let hash = SEED;
  for (let i = start; i < start + length; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return hash | 0;
}

const SEED = crypto.getRandomValues(new Int32Array(1))[0] as number;
