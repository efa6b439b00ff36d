import { execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A signer: a private key and its certificate, made by OpenSSL. */
export interface Identity {
  readonly key: KeyObject;
  readonly certificate: Uint8Array;
  /** SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
}

/** Kinds of keys, as arguments of `openssl genpkey`. */
export const KEY_ARGUMENTS = {
  'EC P-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'EC P-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  'EC P-521': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  'EC P-224': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-224'],
  'RSA 2048': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
} as const;

/** Runs openssl. Fails, and says so, where there is none. */
export function openssl(args: readonly string[], input?: Uint8Array): Buffer {
  return execFileSync('openssl', args, {
    ...(input === undefined ? {} : { input }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Calls `work` with a folder that is gone afterwards. */
export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'signing-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function makeIdentity(
  name: string,
  kind: keyof typeof KEY_ARGUMENTS = 'EC P-256',
  more: readonly string[] = [],
): Identity {
  return inFolder((folder) => {
    const path = join(folder, 'key.pem');
    writeFileSync(path, openssl(['genpkey', ...KEY_ARGUMENTS[kind]]));
    const subject = name.startsWith('/') ? name : `/CN=${name}`;
    const certificate = openssl([
      'req',
      '-x509',
      '-key',
      path,
      '-subj',
      subject,
      '-utf8',
      '-days',
      '9000',
      '-outform',
      'DER',
      ...more,
    ]);
    const key = createPrivateKey(readFileSync(path));
    const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
    return { key, certificate: new Uint8Array(certificate), spki: new Uint8Array(spki) };
  });
}

/** A signature as the algorithm of this ID has it (0x0103: RSA, 0x0201: ECDSA, both with SHA-256). */
export function signWith({ key }: Identity, data: Uint8Array): Uint8Array {
  return new Uint8Array(sign('sha256', data, key));
}

/** The ID that goes with `signWith`. */
export function algorithmOf({ key }: Identity): number {
  return key.asymmetricKeyType === 'rsa' ? 0x0103 : 0x0201;
}
