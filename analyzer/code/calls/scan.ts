import { payloadLength, readCodeItem } from '../../apk/dex/code-item.ts';
import { NONE } from '../../apk/dex/dex-file.ts';
import { KIND, Kind, LENGTH } from '../../apk/dex/opcodes.ts';
import type { Program } from '../program/program.ts';

/** What a scan looks for, by the program's numbers. */
export interface Wanted {
  isMethod(method: number): boolean;
  isField?(field: number): boolean;
}

/** What a scan is told of. */
export interface Visitor {
  /** `callee` is the method as the instruction names it. */
  invoke(method: number, callee: number): void;
  /** A static field read. */
  staticRead?(method: number, field: number): void;
}

const FIRST_INVOKE = 0x6e;
const FIRST_STATIC_WRITE = 0x67;

/**
 * Reads every method that the runtime could load once, in the order of the dex files. What is wanted is looked up in a
 * table of each dex file's own indices, so that an instruction that nobody asked for costs a few loads and no call.
 */
export function scan(
  program: Program,
  wanted: Wanted,
  visitor: Visitor,
  checkCancelled: () => void = () => {},
): void {
  const { classes } = program;
  const tables = program.maps.map((map) => ({
    methods: marks(map.method, (method) => wanted.isMethod(method)),
    fields: marks(map.field, (field) => wanted.isField?.(field) === true),
  }));
  for (let c = 0; c < classes.count; c++) {
    if (c % 1024 === 0) checkCancelled();
    const dex = classes.dex[c] as number;
    const table = tables[dex];
    const map = program.maps[dex];
    const bytes = program.dexes[dex]?.bytes;
    if (table === undefined || map === undefined || bytes === undefined) continue;
    for (let i = classes.methods.start[c] as number; i < (classes.methods.start[c + 1] as number); i++) {
      const method = classes.methods.items[i] as number;
      const code = readCodeItem(bytes, program.methodCode[method] as number);
      if (code !== null) scanCode(bytes, code.start, code.end, table, map, method, visitor);
    }
  }
}

interface Table {
  readonly methods: Uint8Array;
  readonly fields: Uint8Array;
}

function scanCode(
  bytes: Uint8Array,
  start: number,
  end: number,
  { methods, fields }: Table,
  map: Program['maps'][number],
  method: number,
  visitor: Visitor,
): void {
  let at = start;
  while (at < end) {
    const opcode = bytes[at] as number;
    if (((KIND[opcode] as number) & (Kind.invoke | Kind.staticField)) !== 0) {
      if (at + (LENGTH[opcode] as number) > end) return;
      const index = (bytes[at + 2] as number) | ((bytes[at + 3] as number) << 8);
      if (opcode >= FIRST_INVOKE) {
        if (methods[index] === 1) visitor.invoke(method, map.method[index] as number);
      } else if (opcode < FIRST_STATIC_WRITE && fields[index] === 1) {
        visitor.staticRead?.(method, map.field[index] as number);
      }
    }
    at += opcode === 0 && bytes[at + 1] !== 0 ? payloadLength(bytes, at) : (LENGTH[opcode] as number);
  }
}

function marks(map: Int32Array, isWanted: (number: number) => boolean): Uint8Array {
  const table = new Uint8Array(map.length);
  for (let i = 0; i < map.length; i++) {
    const number = map[i] as number;
    if (number !== NONE && isWanted(number)) table[i] = 1;
  }
  return table;
}
