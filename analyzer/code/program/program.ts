import { type CodeItem, readCodeItem } from '../../apk/dex/code-item.ts';
import type { DexFile } from '../../apk/dex/dex-file.ts';
import { NONE } from '../../apk/dex/dex-file.ts';
import type { Symbols } from './symbols.ts';
import type { Tuples } from './tuples.ts';

/** How the indices of one dex file map to those of the program. `NONE` where the file's own table was bad. */
export interface DexMaps {
  readonly symbol: Int32Array;
  readonly type: Int32Array;
  readonly method: Int32Array;
  readonly field: Int32Array;
}

/** A list of lists of numbers in two typed arrays: list `i` is `items[start[i]]` to `items[start[i + 1] - 1]`. */
export interface Lists {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

/** Classes as the runtime resolves them: of several with one name, the first dex file's. A column each. */
export interface Classes {
  readonly count: number;
  /** Type of each class. */
  readonly type: Int32Array;
  readonly dex: Int32Array;
  /** class_defs index. */
  readonly classDef: Int32Array;
  readonly accessFlags: Int32Array;
  /** Type of the superclass; `NONE` for java.lang.Object, a bad index, or where following it would run in a circle. */
  readonly superType: Int32Array;
  /** Types of the interfaces it names. */
  readonly interfaces: Lists;
  /** Methods that it defines. */
  readonly methods: Lists;
}

/**
 * All dex files of a package as one program: types, methods and fields have one number each, however many files refer to
 * them. A method or field is a reference (class, name, signature), defined by the program or not.
 */
export interface Program {
  readonly dexes: readonly DexFile[];
  readonly maps: readonly DexMaps[];
  readonly symbols: Symbols;
  /** Symbol of each type's descriptor. */
  readonly typeSymbol: Int32Array;
  /** Type of each symbol, or `NONE`. */
  readonly typeOfSymbol: Int32Array;
  /** `a` class type, `b` name symbol, `c` prototype. */
  readonly methods: Tuples;
  /** `a` class type, `b` name symbol, `c` type. */
  readonly fields: Tuples;
  readonly protoReturn: Int32Array;
  readonly protoParameters: Lists;
  /** Class of each type, or `NONE` when the program does not define it. */
  readonly classOf: Int32Array;
  readonly classes: Classes;
  /** Dex file that defines each method, or `NONE`. */
  readonly methodDex: Int32Array;
  /** Offset of each method's code_item in that file, 0 when there is none. */
  readonly methodCode: Uint32Array;
  readonly methodAccess: Int32Array;
  /** Classes that an earlier dex file already defines: the runtime never loads them. */
  readonly shadowedClasses: number;
}

/** The code of a method, in the file that defines it, and how that file's indices are the program's. */
export interface MethodBody extends CodeItem {
  readonly bytes: Uint8Array;
  readonly map: DexMaps;
}

/** `null` for a method without code, or of no dex file. */
export function methodBody(program: Program, method: number): MethodBody | null {
  const dex = program.methodDex[method] as number;
  const bytes = program.dexes[dex]?.bytes;
  const map = program.maps[dex];
  if (bytes === undefined || map === undefined) return null;
  const code = readCodeItem(bytes, program.methodCode[method] as number);
  return code === null ? null : { ...code, bytes, map };
}

/** `Lcom/x/Foo;`; empty for `NONE`. */
export function typeName(program: Program, type: number): string {
  return type < 0 ? '' : program.symbols.text(program.typeSymbol[type] as number);
}

/** Type with this descriptor, or `NONE` when no dex file mentions it. */
export function findType(program: Program, descriptor: string): number {
  const symbol = program.symbols.find(descriptor);
  return symbol === NONE ? NONE : (program.typeOfSymbol[symbol] as number);
}

/** `(I)V`. */
export function protoText(program: Program, proto: number): string {
  if (proto < 0) return '';
  const { start, items } = program.protoParameters;
  let text = '(';
  for (let i = start[proto] as number; i < (start[proto + 1] as number); i++)
    text += typeName(program, items[i] as number);
  return `${text})${typeName(program, program.protoReturn[proto] as number)}`;
}

export function methodName(program: Program, method: number): string {
  return program.symbols.text(program.methods.b[method] as number);
}

/** `onCreate(Landroid/os/Bundle;)V`. */
export function methodSignature(program: Program, method: number): string {
  return methodName(program, method) + protoText(program, program.methods.c[method] as number);
}

/** `Lcom/x/App;->onCreate()V`. */
export function methodText(program: Program, method: number): string {
  return `${typeName(program, program.methods.a[method] as number)}->${methodSignature(program, method)}`;
}

/** `com.x.App` for `Lcom/x/App;`. */
export function className(descriptor: string): string {
  return descriptor.startsWith('L') ? descriptor.slice(1, -1).replaceAll('/', '.') : descriptor;
}
