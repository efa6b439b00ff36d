import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCertificate } from '../../../../../analyzer/apk/signing/certificate/certificate.ts';
import { certificateFacts } from '../../../../../analyzer/apk/signing/certificate/facts.ts';
import { sameName } from '../../../../../analyzer/apk/signing/certificate/name.ts';
import { parseSignedData } from '../../../../../analyzer/apk/signing/jar/signed-data.ts';
import { makeIdentity, openssl } from '../identity.ts';

const apks = join(import.meta.dirname, '../../../../../../shared/apks');
if (!existsSync(apks)) throw new Error(`this test needs the APKs in ${apks}`);

/** What OpenSSL says of a certificate in DER. */
function opensslSays(certificate: Uint8Array): Record<string, string> {
  const names = ['-nameopt', 'RFC2253,-esc_msb,utf8'];
  const what = ['-subject', '-issuer', '-serial', '-startdate', '-enddate', '-fingerprint', '-sha256'];
  // OpenSSL writes one short name otherwise than RFC 4514 section 3 has it.
  const text = openssl(
    ['x509', '-inform', 'DER', '-noout', ...names, '-dateopt', 'iso_8601', ...what],
    certificate,
  )
    .toString()
    .replaceAll('street=', 'STREET=');
  return Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')).toLowerCase(), line.slice(line.indexOf('=') + 1)]),
  );
}

async function agrees(certificate: Uint8Array): Promise<void> {
  const facts = await certificateFacts(parseCertificate(certificate));
  const said = opensslSays(certificate);
  expect(facts.subject).toBe(said.subject);
  expect(facts.issuer).toBe(said.issuer);
  expect(BigInt(`0x${facts.serialNumber}`)).toBe(BigInt(`0x${said.serial}`));
  expect(facts.notBefore).toBe(said.notbefore?.replace(' ', 'T'));
  expect(facts.notAfter).toBe(said.notafter?.replace(' ', 'T'));
  expect(facts.sha256).toBe(said['sha256 fingerprint']?.replaceAll(':', '').toLowerCase());
}

describe('OpenSSL reads the same', () => {
  const files = ['androguard', 'apktool', 'cn', 'other'].flatMap((folder) =>
    readdirSync(join(apks, folder))
      .filter((name) => name.endsWith('.apk'))
      .map((name) => join(folder, name)),
  );

  test.each(files)('in the v1 signature of %s', async (file) => {
    const path = join(apks, file);
    const names = execFileSync('unzip', ['-Z1', path], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).split('\n');
    for (const name of names.filter((one) => /^META-INF\/[^/]*\.(RSA|DSA|EC)$/.test(one))) {
      const bytes = new Uint8Array(execFileSync('unzip', ['-p', path, name]));
      for (const { encoded } of parseSignedData(bytes).certificates) await agrees(encoded);
    }
  });

  test.each([
    ['several parts', '/C=CN/ST=广东/L=深圳/O=知止科技/OU=研发/CN=知止'],
    ['two attributes in one part', '/CN=Zhizhi+UID=42/O=Example'],
    ['characters that must be escaped', '/O=A, B \\+ C "D" <E>;F/CN=#hash'],
    ['spaces at both ends', '/CN= spaced '],
    ['one space', '/CN= '],
    ['an address', '/emailAddress=a@example.com/CN=x/DC=example/street=Main'],
    ['a line break', '/CN=one\ntwo'],
    ['characters beyond the basic plane', '/CN=𠀀😀'],
  ])('in a name of %s', async (_, subject) => {
    await agrees(makeIdentity(subject).certificate);
  });

  test.each(['EC P-256', 'EC P-384', 'EC P-521', 'RSA 2048'] as const)('for a key of %s', async (kind) => {
    const { certificate } = makeIdentity('Key', kind);
    await agrees(certificate);
    expect((await certificateFacts(parseCertificate(certificate))).publicKey).toBe(kind);
  });
});

describe('a certificate', () => {
  test('of the Android SDK is a debug certificate, and one with a similar name is not', async () => {
    const isDebug = async (subject: string) =>
      (await certificateFacts(parseCertificate(makeIdentity(subject).certificate))).isDebug;
    expect(await isDebug('/C=US/O=Android/CN=Android Debug')).toBe(true);
    expect(await isDebug('/C=US/O=Android Debug/CN=Release')).toBe(false);
  });

  test('may sign unless its keyUsage says otherwise', () => {
    const maySign = (usage: string) =>
      parseCertificate(makeIdentity('x', 'EC P-256', ['-addext', `keyUsage=${usage}`]).certificate).maySign;
    expect(parseCertificate(makeIdentity('x').certificate).maySign).toBe(true);
    expect(maySign('digitalSignature')).toBe(true);
    expect(maySign('nonRepudiation,keyAgreement')).toBe(true);
    expect(maySign('keyAgreement')).toBe(false);
  });

  test('says which of its critical extensions are unknown', () => {
    const identity = makeIdentity('x', 'EC P-256', [
      '-addext',
      '1.2.3.4=critical,ASN1:NULL',
      '-addext',
      '1.2.3.5=ASN1:NULL',
    ]);
    expect(parseCertificate(identity.certificate).unknownCritical).toEqual(['1.2.3.4']);
  });

  test('is named the same in any letter case and spacing', () => {
    const name = (subject: string) => parseCertificate(makeIdentity(subject).certificate).subject;
    expect(sameName(name('/O=A  B/CN=c'), name('/O=a b/CN=C'))).toBe(true);
    expect(sameName(name('/O=A B/CN=c'), name('/O=AB/CN=c'))).toBe(false);
    expect(sameName(name('/CN=c/O=A B'), name('/O=A B/CN=c'))).toBe(false);
    expect(sameName(name('/CN=a\\,O=b'), name('/CN=a/O=b'))).toBe(false);
  });
});

describe('hostile bytes end in a fault', () => {
  const { certificate } = makeIdentity('Hostile');
  const refused = (bytes: Uint8Array) => {
    try {
      parseCertificate(bytes);
    } catch (error) {
      expect(error).toMatchObject({ name: 'SigningFault' });
      return true;
    }
    return false;
  };

  test('a certificate cut off anywhere', () => {
    for (let length = 0; length < certificate.length; length++)
      expect(refused(certificate.subarray(0, length))).toBe(true);
  });

  test('a certificate with any bytes changed: read, or refused', () => {
    const edits = fc.array(fc.tuple(fc.nat(certificate.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(edits, (changes) => {
        const bytes = Uint8Array.from(certificate);
        for (const [at, value] of changes) bytes[at] = value;
        refused(bytes);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    [
      'nested a hundred thousand deep',
      new Uint8Array(200_000).map((_, index) => (index % 2 === 0 ? 0x30 : 0x80)),
    ],
    [
      'of a million parts',
      new Uint8Array([
        0x30,
        0x83,
        0x1e,
        0x84,
        0x80,
        ...new Uint8Array(2_000_000).map((_, index) => (index % 2 === 0 ? 5 : 0)),
      ]),
    ],
    ['of a length that overflows', new Uint8Array([0x30, 0x88, 255, 255, 255, 255, 255, 255, 255, 255])],
    ['of an endless length', new Uint8Array([0x30, 0x80, 0x30, 0x80])],
    ['larger than any certificate', new Uint8Array(5 * 2 ** 20)],
    ['of nothing', new Uint8Array()],
  ])('a structure %s', (_, bytes) => expect(refused(bytes)).toBe(true));
});
