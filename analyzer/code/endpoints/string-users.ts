import { definedMethods } from '../../apk/dex/class-data.ts';
import { readCodeItem, u16, walkCode } from '../../apk/dex/code-item.ts';
import type { DexFile } from '../../apk/dex/dex-file.ts';
import { Kind } from '../../apk/dex/opcodes.ts';
import type { Warnings } from '../../warnings.ts';

/** const-string/jumbo has its index in 32 bits. */
const JUMBO = 0x1b;

/** A string used by more classes than this belongs to nobody in particular. */
const MAXIMUM_USERS = 16;

/**
 * Classes whose code loads each of these strings, `com.x.Foo`, by string_ids index. Each piece of code is read once, and all together no
 * more than twice the file: code that overlaps beyond that is no compiler's.
 */
export function classesUsing(
  dex: DexFile,
  strings: ReadonlySet<number>,
  warnings: Warnings,
): Map<number, Set<string>> {
  const users = new Map<number, Set<string>>();
  if (strings.size === 0) return users;
  const { bytes } = dex;
  const methods = definedMethods(dex, warnings);
  const read = new Set<number>();
  let budget = bytes.length * 2;
  for (let i = 0; i < methods.count && budget > 0; i++) {
    const offset = methods.code[i] as number;
    if (offset === 0 || read.has(offset)) continue;
    read.add(offset);
    const code = readCodeItem(bytes, offset);
    if (code === null) continue;
    budget -= code.end - code.start;
    walkCode(bytes, code.start, code.end, Kind.string, (opcode, at) => {
      const low = u16(bytes, at + 2);
      const index = opcode === JUMBO ? low + u16(bytes, at + 4) * 0x10000 : low;
      if (!strings.has(index)) return;
      const known = users.get(index) ?? new Set();
      users.set(index, known);
      if (known.size < MAXIMUM_USERS) known.add(classOf(dex, methods.classDef[i] as number));
    });
  }
  return users;
}

function classOf(dex: DexFile, classDef: number): string {
  return dex
    .descriptor(dex.classDefs.type[classDef] ?? -1)
    .slice(1, -1)
    .replaceAll('/', '.');
}
