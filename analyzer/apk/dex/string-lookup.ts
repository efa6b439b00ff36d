import { decodeMutf8 } from '../../bytes/mutf8.ts';
import type { DexFile } from './dex-file.ts';

/** A UTF-16 code unit takes at most so many bytes in MUTF-8. */
const BYTES_OF_A_UNIT = 3;

/**
 * Whether a dex file has a string, by binary search: string_ids are sorted by UTF-16 code units (dex format, "string_id_item"), and the
 * runtime refuses a file where they are not. No more of a string is read than decides the comparison.
 */
export function hasString(dex: DexFile, text: string): boolean {
  let low = 0;
  let high = dex.stringOffset.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = beginning(dex, middle, text.length + 1);
    if (found === text) return true;
    if (found < text) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** The first code units of a string, at most so many. */
function beginning(dex: DexFile, index: number, units: number): string {
  if (dex.stringOffset[index] === 0) return '';
  const start = dex.stringStart(index);
  const window = dex.bytes.subarray(start, start + units * BYTES_OF_A_UNIT);
  const length = window.indexOf(0);
  return decodeMutf8(window, 0, length < 0 ? window.length : length).slice(0, units);
}
