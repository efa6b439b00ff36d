import { definedMethods } from '../../apk/dex/class-data.ts';
import { readCodeItem } from '../../apk/dex/code-item.ts';
import { type DexFile, NONE } from '../../apk/dex/dex-file.ts';
import { readingBudget, warnOverlap } from '../../apk/dex/overlap.ts';
import { TypeLists } from '../../apk/dex/type-lists.ts';
import type { Warnings } from '../../warnings.ts';
import type { Classes, DexMaps, Lists, Program } from './program.ts';
import { Symbols } from './symbols.ts';
import { Tuples } from './tuples.ts';

/** A method takes at most 255 words of arguments (dex constraints, A16); a longer list is not a signature. */
const MAXIMUM_PARAMETERS = 255;

/** Joins the dex files of a package into one program. Bad indices stay `NONE`, circular superclasses are cut. */
export function buildProgram(dexes: readonly DexFile[], warnings: Warnings): Program {
  const symbols = new Symbols(sum(dexes, (dex) => dex.stringOffset.length));
  const stringSymbols = dexes.map((dex) => symbolsOf(dex, symbols, warnings));
  const types = new Types(
    symbols.count,
    sum(dexes, (dex) => dex.typeString.length),
  );
  const typeMaps = dexes.map((dex, i) => types.of(dex, stringSymbols[i] as Int32Array));
  const protos = new Protos();
  const methods = new Tuples(Math.max(...dexes.map((dex) => dex.methodClass.length), 8) * 1.5);
  const fields = new Tuples(Math.max(...dexes.map((dex) => dex.fieldClass.length), 8) * 1.5);
  const maps = dexes.map((dex, i): DexMaps => {
    const symbol = stringSymbols[i] as Int32Array;
    const type = typeMaps[i] as Int32Array;
    const proto = protos.of(dex, type, warnings);
    return {
      symbol,
      type,
      method: references(methods, dex.methodClass, type, dex.methodName, symbol, dex.methodProto, proto),
      field: references(fields, dex.fieldClass, type, dex.fieldName, symbol, dex.fieldType, type),
    };
  });
  const defined = defineClasses(dexes, maps, types.count, methods.count, warnings);
  return {
    dexes,
    maps,
    symbols,
    typeSymbol: types.symbolOf.subarray(0, types.count),
    typeOfSymbol: types.ofSymbol,
    methods,
    fields,
    protoReturn: protos.returns(),
    protoParameters: protos.parameters(),
    ...defined,
  };
}

/**
 * The symbol of every string of a dex file, as far as its budget goes.
 */
function symbolsOf(dex: DexFile, symbols: Symbols, warnings: Warnings): Int32Array {
  const source = symbols.addSource(dex.bytes);
  const map = new Int32Array(dex.stringOffset.length).fill(NONE);
  let budget = readingBudget(dex);
  for (let i = 0; i < map.length && budget > 0; i++) {
    if (dex.stringOffset[i] === 0) continue;
    const start = dex.stringStart(i);
    map[i] = symbols.add(source, start);
    budget -= symbols.lastEnd - start + 1;
  }
  if (budget <= 0) warnOverlap(dex, 'string', warnings);
  return map;
}

class Types {
  readonly ofSymbol: Int32Array;
  readonly symbolOf: Int32Array;
  count = 0;

  constructor(symbols: number, capacity: number) {
    this.ofSymbol = new Int32Array(symbols).fill(NONE);
    this.symbolOf = new Int32Array(capacity);
  }

  of(dex: DexFile, stringSymbol: Int32Array): Int32Array {
    return dex.typeString.map((string) => {
      const symbol = string === NONE ? NONE : (stringSymbol[string] as number);
      if (symbol === NONE) return NONE;
      const known = this.ofSymbol[symbol] as number;
      if (known !== NONE) return known;
      this.symbolOf[this.count] = symbol;
      this.ofSymbol[symbol] = this.count;
      return this.count++;
    });
  }
}

class Protos {
  /** Parameter lists as a tree: list id = (id of the list without its last type, that type). 0 is the empty list. */
  readonly #lists = new Tuples(1024);
  readonly #protos = new Tuples(1024);

  of(dex: DexFile, type: Int32Array, warnings: Warnings): Int32Array {
    const lists = new TypeLists(dex);
    const protos = dex.protoReturn.map((returnType, i) => {
      const list = lists.read(dex.protoParameters[i] ?? 0, MAXIMUM_PARAMETERS + 1);
      if (returnType === NONE || list.length > MAXIMUM_PARAMETERS) return NONE;
      let id = 0;
      for (const parameter of list)
        id = this.#lists.add(id, parameter === NONE ? NONE : (type[parameter] as number), 0) + 1;
      return this.#protos.add(type[returnType] as number, id, 0);
    });
    if (lists.isCut) warnOverlap(dex, 'list', warnings);
    return protos;
  }

  returns(): Int32Array {
    return this.#protos.a.slice(0, this.#protos.count);
  }

  parameters(): Lists {
    const lists: number[][] = [];
    for (let proto = 0; proto < this.#protos.count; proto++) {
      const list: number[] = [];
      for (let id = this.#protos.b[proto] as number; id !== 0; id = this.#lists.a[id - 1] as number) {
        list.push(this.#lists.b[id - 1] as number);
      }
      lists.push(list.reverse());
    }
    return packLists(lists);
  }
}

/** The program's number of each method or field reference of a dex file. */
function references(
  table: Tuples,
  classes: Int32Array,
  type: Int32Array,
  names: Int32Array,
  symbol: Int32Array,
  signatures: Int32Array,
  signature: Int32Array,
): Int32Array {
  return classes.map((classIndex, i) => {
    const name = names[i] as number;
    const own = signatures[i] as number;
    if (classIndex === NONE || name === NONE || own === NONE) return NONE;
    const a = type[classIndex] as number;
    const b = symbol[name] as number;
    const c = signature[own] as number;
    return a === NONE || b === NONE || c === NONE ? NONE : table.add(a, b, c);
  });
}

type Defined = Pick<
  Program,
  'classOf' | 'classes' | 'methodDex' | 'methodCode' | 'methodAccess' | 'shadowedClasses'
>;

function defineClasses(
  dexes: readonly DexFile[],
  maps: readonly DexMaps[],
  types: number,
  methods: number,
  warnings: Warnings,
): Defined {
  const capacity = sum(dexes, (dex) => dex.classDefs.count);
  const classOf = new Int32Array(types).fill(NONE);
  const methodDex = new Int32Array(methods).fill(NONE);
  const methodCode = new Uint32Array(methods);
  const methodAccess = new Int32Array(methods);
  const columns = {
    type: new Int32Array(capacity),
    dex: new Int32Array(capacity),
    classDef: new Int32Array(capacity),
    accessFlags: new Int32Array(capacity),
    superType: new Int32Array(capacity),
  };
  const interfaces: number[][] = [];
  const methodLists: number[][] = [];
  let count = 0;
  let shadowedClasses = 0;
  dexes.forEach((dex, d) => {
    const map = maps[d] as DexMaps;
    const { classDefs } = dex;
    const classOfDef = new Int32Array(classDefs.count).fill(NONE);
    const lists = new TypeLists(dex);
    for (let i = 0; i < classDefs.count; i++) {
      const type = at(map.type, classDefs.type[i] as number);
      if (type === NONE) continue;
      if (classOf[type] !== NONE) {
        shadowedClasses++;
        continue;
      }
      classOf[type] = count;
      classOfDef[i] = count;
      columns.type[count] = type;
      columns.dex[count] = d;
      columns.classDef[count] = i;
      columns.accessFlags[count] = classDefs.accessFlags[i] as number;
      columns.superType[count] = at(map.type, classDefs.superType[i] as number);
      interfaces.push(
        lists
          .read(classDefs.interfacesOffset[i] as number, MAXIMUM_INTERFACES)
          .map((one) => at(map.type, one))
          .filter((one) => one !== NONE),
      );
      methodLists.push([]);
      count++;
    }
    if (lists.isCut) warnOverlap(dex, 'list', warnings);
    const defined = definedMethods(dex, warnings);
    // Methods may share their code, and every question reads it once for each of them.
    let budget = readingBudget(dex);
    for (let i = 0; i < defined.count; i++) {
      const owner = classOfDef[defined.classDef[i] as number] as number;
      const method = map.method[defined.method[i] as number] as number;
      if (owner === NONE || method === NONE || methodDex[method] !== NONE) continue;
      methodDex[method] = d;
      const code = readCodeItem(dex.bytes, defined.code[i] as number);
      budget -= code === null ? 0 : code.end - code.start;
      methodCode[method] = budget < 0 ? 0 : (defined.code[i] as number);
      methodAccess[method] = defined.accessFlags[i] as number;
      methodLists[owner]?.push(method);
    }
    if (budget < 0) warnOverlap(dex, 'code', warnings);
  });
  const superType = columns.superType.subarray(0, count);
  cutCircles(superType, classOf, warnings);
  const classes: Classes = {
    count,
    type: columns.type.subarray(0, count),
    dex: columns.dex.subarray(0, count),
    classDef: columns.classDef.subarray(0, count),
    accessFlags: columns.accessFlags.subarray(0, count),
    superType,
    interfaces: packLists(interfaces),
    methods: packLists(methodLists),
  };
  return { classOf, classes, methodDex, methodCode, methodAccess, shadowedClasses };
}

/** A class naming more interfaces than this is not one that a compiler made. */
const MAXIMUM_INTERFACES = 4096;

/** Cuts a chain of superclasses that returns to itself (ClassCircularityError at run time). */
function cutCircles(superType: Int32Array, classOf: Int32Array, warnings: Warnings): void {
  // 0 not seen, n seen in the walk that began at class n - 1, so that a second visit in one walk is a circle.
  const seenIn = new Int32Array(superType.length);
  let circles = 0;
  for (let first = 0; first < superType.length; first++) {
    let current = first;
    while (current !== NONE && seenIn[current] === 0) {
      seenIn[current] = first + 1;
      const parent = superType[current] as number;
      const next = parent === NONE ? NONE : (classOf[parent] as number);
      if (next !== NONE && seenIn[next] === first + 1) {
        superType[current] = NONE;
        circles++;
        break;
      }
      current = next;
    }
  }
  if (circles === 0) return;
  warnings.add('dex-class-circle', {
    zh: `${circles} 个类是自己的父类`,
    en: `${circles} classes are their own ancestors`,
  });
}

/** Nested arrays as two typed arrays. */
export function packLists(lists: readonly (readonly number[])[]): Lists {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    start[i + 1] = (start[i] as number) + list.length;
  });
  const items = new Int32Array(start[lists.length] as number);
  lists.forEach((list, i) => {
    items.set(list, start[i] as number);
  });
  return { start, items };
}

function at(map: Int32Array, index: number): number {
  return index === NONE ? NONE : (map[index] as number);
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
