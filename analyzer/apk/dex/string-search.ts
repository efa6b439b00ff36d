import { encodeMutf8 } from '../../bytes/mutf8.ts';
import type { DexFile } from './dex-file.ts';
import { readingBudget } from './overlap.ts';

/** Texts to look for in the strings of a dex file. ASCII letters match in either case. */
export class StringPatterns {
  /** Patterns by their first byte, so that most bytes cost one table look-up. */
  readonly #byFirst: (Uint8Array[] | undefined)[] = new Array(256).fill(undefined);

  constructor(patterns: readonly string[]) {
    for (const pattern of patterns) {
      const bytes = encodeMutf8(pattern.toLowerCase());
      const first = bytes[0];
      if (first === undefined) continue;
      for (const byte of new Set([first, upper(first)])) {
        const list = this.#byFirst[byte] ?? [];
        list.push(bytes);
        this.#byFirst[byte] = list;
      }
    }
  }

  /** Whether any pattern occurs in these bytes, which end at a NUL. @returns the offset of the NUL; negative when found */
  scan(bytes: Uint8Array, start: number): number {
    const byFirst = this.#byFirst;
    const length = bytes.length;
    let at = start;
    let found = false;
    for (; at < length; at++) {
      const byte = bytes[at] as number;
      if (byte === 0) break;
      const candidates = byFirst[byte];
      if (candidates === undefined || found) continue;
      for (const pattern of candidates) {
        if (!matchesAt(bytes, at, pattern)) continue;
        found = true;
        break;
      }
    }
    return found ? -at - 1 : at;
  }

  /** Whether any pattern occurs in these bytes: a text file in UTF-8 rather than a string. */
  scanAll(bytes: Uint8Array): boolean {
    for (let at = 0; at < bytes.length; at++) {
      const candidates = this.#byFirst[bytes[at] as number];
      if (candidates?.some((pattern) => matchesAt(bytes, at, pattern)) === true) return true;
    }
    return false;
  }
}

/**
 * string_ids indices of the strings that contain a pattern, in order. Strings are searched as bytes, none is decoded.
 * Work is bounded by twice the file: string data that overlaps beyond that (no tool writes it) is not searched.
 */
export function findStrings(dex: DexFile, patterns: StringPatterns): { found: number[]; complete: boolean } {
  const found: number[] = [];
  let budget = readingBudget(dex);
  for (let i = 0; i < dex.stringOffset.length; i++) {
    if (dex.stringOffset[i] === 0) continue;
    const start = dex.stringStart(i);
    const end = patterns.scan(dex.bytes, start);
    if (end < 0) found.push(i);
    budget -= (end < 0 ? -end - 1 : end) - start;
    if (budget < 0) return { found, complete: false };
  }
  return { found, complete: true };
}

function matchesAt(bytes: Uint8Array, at: number, pattern: Uint8Array): boolean {
  for (let i = 1; i < pattern.length; i++) {
    if (lower(bytes[at + i] ?? 0) !== pattern[i]) return false;
  }
  return true;
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

function upper(byte: number): number {
  return byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
}
