import {
  invokeStatic,
  invokeVirtual,
  newInstance,
  RETURN_VOID,
  type Refs,
  type WrittenClass,
  writeDex,
} from '../support/dex-writer.ts';

const COUNT = 60_000;
const numbered = (i: number) => String(i).padStart(5, '0');
const className = (i: number) => `La/C${numbered(i)};`;

function plainClass(i: number): WrittenClass {
  return { descriptor: className(i), superclass: 'Ljava/lang/Object;', methods: [] };
}

/** Methods that all have one and the same code, of a million instructions. */
export function sharedCode(): Uint8Array {
  const code = [...new Array<number>(1_000_000).fill(0), RETURN_VOID];
  const methods = Array.from({ length: COUNT }, (_, i) => ({
    name: `m${numbered(i)}`,
    isStatic: true,
    code: () => code,
  }));
  return writeDex([{ ...plainClass(0), methods }]);
}

/** Classes that all implement the interfaces of one list, of four thousand. */
export function sharedInterfaces(): Uint8Array {
  const interfaces = Array.from({ length: 4000 }, (_, i) => className(i));
  return writeDex(Array.from({ length: COUNT }, (_, i) => ({ ...plainClass(i), interfaces })));
}

/** Classes whose names are ends of one name, of a million characters. */
export function sharedNames(): Uint8Array {
  const dex = writeDex(Array.from({ length: COUNT }, (_, i) => plainClass(i)));
  const name = new TextEncoder().encode(`${'L'.repeat(1_000_000)};\0`);
  const bytes = new Uint8Array(dex.length + name.length);
  bytes.set(dex);
  bytes.set(name, dex.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0x20, bytes.length, true);
  const strings = view.getUint32(0x38, true);
  const offsets = view.getUint32(0x3c, true);
  for (let i = 0; i < strings; i++) view.setUint32(offsets + i * 4, dex.length + i * 2, true);
  return bytes;
}

/** Threads started, of as many classes as there may be, that inherit from one of as many methods as there may be. */
export function sharedMethods(): Uint8Array {
  const method = (name: string) => ({ name, isStatic: false, code: () => [RETURN_VOID] });
  return writeDex(
    [
      {
        descriptor: 'La/b/A;',
        superclass: 'Landroid/app/Activity;',
        methods: [
          {
            name: 'onCreate',
            isStatic: false,
            code: (refs) => [
              ...Array.from({ length: COUNT }, (_, i) => newInstance(refs.type(className(i)))).flat(),
              ...invokeVirtual(refs.method('Ljava/lang/Thread;', 'start')),
              RETURN_VOID,
            ],
          },
        ],
      },
      {
        descriptor: 'La/Base;',
        superclass: 'Ljava/lang/Thread;',
        methods: [...Array.from({ length: COUNT }, (_, i) => method(`m${numbered(i)}`)), method('run')],
      },
      ...Array.from({ length: COUNT }, (_, i) => ({ ...plainClass(i), superclass: 'La/Base;' })),
    ],
    [['Ljava/lang/Thread;', 'start']],
  );
}

/** Methods that call what is given names, each with all the registers there may be. */
export function manyRegisters(): Uint8Array {
  const methods = Array.from({ length: COUNT }, (_, i) => ({
    name: `m${numbered(i)}`,
    isStatic: true,
    registers: 0xffff,
    code: (refs: Refs) => [
      ...invokeStatic(refs.method('Ljava/lang/Class;', 'forName')),
      ...invokeStatic(refs.method('Ljava/lang/Runtime;', 'exec')),
      RETURN_VOID,
    ],
  }));
  return writeDex(
    [{ ...plainClass(0), methods }],
    [
      ['Ljava/lang/Class;', 'forName'],
      ['Ljava/lang/Runtime;', 'exec'],
    ],
  );
}
