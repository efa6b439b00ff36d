import { md5 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { joinBytes } from '../../../bytes/join.ts';
import type { PdfObjects } from './objects.ts';
import { cuts, type Pieces } from './pieces.ts';
import { isDictionary, isList, isName, isString, type PdfDictionary, type PdfValue } from './syntax.ts';

/** Makes a stream's data plain, by its object's number and generation. */
export type Decrypt = (data: Uint8Array, number: number, generation: number) => Pieces;

/** Why an encrypted file's streams cannot be looked into: it asks for a password, or it is encrypted as no reader would do it. */
export class Locked extends Error {
  readonly asksForPassword: boolean;

  constructor(asksForPassword: boolean) {
    super(asksForPassword ? 'asks for a password' : 'encryption unknown or not of one mind');
    this.asksForPassword = asksForPassword;
  }
}

/** What stands for the characters of a password that there are not (ISO 32000-1, algorithm 2, step a). */
const PADDING = Uint8Array.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a'.match(/../g) ?? [],
  (hex) => Number.parseInt(hex, 16),
);
const SALT = Uint8Array.of(0x73, 0x41, 0x6c, 0x54);
const BLOCK = 16;

/**
 * How a file that opens without a password but is encrypted all the same (a “permissions password”) is decrypted: the standard
 * security handler with the empty user password (ISO 32000-1, 7.6; ISO 32000-2 for revision 6). `null` when it is not encrypted.
 * Where a file gives several answers to a question PDF.js might take another than this, so it is refused.
 * @throws {Locked}
 */
export async function decryptionOf(file: PdfObjects): Promise<Decrypt | null> {
  const dictionaries = [...file.trailers, ...file.objects.map(({ value }) => value).filter(isDictionary)];
  const named = dictionaries.filter(({ entries }) => entries.has('Encrypt'));
  if (named.length === 0) return null;
  const encrypt = onlyOne(
    named
      .flatMap(({ entries }) => entries.get('Encrypt') ?? [])
      .flatMap((value) => file.resolved(value) ?? [null]),
  );
  if (!isDictionary(encrypt)) throw new Locked(false);
  const id = onlyOne(named.flatMap(({ entries }) => entries.get('ID') ?? []).map(firstString));
  const of = (name: string) => onlyOne(encrypt.entries.get(name) ?? []);
  if (textOf(of('Filter')) !== 'Standard') throw new Locked(false);
  const version = numberOf(of('V')) ?? 0;
  const method =
    version === 4 || version === 5 ? methodOf(encrypt) : version === 1 || version === 2 ? 'V2' : null;
  if (method === null) throw new Locked(false);
  const key = version === 5 ? await longKey(of) : shortKey(of, version, bytesOf(id), encrypt);
  if (method === 'None') return null;
  return (data, number, generation) => {
    if (method === 'AESV3') return aes(key, data);
    const own = objectKey(key, number, generation, method === 'AESV2' ? SALT : new Uint8Array());
    return method === 'AESV2' ? aes(own, data) : rc4Pieces(own, data);
  };
}

/** Several that say the same are one. */
function onlyOne(values: readonly PdfValue[]): PdfValue {
  const [first = null, ...rest] = [
    ...new Map([...new Set(values)].map((value) => [JSON.stringify(plainOf(value)), value])).values(),
  ];
  if (rest.length > 0) throw new Locked(false);
  return first;
}

/** Without the places in the file. */
function plainOf(value: PdfValue): unknown {
  if (isName(value)) return `/${value.text}`;
  if (isString(value)) {
    if (value.isCut) throw new Locked(false);
    return [...value.bytes];
  }
  if (isList(value)) return value.map(plainOf);
  return isDictionary(value) ? [...value.entries].map(([key, values]) => [key, values.map(plainOf)]) : value;
}

function firstString(value: PdfValue): PdfValue {
  return isList(value) ? (value[0] ?? null) : null;
}

function textOf(value: PdfValue): string | null {
  return isName(value) ? value.text : null;
}

function bytesOf(value: PdfValue): Uint8Array {
  return isString(value) ? value.bytes : new Uint8Array();
}

function numberOf(value: PdfValue): number | null {
  return typeof value === 'number' ? value : null;
}

type Method = 'None' | 'V2' | 'AESV2' | 'AESV3';

/** Of the crypt filter that streams go through (ISO 32000-1, 7.6.5). */
function methodOf(encrypt: PdfDictionary): Method | null {
  const name = textOf(onlyOne(encrypt.entries.get('StmF') ?? [])) ?? 'Identity';
  if (name === 'Identity') return 'None';
  const filters = onlyOne(encrypt.entries.get('CF') ?? []);
  const own = isDictionary(filters) ? onlyOne(filters.entries.get(name) ?? []) : null;
  const method = isDictionary(own) ? textOf(onlyOne(own.entries.get('CFM') ?? [])) : null;
  return method === 'None' || method === 'V2' || method === 'AESV2' || method === 'AESV3' ? method : null;
}

type Of = (name: string) => PdfValue;

/** Algorithms 2 and 6: the key of the empty password, when that is the password. */
function shortKey(of: Of, version: number, id: Uint8Array, encrypt: PdfDictionary): Uint8Array {
  const revision = numberOf(of('R')) ?? 0;
  const length = keyLength(numberOf(of('Length')), version, encrypt) / 8;
  const permissions = new Uint8Array(4);
  new DataView(permissions.buffer).setInt32(0, (numberOf(of('P')) ?? 0) | 0, true);
  const parts = [PADDING, bytesOf(of('O')).subarray(0, 32), permissions, id];
  // Where metadata is left plain, four more bytes: which of the two it is, the check tells.
  for (const more of revision >= 4 ? [[], [0xff, 0xff, 0xff, 0xff]] : [[]]) {
    let hash = md5(joinBytes([...parts, Uint8Array.from(more)]));
    if (revision >= 3) for (let round = 0; round < 50; round++) hash = md5(hash.subarray(0, length));
    const key = hash.slice(0, length);
    const check = revision >= 3 ? laterCheck(key, id) : rc4(key)(PADDING);
    if (isSame(check, bytesOf(of('U')).subarray(0, check.length))) return key;
  }
  throw new Locked(true);
}

/** In bits, as PDF.js takes it where it is not said. */
function keyLength(said: number | null, version: number, encrypt: PdfDictionary): number {
  let bits = said ?? 0;
  if (bits === 0 && version <= 3) bits = 40;
  if (bits === 0) {
    const filters = onlyOne(encrypt.entries.get('CF') ?? []);
    const name = textOf(onlyOne(encrypt.entries.get('StmF') ?? [])) ?? '';
    const own = isDictionary(filters) ? onlyOne(filters.entries.get(name) ?? []) : null;
    bits = (isDictionary(own) ? numberOf(onlyOne(own.entries.get('Length') ?? [])) : null) ?? 128;
    if (bits < 40) bits *= 8;
  }
  if (bits < 40 || bits > 128 || bits % 8 !== 0) throw new Locked(false);
  return bits;
}

/** Algorithm 5: the first sixteen bytes of `U`. */
function laterCheck(key: Uint8Array, id: Uint8Array): Uint8Array {
  let check = rc4(key)(md5(joinBytes([PADDING, id])));
  for (let round = 1; round < 20; round++) check = rc4(key.map((byte) => byte ^ round))(check);
  return check;
}

/** ISO 32000-2, algorithm 2.A, of the empty password; revision 5 hashes once. */
async function longKey(of: Of): Promise<Uint8Array> {
  const user = bytesOf(of('U'));
  const hash = of('R') === 6 ? hashOfRevision6 : async (salt: Uint8Array) => sha256(salt);
  const [check, validation, keySalt] = [user.subarray(0, 32), user.subarray(32, 40), user.subarray(40, 48)];
  const wrapped = bytesOf(of('UE')).subarray(0, 32);
  if (user.length < 48 || wrapped.length < 32 || !isSame(await hash(validation), check))
    throw new Locked(true);
  return decryptCbc(await aesKey(await hash(keySalt)), new Uint8Array(BLOCK), wrapped);
}

/** Algorithm 2.B of the empty password without further data. */
async function hashOfRevision6(salt: Uint8Array): Promise<Uint8Array> {
  let hash = sha256(salt);
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const repeated = joinBytes(Array.from({ length: 64 }, () => hash));
    const key = await aesKey(hash.subarray(0, BLOCK));
    const encrypted = (await encryptCbc(key, hash.subarray(BLOCK, 2 * BLOCK), repeated)).subarray(
      0,
      repeated.length,
    );
    const remainder = encrypted.subarray(0, BLOCK).reduce((sum, byte) => sum + byte, 0) % 3;
    hash = remainder === 0 ? sha256(encrypted) : remainder === 1 ? sha384(encrypted) : sha512(encrypted);
    last = encrypted.at(-1) ?? 0;
  }
  return hash.subarray(0, 32);
}

/** Algorithm 1: the key of one object. */
function objectKey(key: Uint8Array, number: number, generation: number, salt: Uint8Array): Uint8Array {
  const place = Uint8Array.of(number, number >> 8, number >> 16, generation, generation >> 8);
  return md5(joinBytes([key, place, salt])).subarray(0, Math.min(key.length + 5, 16));
}

async function* rc4Pieces(key: Uint8Array, data: Uint8Array): AsyncGenerator<Uint8Array> {
  const cipher = rc4(key);
  for (const [start, end] of cuts(0, data.length)) yield cipher(data.subarray(start, end));
}

function rc4(key: Uint8Array): (data: Uint8Array) => Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  let i = 0;
  let j = 0;
  const swap = () => {
    const held = state[i] ?? 0;
    state[i] = state[j] ?? 0;
    state[j] = held;
  };
  for (i = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 0xff;
    swap();
  }
  i = 0;
  j = 0;
  return (data) =>
    data.map((byte) => {
      i = (i + 1) & 0xff;
      j = (j + (state[i] ?? 0)) & 0xff;
      swap();
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 0xff] ?? 0);
    });
}

/** Whole blocks behind the first, which is where the chain begins (ISO 32000-1, 7.6.2). */
async function* aes(bytes: Uint8Array, data: Uint8Array): AsyncGenerator<Uint8Array> {
  const key = await aesKey(bytes);
  for (const [start, end] of cuts(BLOCK, data.length - (data.length % BLOCK))) {
    yield await decryptCbc(key, data.subarray(start - BLOCK, start), data.subarray(start, end));
  }
}

function aesKey(bytes: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', Uint8Array.from(bytes), 'AES-CBC', false, ['encrypt', 'decrypt']);
}

async function encryptCbc(key: CryptoKey, iv: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const parameters = { name: 'AES-CBC', iv: Uint8Array.from(iv) };
  return new Uint8Array(await crypto.subtle.encrypt(parameters, key, Uint8Array.from(data)));
}

/** Without padding, which WebCrypto always wants: a block that decrypts to nothing but padding is put behind the data. */
async function decryptCbc(key: CryptoKey, iv: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const padding = await encryptCbc(key, data.subarray(-BLOCK), new Uint8Array());
  const parameters = { name: 'AES-CBC', iv: Uint8Array.from(iv) };
  return new Uint8Array(await crypto.subtle.decrypt(parameters, key, joinBytes([data, padding])));
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}
