import { ACC_STATIC } from '../../apk/dex/class-data.ts';
import { payloadLength, stringIndex, u16 } from '../../apk/dex/code-item.ts';
import { NONE } from '../../apk/dex/dex-file.ts';
import { invokeKind, LENGTH, Op } from '../../apk/dex/opcodes.ts';
import type { Hierarchy } from '../program/hierarchy.ts';
import { className, findType, methodBody, type Program, typeName } from '../program/program.ts';
import { indexMethods } from './member-index.ts';
import { argumentRegisters, destination, isWide } from './registers.ts';
import { staticStrings } from './static-strings.ts';
import { textsOf, type Value } from './value.ts';
import { LISTS, VALUE_METHODS, type ValueMethod } from './value-methods.ts';

/** A call met in a method: the method as named, and what each parameter is, the receiver of an instance method first. */
export type OnCall = (callee: number, values: readonly (Value | null)[]) => void;

/** What else may be asked of a method's reading. */
export interface OnValues {
  readonly store?: (field: number, value: Value | null) => void;
  readonly returned?: (value: Value | null) => void;
}

/** Instructions read in one method; a longer one is read so far. */
const MAXIMUM_INSTRUCTIONS = 200_000;
/** Field initialisers and methods that need another's value: this deep. */
const MAXIMUM_DEPTH = 4;
const MAXIMUM_ARRAY = 512;

const CONSTANTS = [
  'Ljava/lang/String;',
  '[Ljava/lang/String;',
  'Ljava/util/List;',
  'Ljava/util/ArrayList;',
  'Landroid/net/Uri;',
  'Ljava/lang/reflect/Method;',
  'Ljava/lang/Class;',
];

/**
 * Follows constants through the registers of a method, instruction by instruction in the order in which they stand. Where
 * branches meet, the value written last in that order is taken: a call whose argument differs by branch is seen with one.
 */
export class ValueTracker {
  readonly #hierarchy: Hierarchy;
  readonly #program: Program;
  readonly #methods: ReadonlyMap<number, readonly ValueMethod[]>;
  readonly #lists: ReadonlySet<number>;
  readonly #stringType: number;
  readonly #getClass: number;
  readonly #fields = new Map<number, Value | null>();
  readonly #filled = new Set<number>();
  readonly #returns = new Map<number, Value | null>();
  /** Return types that are worth looking into. */
  readonly #constants: ReadonlySet<number>;
  #depth = 0;

  constructor(hierarchy: Hierarchy) {
    this.#hierarchy = hierarchy;
    this.#program = hierarchy.program;
    this.#methods = indexMethods(hierarchy, VALUE_METHODS);
    this.#lists = new Set(LISTS.map((name) => findType(this.#program, name)).filter((type) => type !== NONE));
    this.#stringType = findType(this.#program, 'Ljava/lang/String;');
    this.#constants = new Set(
      CONSTANTS.map((name) => findType(this.#program, name)).filter((type) => type !== NONE),
    );
    this.#getClass = this.#program.symbols.find('getClass');
  }

  /** Reads a method and tells of its calls in order. */
  track(method: number, onCall: OnCall, on: OnValues = {}): void {
    const code = methodBody(this.#program, method);
    if (code === null) return;
    const { bytes, map } = code;
    // Filled as they are written: a hostile method claims 65,535 and uses none.
    const registers: (Value | null)[] = [];
    const { registers: count } = code;
    this.#placeParameters(method, registers, count - code.ins, count);
    let result: Value | null = null;
    let left = MAXIMUM_INSTRUCTIONS;
    for (let at = code.start; at < code.end && left > 0; left--) {
      const opcode = bytes[at] as number;
      const length =
        opcode === 0 && bytes[at + 1] !== 0 ? payloadLength(bytes, at) : (LENGTH[opcode] as number);
      if (at + length > code.end) return;
      if (opcode === 0) {
        at += length;
        continue;
      }
      if (opcode >= 0x6e && opcode <= 0x78 && opcode !== 0x73) {
        const callee = map.method[u16(bytes, at + 2)] ?? NONE;
        result = null;
        if (callee !== NONE) {
          const values = this.#arguments(
            callee,
            invokeKind(opcode) === Op.invokeStatic,
            registers,
            argumentRegisters(bytes, opcode, at),
          );
          onCall(callee, values);
          result = this.#resultOf(callee, values);
        }
      } else if (opcode === 0x24 || opcode === 0x25) {
        const items = argumentRegisters(bytes, opcode, at).map((one) => registers[one] ?? null);
        result = { kind: 'items', items: items.filter((one) => one !== null) };
      } else if (opcode === 0x4d) {
        this.#storeItem(registers, bytes, at);
      } else if (opcode === 0x1f) {
        const register = bytes[at + 1] as number;
        const known = registers[register] ?? null;
        if (known === null || known.kind === 'object')
          registers[register] = this.#objectOf(map.type[u16(bytes, at + 2)] ?? NONE);
      } else if (opcode === 0x69 || opcode === 0x5b) {
        const field = map.field[u16(bytes, at + 2)] ?? NONE;
        const from = opcode === 0x69 ? (bytes[at + 1] as number) : (bytes[at + 1] as number) & 0xf;
        if (field !== NONE) on.store?.(field, registers[from] ?? null);
      } else if (opcode === 0x11) {
        on.returned?.(registers[bytes[at + 1] as number] ?? null);
      } else {
        const to = destination(bytes, opcode, at);
        if (to >= 0) {
          const value = this.#written(opcode, bytes, at, registers, result, map);
          if (to < count) registers[to] = value;
          if (isWide(opcode) && to + 1 < count) registers[to + 1] = null;
        }
      }
      at += length;
    }
  }

  /** What a static or instance field of the program always holds, when its class's initialisers give it one value. */
  fieldValue(field: number): Value | null {
    const known = this.#fields.get(field);
    if (known !== undefined) return known;
    const type = this.#program.fields.a[field] as number;
    const c = this.#program.classOf[type] as number;
    if (c === NONE || this.#filled.has(c) || this.#depth >= MAXIMUM_DEPTH) return null;
    this.#filled.add(c);
    this.#depth++;
    this.#readInitialisers(c);
    this.#depth--;
    return this.#fields.get(field) ?? null;
  }

  #readInitialisers(c: number): void {
    const { classes, methods, symbols } = this.#program;
    for (const [field, text] of staticStrings(this.#program, c))
      this.#fields.set(field, { kind: 'string', text });
    for (let i = classes.methods.start[c] as number; i < (classes.methods.start[c + 1] as number); i++) {
      const method = classes.methods.items[i] as number;
      const name = symbols.text(methods.b[method] as number);
      if (name !== '<clinit>' && name !== '<init>') continue;
      this.track(method, () => {}, {
        store: (field, value) => {
          if (value?.kind === 'parameter') value = null;
          const before = this.#fields.get(field);
          this.#fields.set(field, before === undefined || sameValue(before, value) ? value : null);
        },
      });
    }
  }

  #placeParameters(method: number, registers: (Value | null)[], first: number, count: number): void {
    const { methodAccess, methods, protoParameters } = this.#program;
    const proto = methods.c[method] as number;
    let register = first;
    let index = 0;
    if (((methodAccess[method] as number) & ACC_STATIC) === 0) {
      if (register >= 0 && register < count) registers[register] = { kind: 'parameter', index };
      register++;
      index++;
    }
    for (
      let i = protoParameters.start[proto] as number;
      i < (protoParameters.start[proto + 1] as number);
      i++
    ) {
      if (register >= 0 && register < count) registers[register] = { kind: 'parameter', index };
      register += this.#words(protoParameters.items[i] as number);
      index++;
    }
  }

  #arguments(
    callee: number,
    isStatic: boolean,
    registers: readonly (Value | null)[],
    given: readonly number[],
  ): (Value | null)[] {
    const { methods, protoParameters } = this.#program;
    const proto = methods.c[callee] as number;
    const values: (Value | null)[] = [];
    let at = 0;
    if (!isStatic) values.push(registers[given[at++] ?? -1] ?? null);
    for (
      let i = protoParameters.start[proto] as number;
      i < (protoParameters.start[proto + 1] as number);
      i++
    ) {
      values.push(registers[given[at] ?? -1] ?? null);
      at += this.#words(protoParameters.items[i] as number);
    }
    return values;
  }

  /** long and double take two registers. */
  #words(type: number): number {
    if (type === NONE) return 1;
    const first = this.#program.symbols.firstByte(this.#program.typeSymbol[type] as number);
    return first === 0x4a || first === 0x44 ? 2 : 1;
  }

  #resultOf(callee: number, values: readonly (Value | null)[]): Value | null {
    for (const method of this.#methods.get(callee) ?? []) {
      const value = method(values);
      if (value !== undefined) return value;
    }
    const { methods, protoReturn } = this.#program;
    if (methods.b[callee] === this.#getClass) {
      const [receiver] = values;
      return receiver?.kind === 'object' ? this.#classOf(receiver.type) : null;
    }
    return this.#returnedBy(callee) ?? this.#objectOf(protoReturn[methods.c[callee] as number] as number);
  }

  /** What a method of the program returns, when it can be an array, a list or a constant; of several returns the one of which most is known. */
  #returnedBy(callee: number): Value | null {
    const { methods, protoReturn } = this.#program;
    if (!this.#constants.has(protoReturn[methods.c[callee] as number] as number)) return null;
    const target = this.#hierarchy.resolve(methods.a[callee] as number, callee);
    if (target === NONE) return null;
    const known = this.#returns.get(target);
    if (known !== undefined) return known;
    // A method that comes back to itself says nothing more.
    this.#returns.set(target, null);
    if (this.#depth >= MAXIMUM_DEPTH) return null;
    this.#depth++;
    let found: Value | null = null;
    this.track(target, () => {}, {
      returned: (value) => {
        if (value === null || value.kind === 'parameter' || value.kind === 'object') return;
        if (found === null || textsOf(value).length >= textsOf(found).length) found = value;
      },
    });
    this.#depth--;
    this.#returns.set(target, found);
    return found;
  }

  /** Nothing is known of a string, a primitive or an Object by its type. */
  #objectOf(type: number): Value | null {
    if (type === NONE || type === this.#stringType || type === this.#hierarchy.objectType) return null;
    return this.#program.symbols.firstByte(this.#program.typeSymbol[type] as number) === 0x4c
      ? { kind: 'object', type }
      : null;
  }

  #classOf(type: number): Value {
    return { kind: 'class', name: className(typeName(this.#program, type)) };
  }

  #storeItem(registers: readonly (Value | null)[], bytes: Uint8Array, at: number): void {
    const value = registers[bytes[at + 1] as number];
    const array = registers[bytes[at + 2] as number];
    if (array?.kind === 'items' && value != null && value !== array && array.items.length < MAXIMUM_ARRAY)
      array.items.push(value);
  }

  #written(
    opcode: number,
    bytes: Uint8Array,
    at: number,
    registers: readonly (Value | null)[],
    result: Value | null,
    map: Program['maps'][number],
  ): Value | null {
    switch (opcode) {
      case 0x07:
        return registers[(bytes[at + 1] as number) >> 4] ?? null;
      case 0x08:
        return registers[u16(bytes, at + 2)] ?? null;
      case 0x09:
        return registers[u16(bytes, at + 4)] ?? null;
      case 0x0c:
        return result;
      case 0x1a:
      case 0x1b: {
        const symbol = map.symbol[stringIndex(bytes, opcode, at)] ?? NONE;
        return symbol === NONE ? null : { kind: 'string', text: this.#program.symbols.text(symbol) };
      }
      case 0x1c: {
        const type = map.type[u16(bytes, at + 2)] ?? NONE;
        return type === NONE ? null : this.#classOf(type);
      }
      case 0x22: {
        const type = map.type[u16(bytes, at + 2)] ?? NONE;
        return this.#lists.has(type) ? { kind: 'items', items: [] } : this.#objectOf(type);
      }
      case 0x23:
        return { kind: 'items', items: [] };
      case 0x46: {
        const array = registers[bytes[at + 2] as number];
        return array?.kind === 'items' ? array : null;
      }
      case 0x54:
      case 0x62:
        return this.#read(map.field[u16(bytes, at + 2)] ?? NONE);
      default:
        return null;
    }
  }

  #read(field: number): Value | null {
    if (field === NONE) return null;
    const { fields, classOf } = this.#program;
    const type = fields.c[field] as number;
    if (typeName(this.#program, type) === 'Landroid/net/Uri;' && classOf[fields.a[field] as number] === NONE)
      return { kind: 'uri', text: null, field };
    return this.fieldValue(field) ?? this.#objectOf(type);
  }
}

/** By what is asked of a value; lists may hold each other, so they are not compared further than their strings. */
function sameValue(a: Value | null, b: Value | null): boolean {
  if (a === null || b === null) return a === b;
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  if (a.kind === 'string') return b.kind === 'string' && a.text === b.text;
  return JSON.stringify(shown(a)) === JSON.stringify(shown(b));
}

function shown(value: Value): unknown {
  return value.kind === 'items' ? textsOf(value) : value;
}
