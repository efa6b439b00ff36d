import type { ByteView } from '../../bytes/view.ts';
import type { Chunk } from '../chunks/chunk.ts';
import type { StringPool } from '../chunks/string-pool.ts';
import { readValue, typedValue } from '../chunks/value.ts';
import type { XmlValue } from '../xml/element.ts';
import { type Configuration, readConfiguration } from './configuration.ts';

/** `ResTable_type::flags`. */
const FLAG_SPARSE = 0x01;
const FLAG_OFFSET16 = 0x02;
/** `ResTable_entry::flags`. */
const ENTRY_COMPLEX = 0x0001;
const ENTRY_COMPACT = 0x0008;

const NO_ENTRY = 0xffffffff;
const NO_ENTRY_16 = 0xffff;
/** Up to the config: chunk header, type id, flags, reserved, entry count, entries' start. */
const CONFIG = 20;

/** One resource in one configuration. */
export interface TableEntry {
  /** Index into the package's pool of keys. */
  readonly key: number;
  /** `null` for a bag: styles, arrays, plurals. */
  readonly value: XmlValue | null;
}

/**
 * `ResTable_type`: the entries of one type in one configuration, dense (32- or 16-bit offsets) or sparse, each full or compact. An entry is read
 * when it is asked for.
 */
export class TypeChunk {
  readonly typeId: number;
  readonly configuration: Configuration;
  readonly #view: ByteView;
  readonly #offsets: number;
  readonly #flags: number;
  readonly #entries: number;
  readonly #count: number;
  readonly #strings: StringPool;

  /** @throws {ReadError} `truncated` when its header or config does not fit */
  constructor(chunk: Chunk, strings: StringPool) {
    const { view, headerSize } = chunk;
    this.#view = view;
    this.#strings = strings;
    this.typeId = view.u8(8);
    this.#flags = view.u8(9);
    this.#entries = view.u32(16);
    this.configuration = readConfiguration(view.slice(CONFIG, Math.max(4, headerSize - CONFIG)));
    this.#offsets = headerSize;
    // The count is a claim; the table of offsets must fit.
    const room = Math.max(0, Math.floor((view.length - headerSize) / this.#offsetSize));
    this.#count = Math.min(view.u32(12), room);
  }

  get #offsetSize(): 2 | 4 {
    return (this.#flags & FLAG_SPARSE) === 0 && (this.#flags & FLAG_OFFSET16) !== 0 ? 2 : 4;
  }

  /** The entry at this index; `undefined` when this configuration has none, or it does not fit the chunk. */
  entry(index: number): TableEntry | undefined {
    const offset = this.#offsetOf(index);
    return offset === undefined ? undefined : this.#read(this.#entries + offset);
  }

  /** Indices that have an entry, in order. */
  *indices(): Generator<number> {
    for (let i = 0; i < this.#count; i++) {
      if ((this.#flags & FLAG_SPARSE) !== 0) yield this.#view.u16(this.#offsets + i * 4);
      else if (this.#offsetOf(i) !== undefined) yield i;
    }
  }

  #offsetOf(index: number): number | undefined {
    if ((this.#flags & FLAG_SPARSE) !== 0) return this.#sparseOffset(index);
    if (index >= this.#count) return undefined;
    if (this.#offsetSize === 2) {
      const offset = this.#view.u16(this.#offsets + index * 2);
      return offset === NO_ENTRY_16 ? undefined : offset * 4;
    }
    const offset = this.#view.u32(this.#offsets + index * 4);
    return offset === NO_ENTRY ? undefined : offset;
  }

  /** `ResTable_sparseTypeEntry`, sorted by index: index (2), offset divided by 4 (2). */
  #sparseOffset(index: number): number | undefined {
    let low = 0;
    let high = this.#count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = this.#offsets + middle * 4;
      const found = this.#view.u16(at);
      if (found === index) return this.#view.u16(at + 2) * 4;
      if (found < index) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  #read(at: number): TableEntry | undefined {
    const view = this.#view;
    if (at + 8 > view.length) return undefined;
    const size = view.u16(at);
    const flags = view.u16(at + 2);
    if ((flags & ENTRY_COMPACT) !== 0) {
      return { key: size, value: typedValue(flags >> 8, view.u32(at + 4), this.#strings) };
    }
    const key = view.u32(at + 4);
    if ((flags & ENTRY_COMPLEX) !== 0) return { key, value: null };
    if (at + size + 8 > view.length) return undefined;
    return { key, value: readValue(view, at + size, this.#strings) };
  }
}
