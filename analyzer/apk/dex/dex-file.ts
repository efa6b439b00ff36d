import { decodeMutf8 } from '../../bytes/mutf8.ts';
import type { Warnings } from '../../warnings.ts';
import { type DexHeader, readHeaders, type Section } from './header.ts';

/** An index that the file does not have. */
export const NONE = -1;

/** class_def_item. Indices are `NONE` where the file gives none or a bad one. */
export interface ClassDefs {
  readonly count: number;
  readonly type: Int32Array;
  readonly accessFlags: Int32Array;
  readonly superType: Int32Array;
  readonly interfacesOffset: Uint32Array;
  readonly dataOffset: Uint32Array;
  readonly staticValuesOffset: Uint32Array;
}

/**
 * The tables of one dex file as typed arrays (dex format, "Items"). No string is decoded until it is asked for.
 * An index that points outside its table reads as `NONE`, with one warning for the table.
 */
export class DexFile {
  /** Archive entry; in a container, `classes.dex#2` for the second. */
  readonly entry: string;
  readonly header: DexHeader;
  /** The whole entry: offsets are relative to it. */
  readonly bytes: Uint8Array;
  readonly stringOffset: Uint32Array;
  /** string_ids index of each type's descriptor. */
  readonly typeString: Int32Array;
  readonly protoReturn: Int32Array;
  readonly protoParameters: Uint32Array;
  readonly fieldClass: Int32Array;
  readonly fieldType: Int32Array;
  readonly fieldName: Int32Array;
  readonly methodClass: Int32Array;
  readonly methodProto: Int32Array;
  readonly methodName: Int32Array;
  readonly classDefs: ClassDefs;

  constructor(bytes: Uint8Array, header: DexHeader, entry: string, warnings: Warnings) {
    this.entry = entry;
    this.header = header;
    this.bytes = bytes;
    const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { stringIds, typeIds, protoIds, fieldIds, methodIds, classDefs } = header;
    const table = new TableReader(data, entry, warnings);
    const strings = stringIds.count;
    const types = typeIds.count;
    this.stringOffset = table.offsets(stringIds, 4, 0, 'string_ids');
    this.typeString = table.indices(typeIds, 4, 0, 4, strings, 'type_ids');
    this.protoReturn = table.indices(protoIds, 12, 4, 4, types, 'proto_ids');
    this.protoParameters = table.offsets(protoIds, 12, 8, 'proto_ids');
    this.fieldClass = table.indices(fieldIds, 8, 0, 2, types, 'field_ids');
    this.fieldType = table.indices(fieldIds, 8, 2, 2, types, 'field_ids');
    this.fieldName = table.indices(fieldIds, 8, 4, 4, strings, 'field_ids');
    this.methodClass = table.indices(methodIds, 8, 0, 2, types, 'method_ids');
    this.methodProto = table.indices(methodIds, 8, 2, 2, protoIds.count, 'method_ids');
    this.methodName = table.indices(methodIds, 8, 4, 4, strings, 'method_ids');
    this.classDefs = {
      count: classDefs.count,
      type: table.indices(classDefs, 32, 0, 4, types, 'class_defs'),
      accessFlags: new Int32Array(table.column(classDefs, 32, 4)),
      superType: table.indices(classDefs, 32, 8, 4, types, 'class_defs', true),
      interfacesOffset: table.offsets(classDefs, 32, 12, 'class_defs'),
      dataOffset: table.offsets(classDefs, 32, 24, 'class_defs'),
      staticValuesOffset: table.offsets(classDefs, 32, 28, 'class_defs'),
    };
  }

  /** string_data_item: the text of a string_ids index, at most so many bytes of it; empty for `NONE`. Not cached. */
  string(index: number, maximum = Number.POSITIVE_INFINITY): string {
    if (index < 0 || index >= this.stringOffset.length) return '';
    const start = this.stringStart(index);
    return decodeMutf8(this.bytes, start, Math.min(this.stringEnd(start), start + maximum));
  }

  /** Offset of the first byte of a string's text, after its `utf16_size`. */
  stringStart(index: number): number {
    let at = this.stringOffset[index] as number;
    for (let i = 0; i < 5 && at < this.bytes.length; i++) {
      if ((this.bytes[at++] as number) < 0x80) break;
    }
    return at;
  }

  /** Offset of the NUL that ends a text, or the end of the file. */
  stringEnd(start: number): number {
    const end = this.bytes.indexOf(0, start);
    return end < 0 ? this.bytes.length : end;
  }

  /** Type descriptor, e.g. `Ljava/lang/String;`; empty for `NONE`. */
  descriptor(type: number): string {
    return this.string(type < 0 ? NONE : (this.typeString[type] ?? NONE));
  }

  /** type_list at an offset: type_ids indices, at most `maximum`; empty when there is none or it does not fit. */
  typeList(offset: number, maximum = 0xffff): number[] {
    const { bytes } = this;
    if (offset === 0 || offset + 4 > bytes.length) return [];
    const size = u16(bytes, offset) | (u16(bytes, offset + 2) << 16);
    const fits = (bytes.length - offset - 4) >> 1;
    const list: number[] = [];
    for (let i = 0; i < size && i < fits && i < maximum; i++) {
      const type = u16(bytes, offset + 4 + i * 2);
      list.push(type < this.typeString.length ? type : NONE);
    }
    return list;
  }

  /** Method descriptor, e.g. `(Landroid/content/Context;I)V`. */
  prototype(proto: number): string {
    if (proto < 0) return '';
    const parameters = this.typeList(this.protoParameters[proto] ?? 0);
    const text = parameters.map((type) => this.descriptor(type)).join('');
    return `(${text})${this.descriptor(this.protoReturn[proto] ?? NONE)}`;
  }
}

/**
 * The dex files of one entry: one, or those of a container.
 * @throws {ReadError} see `readHeaders`
 */
export function readDex(bytes: Uint8Array, entry: string, warnings: Warnings): DexFile[] {
  return readHeaders(bytes, entry, warnings).map(
    (header, i) => new DexFile(bytes, header, i === 0 ? entry : `${entry}#${i + 1}`, warnings),
  );
}

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
}

/** Reads one column of a table into a typed array. */
class TableReader {
  readonly #data: DataView;
  readonly #entry: string;
  readonly #warnings: Warnings;

  constructor(data: DataView, entry: string, warnings: Warnings) {
    this.#data = data;
    this.#entry = entry;
    this.#warnings = warnings;
  }

  column(section: Section, size: number, at: number): Uint32Array {
    const column = new Uint32Array(section.count);
    for (let i = 0; i < section.count; i++)
      column[i] = this.#data.getUint32(section.offset + i * size + at, true);
    return column;
  }

  /** Offsets into the file; 0 where there is none, or where it points outside. */
  offsets(section: Section, size: number, at: number, name: string): Uint32Array {
    const column = this.column(section, size, at);
    let bad = 0;
    for (let i = 0; i < column.length; i++) {
      if ((column[i] as number) < this.#data.byteLength) continue;
      column[i] = 0;
      bad++;
    }
    if (bad > 0) this.#bad(section, name, bad);
    return column;
  }

  /** Indices below `limit`; `NONE` otherwise. With `optional`, NO_INDEX (0xffffffff) is no fault. */
  indices(
    section: Section,
    size: number,
    at: number,
    width: 2 | 4,
    limit: number,
    name: string,
    optional = false,
  ): Int32Array {
    const column = new Int32Array(section.count);
    let bad = 0;
    for (let i = 0; i < column.length; i++) {
      const offset = section.offset + i * size + at;
      const index = width === 2 ? this.#data.getUint16(offset, true) : this.#data.getUint32(offset, true);
      column[i] = index < limit ? index : NONE;
      if (index >= limit && !(optional && index === 0xffffffff)) bad++;
    }
    if (bad > 0) this.#bad(section, name, bad);
    return column;
  }

  #bad(section: Section, name: string, count: number): void {
    this.#warnings.add(
      'dex-bad-index',
      {
        zh: `${name} 中有 ${count} 项指向文件之外，已跳过`,
        en: `${count} items of ${name} point outside the file and are skipped`,
      },
      { entry: this.#entry, offset: section.offset },
    );
  }
}
