import { Leb128 } from '../../apk/dex/class-data.ts';
import { NONE } from '../../apk/dex/dex-file.ts';
import type { Program } from '../program/program.ts';

/** encoded_value types (dex format, "Value formats") that have something else after the argument than its bytes. */
const VALUE_STRING = 0x17;
const VALUE_ARRAY = 0x1c;
const VALUE_ANNOTATION = 0x1d;
const VALUE_NULL = 0x1e;
const VALUE_BOOLEAN = 0x1f;

/** Static fields of a class that begin as a constant string (encoded_array_item), by field. Ends where an array is nested. */
export function staticStrings(program: Program, c: number): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const dexIndex = program.classes.dex[c] as number;
  const dex = program.dexes[dexIndex];
  const map = program.maps[dexIndex];
  const classDef = program.classes.classDef[c] as number;
  const values = dex?.classDefs.staticValuesOffset[classDef] ?? 0;
  const data = dex?.classDefs.dataOffset[classDef] ?? 0;
  if (dex === undefined || map === undefined || values === 0 || data === 0) return found;
  const { bytes } = dex;
  const fields = new Leb128(bytes);
  fields.at = data;
  const staticFields = fields.uleb();
  for (let i = 0; i < 3; i++) fields.uleb();
  const array = new Leb128(bytes);
  array.at = values;
  const size = Math.min(array.uleb(), staticFields);
  let field = 0;
  for (let i = 0; i < size && array.inside && fields.inside; i++) {
    field += fields.uleb();
    fields.uleb();
    const head = bytes[array.at++] as number;
    const type = head & 0x1f;
    if (type === VALUE_ARRAY || type === VALUE_ANNOTATION) break;
    const length = type === VALUE_NULL || type === VALUE_BOOLEAN ? 0 : (head >> 5) + 1;
    if (type === VALUE_STRING) {
      let string = 0;
      for (let n = 0; n < length; n++) string += (bytes[array.at + n] ?? 0) * 256 ** n;
      const symbol = map.symbol[string] ?? NONE;
      const number = map.field[field] ?? NONE;
      if (symbol !== NONE && number !== NONE) found.set(number, program.symbols.text(symbol));
    }
    array.at += length;
  }
  return found;
}
