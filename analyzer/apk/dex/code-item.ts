import { KIND, LENGTH } from './opcodes.ts';

/** code_item: where its instructions are. Byte offsets. */
export interface CodeItem {
  readonly registers: number;
  /** Words of incoming arguments: they are in the last registers. */
  readonly ins: number;
  readonly tries: number;
  readonly start: number;
  readonly end: number;
}

/** The code_item at an offset; `null` when it is not wholly inside the file. Instructions that run past the end are cut. */
export function readCodeItem(bytes: Uint8Array, offset: number): CodeItem | null {
  if (offset === 0 || offset + 16 > bytes.length) return null;
  const units = (u16(bytes, offset + 12) | (u16(bytes, offset + 14) << 16)) >>> 0;
  const start = offset + 16;
  return {
    registers: u16(bytes, offset),
    ins: u16(bytes, offset + 2),
    tries: u16(bytes, offset + 6),
    start,
    end: Math.min(start + units * 2, bytes.length),
  };
}

/**
 * Calls `visit` with the byte offset of every instruction whose kind is in `kinds`, in order. Instructions are decoded
 * one after another from the first, as ART's verifier does (runtime/verifier/method_verifier.cc,
 * ComputeWidthsAndCountOps): code that could be read in two ways does not load.
 *
 * @param kinds bits of `Kind`
 */
export function walkCode(
  bytes: Uint8Array,
  start: number,
  end: number,
  kinds: number,
  visit: (opcode: number, at: number) => void,
): void {
  let at = start;
  while (at < end) {
    const opcode = bytes[at] as number;
    if (((KIND[opcode] as number) & kinds) !== 0) {
      if (at + (LENGTH[opcode] as number) > end) return;
      visit(opcode, at);
    }
    at += opcode === 0 && bytes[at + 1] !== 0 ? payloadLength(bytes, at) : (LENGTH[opcode] as number);
  }
}

/** Bytes of a packed-switch, sparse-switch or fill-array-data payload (Dalvik bytecode, the payload formats); 2 for a plain nop. */
export function payloadLength(bytes: Uint8Array, at: number): number {
  if (at + 8 > bytes.length) return 2;
  const size = u16(bytes, at + 2);
  switch (bytes[at + 1]) {
    case 1:
      return 8 + size * 4;
    case 2:
      return 4 + size * 8;
    case 3: {
      const elements = (u16(bytes, at + 4) | (u16(bytes, at + 6) << 16)) >>> 0;
      return 8 + Math.ceil((size * elements) / 2) * 2;
    }
    default:
      return 2;
  }
}

/** string_ids index of a const-string, or of a const-string/jumbo, which has it in 32 bits. */
export function stringIndex(bytes: Uint8Array, opcode: number, at: number): number {
  const low = u16(bytes, at + 2);
  return opcode === CONST_STRING_JUMBO ? (low | (u16(bytes, at + 4) << 16)) >>> 0 : low;
}

const CONST_STRING_JUMBO = 0x1b;

export function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
}
