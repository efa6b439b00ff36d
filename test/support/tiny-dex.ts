import { type DexFile, readDex } from '../../analyzer/apk/dex/dex-file.ts';
import { encodeMutf8 } from '../../analyzer/bytes/mutf8.ts';
import { Warnings } from '../../analyzer/warnings.ts';

/** A dex file (format 035) that defines empty classes of these names (`com.x.Foo`) and has these strings; nothing else. */
export function dexOf(classes: readonly string[], strings: readonly string[] = []): DexFile {
  const descriptors = classes.map((name) => `L${name.replaceAll('.', '/')};`);
  const [dex] = readDex(tinyDex(descriptors, strings), 'classes.dex', new Warnings());
  if (dex === undefined) throw new Error('no dex file');
  return dex;
}

export function tinyDex(descriptors: readonly string[], more: readonly string[]): Uint8Array {
  // Sorted by UTF-16 code units, as string_ids must be: the order of JavaScript's comparison.
  const strings = [...new Set([...descriptors, ...more])].sort((a, b) => (a < b ? -1 : 1));
  const types = [...new Set(descriptors)].sort((a, b) => strings.indexOf(a) - strings.indexOf(b));
  const stringIds = 0x70;
  const typeIds = stringIds + strings.length * 4;
  const classDefs = typeIds + types.length * 4;
  const data = classDefs + types.length * 32;
  const items = strings.map((text) => Uint8Array.of(...uleb128(text.length), ...encodeMutf8(text), 0));
  const size = data + items.reduce((sum, item) => sum + item.length, 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('dex\n035\0'));
  view.setUint32(0x20, size, true);
  view.setUint32(0x24, 0x70, true);
  view.setUint32(0x28, 0x12345678, true);
  const table = (at: number, count: number, offset: number): void => {
    view.setUint32(at, count, true);
    view.setUint32(at + 4, count === 0 ? 0 : offset, true);
  };
  table(0x38, strings.length, stringIds);
  table(0x40, types.length, typeIds);
  table(0x60, types.length, classDefs);
  table(0x68, size - data, data);
  let at = data;
  items.forEach((item, i) => {
    view.setUint32(stringIds + i * 4, at, true);
    bytes.set(item, at);
    at += item.length;
  });
  types.forEach((type, i) => {
    view.setUint32(typeIds + i * 4, strings.indexOf(type), true);
    const classDef = classDefs + i * 32;
    view.setUint32(classDef, i, true);
    view.setUint32(classDef + 8, 0xffffffff, true);
    view.setUint32(classDef + 16, 0xffffffff, true);
  });
  return bytes;
}

function uleb128(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}
