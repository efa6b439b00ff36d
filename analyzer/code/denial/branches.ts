import { payloadLength, u16 } from '../../apk/dex/code-item.ts';
import { LENGTH } from '../../apk/dex/opcodes.ts';

export function i8(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 24) >> 24;
}

export function i16(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) << 16) >> 16;
}

export function i32(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) | (u16(bytes, at + 2) << 16);
}

export function instructionLength(bytes: Uint8Array, at: number): number {
  return bytes[at] === 0 && bytes[at + 1] !== 0
    ? payloadLength(bytes, at)
    : (LENGTH[bytes[at] as number] as number);
}

/** Where an instruction may jump, as byte offsets; what follows it is not among them. */
export function targets(bytes: Uint8Array, at: number, end: number): number[] {
  const opcode = bytes[at] as number;
  if (opcode === 0x28) return [at + i8(bytes, at + 1) * 2];
  if (opcode === 0x29) return [at + i16(bytes, at + 2) * 2];
  if (opcode === 0x2a) return [at + i32(bytes, at + 2) * 2];
  if (opcode >= 0x32 && opcode <= 0x3d) return [at + i16(bytes, at + 2) * 2];
  if (opcode === 0x2b || opcode === 0x2c) return switchTargets(bytes, at, at + i32(bytes, at + 2) * 2, end);
  return [];
}

function switchTargets(bytes: Uint8Array, at: number, payload: number, end: number): number[] {
  if (payload < 0 || payload + 4 > end || payload + payloadLength(bytes, payload) > end) return [];
  const size = u16(bytes, payload + 2);
  const first = payload + (bytes[payload + 1] === 1 ? 8 : 4 + size * 4);
  const list: number[] = [];
  for (let i = 0; i < size && first + i * 4 + 4 <= end; i++) list.push(at + i32(bytes, first + i * 4) * 2);
  return list;
}

/** Whether control never goes on to the next instruction: return, throw, goto. */
export function endsFlow(opcode: number): boolean {
  return (opcode >= 0x0e && opcode <= 0x11) || (opcode >= 0x27 && opcode <= 0x2a);
}
