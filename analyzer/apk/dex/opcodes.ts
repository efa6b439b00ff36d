/** What an instruction does, as far as the questions asked of code go. A bit each, so that a walk can choose. */
export const Kind = {
  none: 0,
  /** invoke-virtual, -super, -direct, -static, -interface and their /range forms: method index at +2. */
  invoke: 1,
  /** const-string (16-bit index at +2) and const-string/jumbo (32-bit). */
  string: 2,
  /** const-class: type index at +2. */
  classConstant: 4,
  /** new-instance: type index at +2. */
  newInstance: 8,
  /** sget* and sput*: field index at +2. */
  staticField: 16,
  /** iget* and iput*: field index at +2. */
  instanceField: 32,
  /** check-cast: type index at +2. */
  checkCast: 64,
  /** invoke-polymorphic (method index at +2) and invoke-custom (call site index at +2). */
  dynamic: 128,
} as const;

/** 16-bit code units of the opcodes (Dalvik bytecode, "Summary of bytecode set"); a later range overrides. Unused: one. */
const RANGES: readonly (readonly [from: number, to: number, units: number])[] = [
  [0x00, 0xff, 1],
  [0x02, 0x02, 2],
  [0x03, 0x03, 3],
  [0x05, 0x05, 2],
  [0x06, 0x06, 3],
  [0x08, 0x08, 2],
  [0x09, 0x09, 3],
  [0x13, 0x13, 2],
  [0x14, 0x14, 3],
  [0x15, 0x16, 2],
  [0x17, 0x17, 3],
  [0x18, 0x18, 5],
  [0x19, 0x1a, 2],
  [0x1b, 0x1b, 3],
  [0x1c, 0x1c, 2],
  [0x1f, 0x20, 2],
  [0x22, 0x23, 2],
  [0x24, 0x26, 3],
  [0x29, 0x29, 2],
  [0x2a, 0x2c, 3],
  [0x2d, 0x3d, 2],
  [0x44, 0x6d, 2],
  [0x6e, 0x72, 3],
  [0x74, 0x78, 3],
  [0x90, 0xaf, 2],
  [0xd0, 0xe2, 2],
  [0xfa, 0xfb, 4],
  [0xfc, 0xfd, 3],
  [0xfe, 0xff, 2],
];

/** Bytes of each opcode. */
export const LENGTH: Uint8Array = table((lengths) => {
  for (const [from, to, units] of RANGES) lengths.fill(units * 2, from, to + 1);
});

/** `Kind` of each opcode. */
export const KIND: Uint8Array = table((kinds) => {
  kinds.fill(Kind.invoke, 0x6e, 0x73);
  kinds.fill(Kind.invoke, 0x74, 0x79);
  kinds.fill(Kind.string, 0x1a, 0x1c);
  kinds[0x1c] = Kind.classConstant;
  kinds[0x22] = Kind.newInstance;
  kinds.fill(Kind.staticField, 0x60, 0x6e);
  kinds.fill(Kind.instanceField, 0x52, 0x60);
  kinds[0x1f] = Kind.checkCast;
  kinds.fill(Kind.dynamic, 0xfa, 0xfe);
});

function table(fill: (bytes: Uint8Array) => void): Uint8Array {
  const bytes = new Uint8Array(256);
  fill(bytes);
  return bytes;
}

export const Op = {
  invokeVirtual: 0x6e,
  invokeSuper: 0x6f,
  invokeDirect: 0x70,
  invokeStatic: 0x71,
  invokeInterface: 0x72,
} as const;

/** The plain form of an invoke opcode, whether or not it is /range. */
export function invokeKind(opcode: number): number {
  return opcode >= 0x74 ? opcode - 6 : opcode;
}
