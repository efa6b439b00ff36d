import type { ByteView } from '../../bytes/view.ts';

/** In a 32-bit field: the value is in the zip64 extended information (APPNOTE.TXT 4.4.8, 4.4.9, 4.4.16). */
export const IN_ZIP64 = 0xffffffff;
const ZIP64_INFORMATION = 0x0001;

export interface WideFields {
  readonly uncompressedSize: number;
  readonly compressedSize: number;
  readonly localHeaderOffset: number;
}

/**
 * Zip64 extended information, APPNOTE.TXT 4.5.3, by the rule of libziparchive's `ParseZip64ExtendedInfoInExtraField`:
 * a field is there when its 32-bit one is all ones, and all three are there when the block has 24 bytes.
 * @returns `null` when the block is missing or does not hold what the 32-bit fields promise, which Android rejects
 */
export function readWideFields(extra: ByteView, narrow: WideFields): WideFields | null {
  for (let at = 0; at + 4 <= extra.length; ) {
    const id = extra.u16(at);
    const size = extra.u16(at + 2);
    at += 4;
    if (at + size > extra.length) return null;
    if (id === ZIP64_INFORMATION) return fieldsOf(extra.slice(at, size), narrow);
    at += size;
  }
  return null;
}

function fieldsOf(block: ByteView, narrow: WideFields): WideFields | null {
  // With 28 bytes the last four are the disk's number, which Android passes over.
  const complete = block.length === 24 || block.length === 28;
  const promised = [narrow.uncompressedSize, narrow.compressedSize, narrow.localHeaderOffset];
  const needed = complete ? 24 : 8 * promised.filter((value) => value === IN_ZIP64).length;
  if (needed === 0 || block.length < needed) return null;
  let at = 0;
  const next = (value: number) => {
    if (!complete && value !== IN_ZIP64) return value;
    at += 8;
    return block.u64(at - 8);
  };
  return {
    uncompressedSize: next(narrow.uncompressedSize),
    compressedSize: next(narrow.compressedSize),
    localHeaderOffset: next(narrow.localHeaderOffset),
  };
}
