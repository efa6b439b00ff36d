import { u16 } from '../../apk/dex/code-item.ts';

/** Where an instruction leaves its result (Dalvik bytecode, "Summary of bytecode set"). */
const Destination = { none: 0, nibble: 1, byte: 2, word: 3 } as const;

const DESTINATION = new Uint8Array(256);
const WIDE = new Uint8Array(256);

function mark(destination: number, ...ranges: readonly (readonly [from: number, to: number])[]): void {
  for (const [from, to] of ranges) DESTINATION.fill(destination, from, to + 1);
}

mark(Destination.nibble, [0x01, 0x01], [0x04, 0x04], [0x07, 0x07], [0x12, 0x12], [0x20, 0x21], [0x23, 0x23]);
mark(Destination.nibble, [0x52, 0x58], [0x7b, 0x8f], [0xb0, 0xd7]);
mark(Destination.byte, [0x02, 0x02], [0x05, 0x05], [0x08, 0x08], [0x0a, 0x0d], [0x13, 0x1c], [0x22, 0x22]);
mark(Destination.byte, [0x2d, 0x31], [0x44, 0x4a], [0x60, 0x66], [0x90, 0xaf], [0xd8, 0xe2], [0xfe, 0xff]);
mark(Destination.word, [0x03, 0x03], [0x06, 0x06], [0x09, 0x09]);
for (const opcode of [
  0x04, 0x05, 0x06, 0x0b, 0x16, 0x17, 0x18, 0x19, 0x45, 0x53, 0x61, 0x7d, 0x7e, 0x80, 0x81,
])
  WIDE[opcode] = 1;
for (const opcode of [0x83, 0x86, 0x88, 0x89, 0x8b]) WIDE[opcode] = 1;
WIDE.fill(1, 0x9b, 0xa6).fill(1, 0xab, 0xb0).fill(1, 0xbb, 0xc6).fill(1, 0xcb, 0xd0);

/** The register that an instruction writes; -1 when it writes none. */
export function destination(bytes: Uint8Array, opcode: number, at: number): number {
  switch (DESTINATION[opcode]) {
    case Destination.nibble:
      return (bytes[at + 1] as number) & 0xf;
    case Destination.byte:
      return bytes[at + 1] as number;
    case Destination.word:
      return u16(bytes, at + 2);
    default:
      return -1;
  }
}

/** Whether the result takes two registers. */
export function isWide(opcode: number): boolean {
  return WIDE[opcode] === 1;
}

/** Registers of an invoke or filled-new-array instruction, in order (formats 35c and 3rc). */
export function argumentRegisters(bytes: Uint8Array, opcode: number, at: number): number[] {
  if (opcode === 0x25 || (opcode >= 0x74 && opcode <= 0x78)) {
    const first = u16(bytes, at + 4);
    return Array.from({ length: bytes[at + 1] as number }, (_, i) => first + i);
  }
  const low = bytes[at + 4] as number;
  const high = bytes[at + 5] as number;
  const registers = [low & 0xf, low >> 4, high & 0xf, high >> 4, (bytes[at + 1] as number) & 0xf];
  return registers.slice(0, Math.min(5, (bytes[at + 1] as number) >> 4));
}
