import { payloadLength, readCodeItem, stringIndex } from '../../apk/dex/code-item.ts';
import { NONE } from '../../apk/dex/dex-file.ts';
import { KIND, Kind, LENGTH } from '../../apk/dex/opcodes.ts';
import type { DexMaps, Program } from '../program/program.ts';

/** What a scan is told of, by the program's numbers. */
export interface Visitor {
  /** `callee` is the method as the instruction names it. */
  invoke(method: number, callee: number): void;
  staticRead(method: number, field: number): void;
  /** A constant, by its symbol. */
  string(method: number, symbol: number): void;
}

const FIRST_INVOKE = 0x6e;
const FIRST_STATIC = 0x60;
const FIRST_STATIC_WRITE = 0x67;
const ASKED = Kind.invoke | Kind.staticField | Kind.string;

/** Reads every method that the runtime could load once, in the order of the dex files. No object is made for an instruction. */
export function scan(program: Program, visitor: Visitor, checkCancelled: () => void): void {
  const { classes } = program;
  for (let c = 0; c < classes.count; c++) {
    if (c % 1024 === 0) checkCancelled();
    const dex = classes.dex[c] as number;
    const map = program.maps[dex];
    const bytes = program.dexes[dex]?.bytes;
    if (map === undefined || bytes === undefined) continue;
    for (let i = classes.methods.start[c] as number; i < (classes.methods.start[c + 1] as number); i++) {
      const method = classes.methods.items[i] as number;
      const code = readCodeItem(bytes, program.methodCode[method] as number);
      if (code !== null) scanCode(bytes, code.start, code.end, map, method, visitor);
    }
  }
}

function scanCode(
  bytes: Uint8Array,
  start: number,
  end: number,
  map: DexMaps,
  method: number,
  visitor: Visitor,
): void {
  let at = start;
  while (at < end) {
    const opcode = bytes[at] as number;
    if (((KIND[opcode] as number) & ASKED) !== 0) {
      if (at + (LENGTH[opcode] as number) > end) return;
      const index = (bytes[at + 2] as number) | ((bytes[at + 3] as number) << 8);
      if (opcode >= FIRST_INVOKE) {
        const callee = map.method[index] ?? NONE;
        if (callee !== NONE) visitor.invoke(method, callee);
      } else if (opcode < FIRST_STATIC) {
        const symbol = map.symbol[stringIndex(bytes, opcode, at)] ?? NONE;
        if (symbol !== NONE) visitor.string(method, symbol);
      } else if (opcode < FIRST_STATIC_WRITE) {
        const field = map.field[index] ?? NONE;
        if (field !== NONE) visitor.staticRead(method, field);
      }
    }
    at += opcode === 0 && bytes[at + 1] !== 0 ? payloadLength(bytes, at) : (LENGTH[opcode] as number);
  }
}
