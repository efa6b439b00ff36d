import { encodeMutf8 } from '../../analyzer/bytes/mutf8.ts';

/** What a resource table made for a test holds: one package, type 1 `string`, in some configurations. */
export interface TinyTable {
  readonly packageId?: number;
  readonly typeIdOffset?: number;
  readonly configurations: readonly TinyConfiguration[];
}

export interface TinyConfiguration {
  /** The bytes of `ResTable_config` after its size, by offset. */
  readonly at?: Readonly<Record<number, readonly number[]>>;
  /** By entry index: a text, the id of another resource, or a style without items that another is the parent of. */
  readonly entries: Readonly<Record<number, string | number | { readonly parent: number }>>;
}

const CONFIG_SIZE = 64;

/** A `resources.arsc` with UTF-8 strings, as aapt2 writes them: modified UTF-8. */
export function tinyTable({ packageId = 0x7f, typeIdOffset = 0, configurations }: TinyTable): Uint8Array {
  const texts = configurations.flatMap((one) =>
    Object.values(one.entries).filter((value) => typeof value === 'string'),
  );
  const indices = configurations.flatMap((one) => Object.keys(one.entries).map(Number));
  const keys = Array.from({ length: Math.max(...indices) + 1 }, (_, index) => `key_${index}`);
  const typeNames = pool(['string']);
  const keyNames = pool(keys);
  const types = configurations.map((one) => typeChunk(one, texts));
  const name = new Uint8Array(256);
  const packageHeader = [
    ...u32(packageId),
    ...name,
    ...u32(288),
    ...u32(1),
    ...u32(288 + typeNames.length),
    ...u32(keys.length),
    ...u32(typeIdOffset),
  ];
  const pack = chunk(0x0200, packageHeader, [...typeNames, ...keyNames, ...types.flat()]);
  return Uint8Array.from(chunk(0x0002, u32(1), [...pool(texts), ...pack]));
}

/** A string pool (`ResStringPool`) in UTF-8. */
export function pool(texts: readonly string[]): number[] {
  const strings = texts.map((text) => {
    const bytes = encodeMutf8(text);
    return [text.length, bytes.length, ...bytes, 0];
  });
  const offsets: number[] = [];
  let at = 0;
  for (const one of strings) {
    offsets.push(...u32(at));
    at += one.length;
  }
  const data = strings.flat();
  while (data.length % 4 !== 0) data.push(0);
  const header = [...u32(texts.length), ...u32(0), ...u32(1 << 8), ...u32(28 + texts.length * 4), ...u32(0)];
  return chunk(0x0001, header, [...offsets, ...data]);
}

/** A chunk: type, header size, size, the rest of the header, the body. */
export function chunk(type: number, header: readonly number[], body: readonly number[]): number[] {
  const headerSize = 8 + header.length;
  return [...u16(type), ...u16(headerSize), ...u32(headerSize + body.length), ...header, ...body];
}

function typeChunk({ at = {}, entries }: TinyConfiguration, texts: readonly string[]): number[] {
  const config = new Uint8Array(CONFIG_SIZE);
  config.set(u32(CONFIG_SIZE));
  for (const [offset, bytes] of Object.entries(at)) config.set(bytes, Number(offset));
  const count = Math.max(...Object.keys(entries).map(Number)) + 1;
  const offsets: number[] = [];
  const data: number[] = [];
  for (let index = 0; index < count; index++) {
    const value = entries[index];
    offsets.push(...u32(value === undefined ? 0xffffffff : data.length));
    if (value === undefined) continue;
    if (typeof value === 'object') {
      // ResTable_map_entry: FLAG_COMPLEX, the parent, no items.
      data.push(...u16(16), ...u16(1), ...u32(index), ...u32(value.parent), ...u32(0));
      continue;
    }
    const [dataType, number] = typeof value === 'string' ? [0x03, texts.indexOf(value)] : [0x01, value];
    data.push(...u16(8), ...u16(0), ...u32(index), ...u16(8), 0, dataType, ...u32(number));
  }
  const entriesStart = 20 + CONFIG_SIZE + count * 4;
  return chunk(0x0201, [1, 0, 0, 0, ...u32(count), ...u32(entriesStart), ...config], [...offsets, ...data]);
}

export function u16(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff];
}

export function u32(value: number): number[] {
  return [...u16(value), ...u16(value >>> 16)];
}
