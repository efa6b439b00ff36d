import type { DexFile } from './dex-file.ts';
import { readingBudget } from './overlap.ts';

/** type_item: an index of 16 bits. */
const BYTES_OF_A_TYPE = 2;

/** The type_list items of one file, as far as its budget goes. */
export class TypeLists {
  /** Whether a list was left out. */
  isCut = false;
  readonly #dex: DexFile;
  #budget: number;

  constructor(dex: DexFile) {
    this.#dex = dex;
    this.#budget = readingBudget(dex);
  }

  /** type_ids indices, at most `maximum`; empty when there is none, it does not fit, or the budget is spent. */
  read(offset: number, maximum: number): readonly number[] {
    if (this.#budget <= 0) this.isCut ||= offset !== 0;
    const list = this.#budget <= 0 ? [] : this.#dex.typeList(offset, maximum);
    this.#budget -= list.length * BYTES_OF_A_TYPE;
    return list;
  }
}
