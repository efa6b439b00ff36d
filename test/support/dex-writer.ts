/** Numbers by which code refers to what a dex file defines. */
export interface Refs {
  type(descriptor: string): number;
  method(owner: string, name: string): number;
}

export interface WrittenClass {
  readonly descriptor: string;
  readonly superclass: string;
  readonly interfaces?: readonly string[];
  /** Of `()V` all; `code` gives 16-bit units, `null` for an abstract method. */
  readonly methods: readonly {
    readonly name: string;
    readonly isStatic: boolean;
    readonly code: ((refs: Refs) => readonly number[]) | null;
    /** Registers that the code says it uses; 4 where it does not matter. */
    readonly registers?: number;
  }[];
  readonly isInterface?: boolean;
}

export const RETURN_VOID = 0x000e;

export function invokeStatic(method: number): number[] {
  return [0x0071, method, 0];
}

/** `invoke-virtual {v0}` */
export function invokeVirtual(method: number): number[] {
  return [0x106e, method, 0];
}

/** `invoke-interface {v0}` */
export function invokeInterface(method: number): number[] {
  return [0x1072, method, 0];
}

/** `new-instance v0` */
export function newInstance(type: number): number[] {
  return [0x0022, type];
}

/** A dex file (version 035) of classes whose methods all are `()V`; checksums are left out. For files no compiler makes. */
export function writeDex(
  classes: readonly WrittenClass[],
  references: readonly (readonly [owner: string, name: string])[] = [],
): Uint8Array {
  const descriptors = new Set(['V', ...references.map(([owner]) => owner)]);
  for (const one of classes) descriptors.add(one.descriptor).add(one.superclass);
  for (const names of new Set(classes.map((one) => one.interfaces ?? [])))
    for (const name of names) descriptors.add(name);
  const own = classes.flatMap((one) => one.methods.map(({ name }) => [one.descriptor, name] as const));
  const pairs = [...own, ...references];
  const strings = [...new Set([...descriptors, ...pairs.map(([, name]) => name)])].sort();
  const stringIndex = new Map(strings.map((text, i) => [text, i]));
  const types = [...descriptors].sort();
  const typeIndex = new Map(types.map((text, i) => [text, i]));
  const methods = [...new Set(pairs.map(([owner, name]) => `${owner} ${name}`))].sort((a, b) => {
    const [[ownerA, nameA], [ownerB, nameB]] = [a.split(' '), b.split(' ')] as [string[], string[]];
    return ownerA === ownerB ? compare(nameA, nameB) : compare(ownerA, ownerB);
  });
  const methodIndex = new Map(methods.map((text, i) => [text, i]));
  const refs: Refs = {
    type: (descriptor) => typeIndex.get(descriptor) ?? 0,
    method: (owner, name) => methodIndex.get(`${owner} ${name}`) ?? 0,
  };
  const at = { strings: 0x70, types: 0, protos: 0, methods: 0, classes: 0, data: 0 };
  at.types = at.strings + strings.length * 4;
  at.protos = at.types + types.length * 4;
  at.methods = at.protos + 12;
  at.classes = at.methods + methods.length * 8;
  at.data = at.classes + classes.length * 32;
  const data = new Data(at.data);
  const stringOffsets = strings.map((text) =>
    data.put([...uleb(text.length), ...new TextEncoder().encode(text), 0]),
  );
  /** Methods given one and the same array share one code_item, classes given one array of interfaces one type_list. */
  const placed = new Map<readonly number[], number>();
  const lists = new Map<readonly string[], number>();
  const items = classes.map((one) => {
    const names = one.interfaces ?? [];
    const interfaces =
      lists.get(names) ??
      (names.length === 0
        ? 0
        : data.align().put([...u32(names.length), ...names.flatMap((name) => u16(refs.type(name)))]));
    lists.set(names, interfaces);
    const written = one.methods
      .map(({ name, isStatic, code, registers = 4 }) => {
        const units = code?.(refs) ?? null;
        const offset =
          units === null
            ? 0
            : (placed.get(units) ??
              data
                .align()
                .put([
                  ...u16(registers),
                  ...u16(isStatic ? 0 : 1),
                  ...u16(1),
                  ...u16(0),
                  ...u32(0),
                  ...u32(units.length),
                  ...units.flatMap(u16),
                ]));
        if (units !== null) placed.set(units, offset);
        return {
          index: refs.method(one.descriptor, name),
          isStatic,
          offset,
          access: isStatic ? 0x9 : units === null ? 0x401 : 0x1,
        };
      })
      .sort((a, b) => a.index - b.index);
    const direct = written.filter(({ isStatic }) => isStatic);
    const virtual = written.filter(({ isStatic }) => !isStatic);
    const body = [direct, virtual].flatMap((group) => {
      let previous = 0;
      return group.flatMap(({ index, offset, access }) => {
        const delta = index - previous;
        previous = index;
        return [...uleb(delta), ...uleb(access), ...uleb(offset)];
      });
    });
    const classData = data.put([0, 0, ...uleb(direct.length), ...uleb(virtual.length), ...body]);
    return { one, interfaces, classData };
  });
  const table = [
    ...stringOffsets.flatMap(u32),
    ...types.flatMap((text) => u32(stringIndex.get(text) ?? 0)),
    ...u32(stringIndex.get('V') ?? 0),
    ...u32(refs.type('V')),
    ...u32(0),
    ...methods.flatMap((text) => {
      const [owner, name] = text.split(' ') as [string, string];
      return [...u16(refs.type(owner)), ...u16(0), ...u32(stringIndex.get(name) ?? 0)];
    }),
    ...items.flatMap(({ one, interfaces, classData }) => [
      ...u32(refs.type(one.descriptor)),
      ...u32(one.isInterface === true ? 0x601 : 0x1),
      ...u32(refs.type(one.superclass)),
      ...u32(interfaces),
      ...u32(0xffffffff),
      ...u32(0),
      ...u32(classData),
      ...u32(0),
    ]),
  ];
  // A file ends with its map, never with class data.
  data.align().put(u32(0));
  const bytes = new Uint8Array(data.end);
  const sections = [
    strings.length,
    at.strings,
    types.length,
    at.types,
    1,
    at.protos,
    0,
    0,
    methods.length,
    at.methods,
    classes.length,
    at.classes,
  ];
  bytes.set([
    ...new TextEncoder().encode('dex\n035\0'),
    ...new Array(24).fill(0),
    ...u32(bytes.length),
    ...u32(0x70),
    ...u32(0x12345678),
  ]);
  bytes.set(
    [...u32(0), ...u32(0), ...u32(0), ...sections.flatMap(u32), ...u32(data.end - at.data), ...u32(at.data)],
    0x2c,
  );
  bytes.set(table, 0x70);
  data.into(bytes);
  return bytes;
}

class Data {
  readonly #start: number;
  readonly #parts: { readonly at: number; readonly bytes: readonly number[] }[] = [];
  end: number;

  constructor(start: number) {
    this.#start = start;
    this.end = start;
  }

  align(): this {
    this.end = (this.end + 3) & ~3;
    return this;
  }

  put(bytes: readonly number[]): number {
    const at = this.end;
    this.#parts.push({ at, bytes });
    this.end += bytes.length;
    return at;
  }

  into(target: Uint8Array): void {
    for (const { at, bytes } of this.#parts) target.set(bytes, at);
    if (this.end < this.#start) throw new RangeError('nothing was written');
  }
}

function compare(a: string | undefined, b: string | undefined): number {
  return (a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1;
}

function u16(value: number): number[] {
  return [value & 0xff, (value >> 8) & 0xff];
}

function u32(value: number): number[] {
  return [...u16(value & 0xffff), ...u16((value >>> 16) & 0xffff)];
}

function uleb(value: number): number[] {
  const bytes: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...bytes, left];
    bytes.push((left % 128) | 0x80);
  }
}
