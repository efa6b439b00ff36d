import { ACC_STATIC } from '../../apk/dex/class-data.ts';
import { u16 } from '../../apk/dex/code-item.ts';
import { NONE } from '../../apk/dex/dex-file.ts';
import { argumentRegisters, destination, isWide } from '../calls/registers.ts';
import type { Hierarchy } from '../program/hierarchy.ts';
import { methodBody } from '../program/program.ts';
import { type Abstract, ANSWER, compares, join, POSITIVE, RESULTS, UNKNOWN } from './abstract.ts';
import { endsFlow, i16, i32, instructionLength, targets } from './branches.ts';

/** Something a method does: calls a method, or creates an object. */
export interface Step {
  readonly method: number;
  readonly kind: 'call' | 'create';
  /** Method reference or type. */
  readonly of: number;
}

/** Instructions stepped over in all, and calls followed with the answer: no real callback comes near. */
const MAXIMUM_STEPS = 50_000;
const MAXIMUM_DEPTH = 3;
const MAXIMUM_REGISTERS = 256;
/**
 * Over all callbacks of a program: bytes of code looked over, registers joined. Of the apps measured none needs a hundredth of
 * it. Callbacks may share what they call, and switches their table of targets.
 */
const MAXIMUM_WORK = 4_000_000;

/** What is left of that. */
export class Work {
  #left = MAXIMUM_WORK;

  get isSpent(): boolean {
    return this.#left < 0;
  }

  spend(amount: number): void {
    this.#left -= amount;
  }
}

/** What is taken to be the answer while a method is read. */
export interface Assumption {
  /** The user agreed to everything: results are 0 (PackageManager.PERMISSION_GRANTED), answers true. */
  readonly granted: boolean;
}

/**
 * Reads what a callback does under an assumption about the user's answer, following constants through every branch (M.
 * Wegman and K. Zadeck, "Constant propagation with conditional branches", TOPLAS 1991). A branch that the assumption
 * rules out is not entered; exception handlers are not entered either.
 */
export class AnswerFlow {
  readonly #hierarchy: Hierarchy;
  readonly #assumption: Assumption;
  readonly #granted: ReadonlyMap<number, Abstract>;
  readonly steps = new Map<string, Step>();
  readonly #work: Work;
  #left = MAXIMUM_STEPS;

  /** @param granted what calls give (by method reference) when everything is granted */
  constructor(
    hierarchy: Hierarchy,
    assumption: Assumption,
    granted: ReadonlyMap<number, Abstract>,
    work: Work,
  ) {
    this.#work = work;
    this.#hierarchy = hierarchy;
    this.#assumption = assumption;
    this.#granted = granted;
  }

  /** @returns what the method returns */
  run(method: number, values: readonly Abstract[], depth = 0): Abstract {
    const { program } = this.#hierarchy;
    const code = depth > MAXIMUM_DEPTH ? null : methodBody(program, method);
    if (code === null || code.registers > MAXIMUM_REGISTERS) return UNKNOWN;
    const { bytes, map } = code;
    const work = this.#work;
    work.spend(code.registers);
    const entry: Abstract[] = new Array(code.registers).fill(UNKNOWN);
    this.#place(method, values, entry, code.registers - code.ins);
    const joins = joinPoints(bytes, code.start, code.end, work);
    const states = new Map<number, Abstract[]>();
    const queue: number[] = [];
    const arrive = (at: number, state: readonly Abstract[]): void => {
      if (at < code.start || at >= code.end) return;
      const before = states.get(at);
      if (before === undefined) {
        states.set(at, state.slice());
        queue.push(at);
        return;
      }
      let changed = false;
      for (let i = 0; i < before.length; i++) {
        const joined = join(before[i] as number, state[i] as number);
        if (joined !== before[i]) changed = true;
        before[i] = joined;
      }
      if (changed) queue.push(at);
    };
    arrive(code.start, entry);
    let returned: Abstract | null = null;
    for (
      let first = queue.pop();
      first !== undefined && this.#left > 0 && !work.isSpent;
      first = queue.pop()
    ) {
      const state = (states.get(first) as Abstract[]).slice();
      work.spend(state.length);
      let result: Abstract = UNKNOWN;
      for (let at = first; at < code.end && this.#left-- > 0 && !work.isSpent; ) {
        const opcode = bytes[at] as number;
        const length = instructionLength(bytes, at);
        if (at + length > code.end) break;
        if (opcode === 0x0f || opcode === 0x11) {
          const value = state[bytes[at + 1] as number] ?? UNKNOWN;
          returned = returned === null ? value : join(returned, value);
        }
        if (opcode >= 0x6e && opcode <= 0x78 && opcode !== 0x73) {
          const callee = map.method[u16(bytes, at + 2)] ?? NONE;
          result =
            callee === NONE
              ? UNKNOWN
              : this.#call(
                  method,
                  callee,
                  at,
                  argumentRegisters(bytes, opcode, at).map((one) => state[one] ?? UNKNOWN),
                  depth,
                );
        } else if (opcode === 0x22) {
          const type = map.type[u16(bytes, at + 2)] ?? NONE;
          if (type !== NONE) this.steps.set(`${method} ${at}`, { method, kind: 'create', of: type });
        } else {
          const to = destination(bytes, opcode, at);
          if (to >= 0 && to < state.length) {
            state[to] = this.#written(bytes, opcode, at, state, result);
            if (isWide(opcode) && to + 1 < state.length) state[to + 1] = UNKNOWN;
          }
        }
        const jumps = targets(bytes, at, code.end);
        work.spend(jumps.length * (1 + state.length));
        const decided = decide(bytes, opcode, at, state);
        if (decided !== false) for (const target of jumps) arrive(target, state);
        if (endsFlow(opcode) || decided === true) break;
        at += length;
        if (joins.has(at)) {
          arrive(at, state);
          break;
        }
      }
    }
    return returned ?? UNKNOWN;
  }

  #place(method: number, values: readonly Abstract[], state: Abstract[], first: number): void {
    const { methodAccess, methods, protoParameters, symbols, typeSymbol } = this.#hierarchy.program;
    const proto = methods.c[method] as number;
    let register = first + (((methodAccess[method] as number) & ACC_STATIC) === 0 ? 1 : 0);
    let index = 0;
    for (
      let i = protoParameters.start[proto] as number;
      i < (protoParameters.start[proto + 1] as number);
      i++
    ) {
      const type = protoParameters.items[i] as number;
      if (register >= 0 && register < state.length) state[register] = values[index] ?? UNKNOWN;
      const letter = type === NONE ? 0 : symbols.firstByte(typeSymbol[type] as number);
      register += letter === 0x4a || letter === 0x44 ? 2 : 1;
      index++;
    }
  }

  /** Words of the call's arguments; only helpers that are given the answer are entered. */
  #call(method: number, callee: number, at: number, words: readonly Abstract[], depth: number): Abstract {
    this.steps.set(`${method} ${at}`, { method, kind: 'call', of: callee });
    const granted = this.#granted.get(callee);
    if (granted !== undefined) return this.#assumption.granted ? granted : UNKNOWN;
    const hasAnswer = words.some((word) => word === RESULTS || word === ANSWER);
    if (!hasAnswer) return UNKNOWN;
    const { program } = this.#hierarchy;
    const target = this.#hierarchy.resolve(program.methods.a[callee] as number, callee);
    if (target === NONE) {
      // Boolean.booleanValue and Map.get, of the answer.
      const returned = program.protoReturn[program.methods.c[callee] as number] as number;
      const letter =
        returned === NONE ? 0 : program.symbols.firstByte(program.typeSymbol[returned] as number);
      if (letter === 0x4c) return ANSWER;
      return letter === 0x5a &&
        this.#assumption.granted &&
        words[0] === ANSWER &&
        isBooleanValue(program.symbols.text(program.methods.b[callee] as number))
        ? 1
        : UNKNOWN;
    }
    const isStatic = ((program.methodAccess[target] as number) & ACC_STATIC) !== 0;
    return this.run(target, isStatic ? words : words.slice(1), depth + 1);
  }

  #written(
    bytes: Uint8Array,
    opcode: number,
    at: number,
    state: readonly Abstract[],
    result: Abstract,
  ): Abstract {
    switch (opcode) {
      case 0x12:
        return (((bytes[at + 1] as number) >> 4) << 28) >> 28;
      case 0x13:
        return i16(bytes, at + 2);
      case 0x14:
        return i32(bytes, at + 2);
      case 0x01:
      case 0x07:
        return state[(bytes[at + 1] as number) >> 4] ?? UNKNOWN;
      case 0x02:
      case 0x08:
        return state[u16(bytes, at + 2)] ?? UNKNOWN;
      case 0x0a:
      case 0x0c:
        return result;
      case 0x21:
        return state[(bytes[at + 1] as number) >> 4] === RESULTS && this.#assumption.granted
          ? POSITIVE
          : UNKNOWN;
      case 0x44:
        return state[bytes[at + 2] as number] === RESULTS && this.#assumption.granted ? 0 : UNKNOWN;
      default:
        return UNKNOWN;
    }
  }
}

/** What a map's `containsValue` or `isEmpty` says is another matter. */
function isBooleanValue(name: string): boolean {
  return name === 'booleanValue';
}

/** Whether a test is certain to jump, certain not to, or may do either; `null` too for what is no test. */
function decide(bytes: Uint8Array, opcode: number, at: number, state: readonly Abstract[]): boolean | null {
  const packed = bytes[at + 1] as number;
  if (opcode >= 0x38 && opcode <= 0x3d) return compares(opcode - 0x38, state[packed] ?? UNKNOWN, 0);
  if (opcode >= 0x32 && opcode <= 0x37)
    return compares(opcode - 0x32, state[packed & 0xf] ?? UNKNOWN, state[packed >> 4] ?? UNKNOWN);
  return null;
}

function joinPoints(bytes: Uint8Array, start: number, end: number, work: Work): Set<number> {
  const points = new Set<number>();
  work.spend(end - start);
  for (let at = start; at < end && !work.isSpent; ) {
    const length = instructionLength(bytes, at);
    if (at + length > end) break;
    if (bytes[at] !== 0) {
      const jumps = targets(bytes, at, end);
      work.spend(jumps.length);
      for (const target of jumps) points.add(target);
    }
    at += length;
  }
  return points;
}
