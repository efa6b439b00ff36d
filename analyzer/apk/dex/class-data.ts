import type { Warnings } from '../../warnings.ts';
import { type DexFile, NONE } from './dex-file.ts';
import { readingBudget } from './overlap.ts';

/** The methods that a dex file defines (class_data_item, encoded_method), a column each. */
export interface DefinedMethods {
  readonly count: number;
  /** method_ids index. */
  readonly method: Int32Array;
  /** class_defs index. */
  readonly classDef: Int32Array;
  readonly accessFlags: Int32Array;
  /** Offset of the code_item; 0 for abstract and native methods. */
  readonly code: Uint32Array;
}

export const ACC_STATIC = 0x8;
export const ACC_INTERFACE = 0x200;
export const ACC_ABSTRACT = 0x400;

const known = new WeakMap<DexFile, DefinedMethods>();

/**
 * Every method defined, each once: a method_ids entry defined a second time (class data shared by hostile class_defs) is
 * skipped, which also bounds the work. Read once, whoever asks again.
 */
export function definedMethods(dex: DexFile, warnings: Warnings): DefinedMethods {
  const before = known.get(dex);
  if (before !== undefined) return before;
  const defined = readDefinedMethods(dex, warnings);
  known.set(dex, defined);
  return defined;
}

function readDefinedMethods(dex: DexFile, warnings: Warnings): DefinedMethods {
  const capacity = dex.methodClass.length;
  const columns = {
    method: new Int32Array(capacity),
    classDef: new Int32Array(capacity),
    accessFlags: new Int32Array(capacity),
    code: new Uint32Array(capacity),
  };
  const seen = new Uint8Array(capacity);
  const reader = new Leb128(dex.bytes);
  let count = 0;
  let bad = 0;
  let budget = readingBudget(dex);
  for (let classDef = 0; classDef < dex.classDefs.count && budget > 0; classDef++) {
    const offset = dex.classDefs.dataOffset[classDef] as number;
    if (offset === 0) continue;
    reader.at = offset;
    const staticFields = reader.uleb();
    const instanceFields = reader.uleb();
    const groups = [reader.uleb(), reader.uleb()];
    for (let i = (staticFields + instanceFields) * 2; i > 0 && reader.inside; i--) reader.uleb();
    for (const size of groups) {
      let method = 0;
      for (let i = 0; i < size && reader.inside; i++) {
        method += reader.uleb();
        const access = reader.uleb();
        const code = reader.uleb();
        if (method >= capacity || seen[method] === 1 || dex.methodClass[method] === NONE) {
          bad++;
          continue;
        }
        seen[method] = 1;
        columns.method[count] = method;
        columns.classDef[count] = classDef;
        columns.accessFlags[count] = access;
        columns.code[count] = code < dex.bytes.length ? code : 0;
        count++;
      }
    }
    if (!reader.inside) bad++;
    budget -= reader.at - offset;
  }
  if (bad > 0 || budget <= 0) {
    warnings.add(
      'dex-class-data',
      {
        zh: `类数据中有 ${bad} 处无效或重复的方法定义，已跳过`,
        en: `${bad} method definitions in the class data are bad or repeated and are skipped`,
      },
      { entry: dex.entry },
    );
  }
  return {
    count,
    method: columns.method.subarray(0, count),
    classDef: columns.classDef.subarray(0, count),
    accessFlags: columns.accessFlags.subarray(0, count),
    code: columns.code.subarray(0, count),
  };
}

/** Reads LEB128 values one after another; past the end it yields zeros and `inside` becomes false. */
export class Leb128 {
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get inside(): boolean {
    return this.at < this.#bytes.length;
  }

  /** Unsigned, at most five bytes (dex format, "LEB128"). */
  uleb(): number {
    const bytes = this.#bytes;
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      if (this.at >= bytes.length) return 0;
      const byte = bytes[this.at++] as number;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value >>> 0;
  }
}
