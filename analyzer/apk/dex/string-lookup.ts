import type { DexFile } from './dex-file.ts';

/**
 * Whether a dex file has a string, by binary search: string_ids are sorted by UTF-16 code units (dex format, "string_id_item"), and the
 * runtime refuses a file where they are not.
 */
export function hasString(dex: DexFile, text: string): boolean {
  let low = 0;
  let high = dex.stringOffset.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = dex.string(middle);
    if (found === text) return true;
    if (found < text) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
