import type { CodeMember } from '../members.ts';
import { type Address, addressesIn, type Places } from './addresses.ts';

/** The same library is there for each architecture: the first of these that there is, else whichever comes first, is enough. */
const PREFERRED_ABIS = ['arm64-v8a', 'armeabi-v7a', 'armeabi', 'x86_64', 'x86'];

export interface LibraryEntry {
  readonly member: CodeMember;
  readonly name: string;
}

/** One entry for each native library by its file name. */
export function librariesToRead(members: readonly CodeMember[]): LibraryEntry[] {
  const chosen = new Map<string, LibraryEntry & { readonly rank: number }>();
  for (const member of members) {
    for (const { name } of member.archive.entries) {
      const match = /^lib\/([^/]+)\/([^/]+\.so)$/.exec(name);
      const abi = match?.[1];
      const file = match?.[2];
      if (abi === undefined || file === undefined) continue;
      const at = PREFERRED_ABIS.indexOf(abi);
      const rank = at < 0 ? PREFERRED_ABIS.length : at;
      const known = chosen.get(file);
      if (known === undefined || rank < known.rank) chosen.set(file, { member, name, rank });
    }
  }
  return [...chosen.values()];
}

/** A printable run longer than this is data (an embedded page, a table): its addresses are found piece by piece. */
const MAXIMUM_RUN = 4096;
const COLON = 0x3a;
const SLASH = 0x2f;

/** Addresses in the printable runs (as `strings` shows them) of a binary. One pass; only runs with `://` are decoded. */
export function printableAddresses(bytes: Uint8Array, places?: Places): Address[] {
  const found: Address[] = [];
  const decoder = new TextDecoder('latin1');
  let done = 0;
  for (let at = bytes.indexOf(COLON); at >= 0; at = bytes.indexOf(COLON, at + 1)) {
    if (places !== undefined && places.left <= 0) break;
    if (at < done || bytes[at + 1] !== SLASH || bytes[at + 2] !== SLASH) continue;
    let start = at;
    while (start > done && at - start < MAXIMUM_RUN && isPrintable(bytes[start - 1] as number)) start--;
    let end = at;
    while (end < bytes.length && end - at < MAXIMUM_RUN && isPrintable(bytes[end] as number)) end++;
    found.push(...addressesIn(decoder.decode(bytes.subarray(start, end)), places));
    done = end;
  }
  return found;
}

function isPrintable(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f;
}
