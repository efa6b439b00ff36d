import { createHash } from 'node:crypto';
import { readSigning, type SigningOptions } from '../../../../analyzer/apk/signing/read-signing.ts';
import { Archive } from '../../../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../../../analyzer/bytes/source.ts';
import type { SigningFacts } from '../../../../analyzer/facts/package.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { nodePlatform } from '../../../../cli/node-platform.ts';
import { type RawEntry, rawEntry, rawZip } from '../../../support/raw-zip.ts';
import { algorithmOf, type Identity, signWith } from './identity.ts';

export const V2 = 0x7109871a;
export const V3 = 0xf05368c0;
export const V31 = 0x1b93ad61;
export const V32 = 0x70e1c89f;
export const NEWEST = 0x7fffffff;

/** Attribute IDs of v2 and v3 signers. */
export const STRIPPING = 0xbeeff00d;
export const ROTATION = 0x3ba06f8c;
export const ROTATION_MIN_SDK = 0x559f8b02;

export const ENTRIES: readonly RawEntry[] = [
  rawEntry('AndroidManifest.xml', 'what it holds does not matter here'),
  rawEntry('classes.dex', 'dex', { deflate: true }),
];

export function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

export function u64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** A field with its length before it. */
export function field(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = concat(...parts);
  return concat(u32(bytes.length), bytes);
}

/** The digest of a package before it has a signing block, as the v2 specification defines it, in 1 MB chunks. */
export function contentDigest(entries: readonly RawEntry[]): Uint8Array {
  const zip = rawZip(entries);
  const end = zip.length - 22;
  const directory = new DataView(zip.buffer).getUint32(end + 16, true);
  const chunks: Uint8Array[] = [];
  for (const [from, to] of [
    [0, directory],
    [directory, end],
    [end, zip.length],
  ] as const) {
    for (let at = from; at < to; at += 2 ** 20) chunks.push(zip.subarray(at, Math.min(to, at + 2 ** 20)));
  }
  const hashes = chunks.map((chunk) => sha256(Uint8Array.of(0xa5), u32(chunk.length), chunk));
  return sha256(Uint8Array.of(0x5a), u32(chunks.length), ...hashes);
}

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

export interface SignerSpec {
  readonly identity: Identity;
  readonly digest: Uint8Array;
  readonly attributes?: readonly { readonly id: number; readonly value: Uint8Array }[];
  /** v3 only. */
  readonly range?: readonly [min: number, max: number];
  readonly algorithm?: number;
}

/** A signer of a v2 block, or with a `range` of a v3 block. */
export function signer({ identity, digest, attributes = [], range, algorithm }: SignerSpec): Uint8Array {
  const id = u32(algorithm ?? algorithmOf(identity));
  const levels = range === undefined ? [] : [u32(range[0]), u32(range[1])];
  const signed = concat(
    field(field(id, field(digest))),
    field(field(identity.certificate)),
    ...levels,
    field(...attributes.map((one) => field(u32(one.id), one.value))),
  );
  const signature = field(field(id, field(signWith(identity, signed))));
  return field(field(signed), ...levels, signature, field(identity.spki));
}

/** A proof of rotation from the first identity to the last. */
export function lineage(identities: readonly Identity[], flags = 23): Uint8Array {
  const nodes = identities.map((identity, index) => {
    const parent = identities[index - 1];
    const signed = concat(field(identity.certificate), u32(parent === undefined ? 0 : algorithmOf(parent)));
    const signature = parent === undefined ? new Uint8Array() : signWith(parent, signed);
    return field(field(signed), u32(flags), u32(algorithmOf(identity)), field(signature));
  });
  return concat(u32(1), ...nodes);
}

export type Pair = readonly [id: number, value: Uint8Array];

export function pair(id: number, value: Uint8Array): Uint8Array {
  return concat(u64(BigInt(value.length + 4)), u32(id), value);
}

const MAGIC = new TextEncoder().encode('APK Sig Block 42');

/** An APK Signing Block of these pairs. */
export function signingBlock(pairs: readonly Uint8Array[]): Uint8Array {
  const body = concat(...pairs);
  const size = u64(BigInt(body.length + 24));
  return concat(size, body, size, MAGIC);
}

/** A package of `ENTRIES` with these schemes. */
export function signedApk(
  schemes: readonly Pair[],
  entries: readonly RawEntry[] = ENTRIES,
): Uint8Array<ArrayBuffer> {
  return rawZip(entries, { beforeDirectory: signingBlock(schemes.map(([id, value]) => pair(id, value))) });
}

export async function verify(apk: Uint8Array, options: SigningOptions): Promise<SigningFacts> {
  const archive = await Archive.open(new MemorySource(apk), nodePlatform, new Warnings());
  return readSigning(archive, options);
}

export function codes(facts: SigningFacts): readonly string[] {
  return facts.problems.map((problem) => problem.code);
}
