import { readCodeItem, u16, walkCode } from '../../apk/dex/code-item.ts';
import { NONE } from '../../apk/dex/dex-file.ts';
import { Kind } from '../../apk/dex/opcodes.ts';
import type { Program } from '../program/program.ts';

/** What a scan is told of, by the program's numbers. */
export interface Visitor {
  /** `callee` is the method as the instruction names it. */
  invoke(method: number, callee: number, opcode: number): void;
  /** A static field read or written. */
  staticField(method: number, field: number, opcode: number): void;
}

/** Reads every method that the runtime could load once, in the order of the dex files. No object is made for an instruction. */
export function scan(program: Program, visitor: Visitor, checkCancelled: () => void = () => {}): void {
  const { classes } = program;
  for (let c = 0; c < classes.count; c++) {
    if (c % 1024 === 0) checkCancelled();
    for (let i = classes.methods.start[c] as number; i < (classes.methods.start[c + 1] as number); i++) {
      scanMethod(program, classes.methods.items[i] as number, visitor);
    }
  }
}

function scanMethod(program: Program, method: number, visitor: Visitor): void {
  const dex = program.methodDex[method] as number;
  const bytes = program.dexes[dex]?.bytes;
  const map = program.maps[dex];
  if (bytes === undefined || map === undefined) return;
  const code = readCodeItem(bytes, program.methodCode[method] as number);
  if (code === null) return;
  walkCode(bytes, code.start, code.end, Kind.invoke | Kind.staticField, (opcode, at) => {
    const index = u16(bytes, at + 2);
    if (opcode >= 0x6e) {
      const callee = map.method[index] ?? NONE;
      if (callee !== NONE) visitor.invoke(method, callee, opcode);
    } else {
      const field = map.field[index] ?? NONE;
      if (field !== NONE) visitor.staticField(method, field, opcode);
    }
  });
}
