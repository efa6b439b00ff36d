import { ReadError } from '../../errors.ts';
import type { Warnings } from '../../warnings.ts';
import { CHUNK, type Chunk, chunksIn } from '../chunks/chunk.ts';
import { StringPool } from '../chunks/string-pool.ts';
import { TypeChunk } from './type-chunk.ts';

/** Chunk header, id, 128 UTF-16 units of name, then four offsets: before `typeIdOffset` was added, 284 bytes. */
const LEAST_HEADER = 284;
const TYPE_ID_OFFSET = 284;

/** Configurations of one type: an app in every language has some hundred. More are left out, so that a look-up stays short. */
const MAXIMUM_CONFIGURATIONS = 1024;

/** One package of a resource table (`ResTable_package`): the names of its types and keys, and its types by id. */
export class ResourcePackage {
  /** 0x7f for an app, 0 for a shared library, 0x80 and up for features. */
  readonly id: number;
  readonly #typeIdOffset: number;
  #typeNames = StringPool.EMPTY;
  #keys = StringPool.EMPTY;
  readonly #types = new Map<number, TypeChunk[]>();
  #isCut = false;
  readonly #entry: string;
  readonly #warnings: Warnings;

  private constructor(id: number, typeIdOffset: number, entry: string, warnings: Warnings) {
    this.id = id;
    this.#typeIdOffset = typeIdOffset;
    this.#entry = entry;
    this.#warnings = warnings;
  }

  /**
   * @param strings the table's own pool: what the entries' values name
   * @throws {ReadError} when its header cannot be read
   */
  static read(chunk: Chunk, strings: StringPool, entry: string, warnings: Warnings): ResourcePackage {
    const { view, headerSize } = chunk;
    view.need(0, Math.max(LEAST_HEADER, headerSize));
    // A feature split numbers its types from where the base's end.
    const typeIdOffset = headerSize >= TYPE_ID_OFFSET + 4 ? view.u32(TYPE_ID_OFFSET) & 0xff : 0;
    const pack = new ResourcePackage(view.u32(8), typeIdOffset, entry, warnings);
    const typeNamesAt = view.u32(268);
    const keysAt = view.u32(276);
    for (const inner of chunksIn(view, headerSize, (at) => pack.#warnCut(chunk.offset + at))) {
      try {
        if (inner.type === CHUNK.tableType) {
          pack.#add(new TypeChunk(inner, strings));
        } else if (inner.type === CHUNK.stringPool) {
          const pool = StringPool.read(inner.view, inner.headerSize, warnings);
          if (inner.offset === typeNamesAt) pack.#typeNames = pool;
          else if (inner.offset === keysAt) pack.#keys = pool;
        }
      } catch (error) {
        if (!(error instanceof ReadError)) throw error;
        pack.#warnCut(chunk.offset + inner.offset);
      }
    }
    return pack;
  }

  #add(type: TypeChunk): void {
    const id = type.typeId + this.#typeIdOffset;
    const list = this.#types.get(id);
    if (list === undefined) this.#types.set(id, [type]);
    else if (list.length < MAXIMUM_CONFIGURATIONS) list.push(type);
    else
      this.#warnings.add(
        'resources-too-many',
        {
          zh: `一种资源有超过 ${MAXIMUM_CONFIGURATIONS} 种配置，其余未读取`,
          en: `more than ${MAXIMUM_CONFIGURATIONS} configurations of one type of resource; the rest were not read`,
        },
        { entry: this.#entry },
      );
  }

  /** The chunks of a type, one a configuration. */
  typesOf(typeId: number): readonly TypeChunk[] {
    return this.#types.get(typeId) ?? [];
  }

  /** Ids of the types that have this name. */
  typeIds(name: string): number[] {
    return [...this.#types.keys()].filter((id) => this.typeName(id) === name);
  }

  typeName(typeId: number): string | undefined {
    return this.#typeNames.get(typeId - this.#typeIdOffset - 1);
  }

  keyName(key: number): string | undefined {
    return this.#keys.get(key);
  }

  /** Said of the first place only: a hostile table must not fill the list that the others share. */
  #warnCut(offset: number): void {
    if (this.#isCut) return;
    this.#isCut = true;
    this.#warnings.add(
      'resources-cut',
      {
        zh: '资源表从此处起有一段无法读取；其余内容已读取',
        en: 'a part of the resource table cannot be read from here; the rest was read',
      },
      { entry: this.#entry, offset },
    );
  }
}
