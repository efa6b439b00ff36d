import { ReadError } from '../../errors.ts';
import type { Warnings } from '../../warnings.ts';
import { CHUNK, type Chunk, chunksIn } from '../chunks/chunk.ts';
import { StringPool } from '../chunks/string-pool.ts';
import { TypeChunk } from './type-chunk.ts';

/** Chunk header, id, 128 UTF-16 units of name, then four offsets: before `typeIdOffset` was added, 284 bytes. */
const LEAST_HEADER = 284;

/** One package of a resource table (`ResTable_package`): the names of its types and keys, and its types by id. */
export class ResourcePackage {
  /** 0x7f for an app, 0 for a shared library, 0x80 and up for features. */
  readonly id: number;
  readonly #typeNames: StringPool;
  readonly #keys: StringPool;
  readonly #types: ReadonlyMap<number, readonly TypeChunk[]>;

  private constructor(id: number, typeNames: StringPool, keys: StringPool, types: Map<number, TypeChunk[]>) {
    this.id = id;
    this.#typeNames = typeNames;
    this.#keys = keys;
    this.#types = types;
  }

  /** @throws {ReadError} when its header or a pool of names cannot be read */
  static read(chunk: Chunk, strings: StringPool, entry: string, warnings: Warnings): ResourcePackage {
    const { view, headerSize } = chunk;
    view.need(0, Math.max(LEAST_HEADER, headerSize));
    const typeNamesAt = view.u32(268);
    const keysAt = view.u32(276);
    let typeNames = StringPool.EMPTY;
    let keys = StringPool.EMPTY;
    const types = new Map<number, TypeChunk[]>();
    for (const inner of chunksIn(view, headerSize, (at) => warnCut(entry, chunk.offset + at, warnings))) {
      if (inner.type === CHUNK.stringPool) {
        const pool = StringPool.read(inner.view, inner.headerSize);
        if (inner.offset === typeNamesAt) typeNames = pool;
        else if (inner.offset === keysAt) keys = pool;
      } else if (inner.type === CHUNK.tableType) {
        try {
          const type = new TypeChunk(inner, strings);
          const list = types.get(type.typeId);
          if (list === undefined) types.set(type.typeId, [type]);
          else list.push(type);
        } catch (error) {
          if (!(error instanceof ReadError)) throw error;
          warnCut(entry, chunk.offset + inner.offset, warnings);
        }
      }
    }
    return new ResourcePackage(view.u32(8), typeNames, keys, types);
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
    return this.#typeNames.get(typeId - 1);
  }

  keyName(key: number): string | undefined {
    return this.#keys.get(key);
  }
}

function warnCut(entry: string, offset: number, warnings: Warnings): void {
  warnings.add(
    'resources-cut',
    {
      zh: '资源表从此处起有一段无法读取；其余内容已读取',
      en: 'a part of the resource table cannot be read from here; the rest was read',
    },
    { entry, offset },
  );
}
