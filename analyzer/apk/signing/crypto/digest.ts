import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';

export type HashName = 'MD5' | 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** Bytes of each hash's output. */
export const HASH_LENGTH: Readonly<Record<HashName, number>> = {
  MD5: 16,
  'SHA-1': 20,
  'SHA-224': 28,
  'SHA-256': 32,
  'SHA-384': 48,
  'SHA-512': 64,
};

const STREAMING = {
  MD5: md5,
  'SHA-1': sha1,
  'SHA-224': sha224,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
} as const;

export interface RunningHash {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** A hash over bytes that come in parts. Slower than `digest`: WebCrypto has no such thing. */
export function runningHash(name: HashName): RunningHash {
  return STREAMING[name].create();
}

/** The hash of bytes that are in memory; MD5 and SHA-224, which WebCrypto lacks, in script. */
export async function digest(name: HashName, bytes: Uint8Array): Promise<Uint8Array> {
  if (name === 'MD5' || name === 'SHA-224') return STREAMING[name](bytes);
  return new Uint8Array(await globalThis.crypto.subtle.digest(name, bytes as Uint8Array<ArrayBuffer>));
}

export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
