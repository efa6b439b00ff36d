import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawEntry, rawZip } from '../../../support/raw-zip.ts';
import { KEY_ARGUMENTS, openssl } from './identity.ts';
import { codes, verify } from './signed-apk.ts';

/** Packages that Debian's apksigner signs: the independent writer. Fails, and says so, where there is none. */
let folder: string;
const apk = (name: string) => join(folder, `${name}.apk`);
const read = (name: string) => new Uint8Array(readFileSync(apk(name)));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'apksigner-'));
  copyFileSync(join(import.meta.dirname, '../../../fixtures/demo/demo.apk'), apk('unsigned'));
  makeKey('rsa', 'RSA 2048');
  makeKey('ec', 'EC P-256');
});
afterAll(() => rmSync(folder, { recursive: true }));

function makeKey(name: string, kind: keyof typeof KEY_ARGUMENTS): void {
  const pem = join(folder, `${name}.pem`);
  writeFileSync(pem, openssl(['genpkey', ...KEY_ARGUMENTS[kind]]));
  writeFileSync(
    join(folder, `${name}.pk8`),
    openssl(['pkcs8', '-topk8', '-nocrypt', '-in', pem, '-outform', 'DER']),
  );
  writeFileSync(
    join(folder, `${name}.crt`),
    openssl(['req', '-x509', '-key', pem, '-subj', `/CN=${name}`, '-days', '9000']),
  );
}

const keyOf = (name: string) => ['--key', join(folder, `${name}.pk8`), '--cert', join(folder, `${name}.crt`)];

function apksigner(...args: readonly string[]): void {
  execFileSync('apksigner', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

function sign(name: string, schemes: string, ...more: readonly string[]): Uint8Array {
  const which = ['v1', 'v2', 'v3'].flatMap((one) => [
    `--${one}-signing-enabled`,
    String(schemes.includes(one)),
  ]);
  apksigner('sign', ...which, '--v4-signing-enabled', 'false', ...more, '--out', apk(name), apk('unsigned'));
  return read(name);
}

describe('what apksigner signs verifies', () => {
  test.each([
    ['v1', 21],
    ['v1', 17],
    ['v2', 24],
    ['v3', 28],
    ['v1 v2', 21],
    ['v1 v2 v3', 21],
  ])('%s, from API level %d', async (schemes, minSdk) => {
    const signed = sign('plain', schemes, '--min-sdk-version', String(minSdk), ...keyOf('rsa'));
    const facts = await verify(signed, { minSdk });
    expect(facts).toMatchObject({
      verified: true,
      schemes: schemes.split(' '),
      present: schemes.split(' '),
      problems: [],
    });
    expect(facts.certificates.map((one) => one.subject)).toEqual(['CN=rsa']);
  });

  test('over an fs-verity tree', async () => {
    const signed = sign('verity', 'v2 v3', '--verity-enabled', '--min-sdk-version', '28', ...keyOf('ec'));
    expect(await verify(signed, { minSdk: 28 })).toMatchObject({
      verified: true,
      schemes: ['v3'],
      problems: [],
    });
    const changed = Uint8Array.from(signed);
    changed[40] = (changed[40] as number) ^ 1;
    expect(codes(await verify(changed, { minSdk: 28 }))).toEqual(['content-digest-mismatch']);
  });

  test('by two signers', async () => {
    const signed = sign(
      'two',
      'v1 v2',
      '--min-sdk-version',
      '21',
      ...keyOf('rsa'),
      '--next-signer',
      ...keyOf('ec'),
    );
    const facts = await verify(signed, { minSdk: 21 });
    expect(facts).toMatchObject({ verified: true, schemes: ['v1', 'v2'] });
    expect(facts.certificates.map((one) => one.subject)).toEqual(['CN=rsa', 'CN=ec']);
  });

  test('by a key that was rotated', async () => {
    const lineage = join(folder, 'lineage');
    apksigner('rotate', '--out', lineage, '--old-signer', ...keyOf('rsa'), '--new-signer', ...keyOf('ec'));
    const keys = [...keyOf('rsa'), '--next-signer', ...keyOf('ec'), '--lineage', lineage];
    const facts = await verify(sign('rotated', 'v1 v2 v3', '--min-sdk-version', '21', ...keys), {
      minSdk: 21,
    });
    expect(facts).toMatchObject({ verified: true, schemes: ['v1', 'v2', 'v3'] });
    expect(facts.certificates.map((one) => one.subject)).toEqual(['CN=ec']);
    expect(facts.lineage.map((one) => one.subject)).toEqual(['CN=rsa', 'CN=ec']);
  });
});

describe('a v1 signature', () => {
  /** The package with something changed in its archive, which v1 allows as long as what is signed stays. */
  async function changed(change: (zip: JSZip) => void | Promise<void>): Promise<Uint8Array> {
    const zip = await JSZip.loadAsync(read('v1'));
    await change(zip);
    return zip.generateAsync({ type: 'uint8array' });
  }
  const text = (zip: JSZip, name: string) =>
    zip.file(name)?.async('string') ?? Promise.reject(new Error(name));
  const edited = (name: string, edit: (text: string) => string) =>
    changed(async (zip) => void zip.file(name, edit(await text(zip, name))));

  beforeAll(() => void sign('v1', 'v1', '--min-sdk-version', '21', ...keyOf('rsa')));

  test('holds when the archive is packed anew', async () => {
    expect(await verify(await changed(() => {}), { minSdk: 21 })).toMatchObject({
      verified: true,
      schemes: ['v1'],
    });
  });

  test.each([
    ['an entry is changed', 'entry-digest-mismatch', () => edited('AndroidManifest.xml', (all) => `${all} `)],
    ['an entry is added', 'entry-not-signed', () => changed((zip) => void zip.file('assets/new', 'x'))],
    ['an entry is taken out', 'entry-missing', () => changed((zip) => void zip.remove('classes.dex'))],
    [
      'the signature file is taken out',
      'no-jar-signature',
      () => changed((zip) => void zip.remove('META-INF/RSA.SF')),
    ],
    [
      'the manifest is taken out',
      'no-jar-manifest',
      () => changed((zip) => void zip.remove('META-INF/MANIFEST.MF')),
    ],
    [
      'the signature file is changed',
      'signature-mismatch',
      () => edited('META-INF/RSA.SF', (all) => `${all}\n`),
    ],
    [
      'the signature is no signature',
      'asn1-malformed',
      () => changed((zip) => void zip.file('META-INF/RSA.RSA', 'x')),
    ],
    [
      'a section of the manifest is changed',
      'manifest-section-digest-mismatch',
      () =>
        edited('META-INF/MANIFEST.MF', (all) =>
          all.replace('Name: classes.dex\r\n', 'Name: classes.dex\r\nX: y\r\n'),
        ),
    ],
  ])('does not hold when %s', async (_, code, make) => {
    const facts = await verify(await make(), { minSdk: 21 });
    expect(facts).toMatchObject({ verified: false, schemes: [], certificates: [] });
    expect(codes(facts)).toContain(code);
  });

  /** The signed entries in an archive of our own making, with something false in the headers of one. */
  async function withLies(name: string, lies: Parameters<typeof rawEntry>[2]): Promise<Uint8Array> {
    const zip = await JSZip.loadAsync(read('v1'));
    const entries = await Promise.all(
      Object.values(zip.files).map(async (file) =>
        rawEntry(file.name, await file.async('uint8array'), file.name === name ? lies : {}),
      ),
    );
    return rawZip(entries);
  }

  test.each([
    ['nothing', {}, []],
    ['another name', { local: { name: 'classes.dey' } }, ['entry-unreadable']],
    ['another checksum', { local: { crc32: 1 } }, ['entry-unreadable']],
    ['a data descriptor that is not there', { local: { flags: 8 } }, ['entry-headers-differ']],
    [
      'more data than there is',
      { both: { uncompressedSize: 1 << 20, compressedSize: 1 << 20 } },
      ['entry-overlaps'],
    ],
    ['an unknown method for what is stored', { both: { method: 99 } }, ['entry-method-unknown']],
  ])('by headers of an entry that say %s', async (_, lies, expected) => {
    for (const name of ['classes.dex', 'META-INF/RSA.RSA']) {
      const facts = await verify(await withLies(name, lies), { minSdk: 21 });
      expect(codes(facts), name).toEqual(expected);
      expect(facts.verified).toBe(expected.length === 0);
    }
  });

  test('does not hold for an archive with two entries of a name', async () => {
    const zip = await JSZip.loadAsync(read('v1'));
    const entries = await Promise.all(
      Object.values(zip.files).map(async (file) => rawEntry(file.name, await file.async('uint8array'))),
    );
    const twice = rawZip([...entries, rawEntry('classes.dex', 'another')]);
    expect(codes(await verify(twice, { minSdk: 21 }))).toContain('duplicate-entry');
  });

  test('says what in META-INF it does not protect', async () => {
    const facts = await verify(await changed((zip) => void zip.file('META-INF/channel_1', '')), {
      minSdk: 21,
    });
    expect(facts.verified).toBe(true);
    expect(codes(facts)).toEqual(['unprotected-entries']);
  });

  test('says that a v2 signature was taken away', async () => {
    sign('v1v2', 'v1 v2', '--min-sdk-version', '21', ...keyOf('rsa'));
    const zip = await JSZip.loadAsync(read('v1v2'));
    const facts = await verify(await zip.generateAsync({ type: 'uint8array' }), { minSdk: 21 });
    expect(facts).toMatchObject({ verified: false, present: ['v1'] });
    expect(codes(facts)).toEqual(['scheme-stripped']);
  });

  test('is not enough for an app for Android 11 and later', async () => {
    expect(await verify(read('v1'), { minSdk: 21, targetSdk: 29 })).toMatchObject({ verified: true });
    const facts = await verify(read('v1'), { minSdk: 21, targetSdk: 30 });
    expect(facts.verified).toBe(false);
    expect(codes(facts)).toEqual(['scheme-too-old-for-target']);
  });

  test('with SHA-256 is not for Android before 4.3', async () => {
    expect(codes(await verify(read('v1'), { minSdk: 17 }))).toEqual(['algorithm-unsupported']);
  });
});

describe('a v1 signature of the Java tools', () => {
  const ENTRY = 'META-INF/MANIFEST.MF';

  beforeAll(async () => {
    const zip = await JSZip.loadAsync(read('unsigned'));
    for (const name of Object.keys(zip.files).filter((one) => one.startsWith('META-INF/'))) zip.remove(name);
    writeFileSync(apk('java'), await zip.generateAsync({ type: 'uint8array' }));
    const keys = [
      '-inkey',
      join(folder, 'rsa.pem'),
      '-in',
      join(folder, 'rsa.crt'),
      '-passout',
      'pass:zhizhi',
    ];
    writeFileSync(join(folder, 'rsa.p12'), openssl(['pkcs12', '-export', '-name', 'rsa', ...keys]));
    const store = ['-keystore', join(folder, 'rsa.p12'), '-storepass', 'zhizhi'];
    const algorithms = ['-sigalg', 'SHA256withRSA', '-digestalg', 'SHA-256'];
    execFileSync('jarsigner', [...store, ...algorithms, apk('java'), 'rsa'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  });

  test('verifies, with its signed attributes, since Android 4.4, which checks them', async () => {
    expect(await verify(read('java'), { minSdk: 19 })).toMatchObject({ verified: true, schemes: ['v1'] });
    expect(codes(await verify(read('java'), { minSdk: 18 }))).toEqual(['signed-attributes-unsafe']);
  });

  test('protects the main attributes of the manifest too', async () => {
    const zip = await JSZip.loadAsync(read('java'));
    const manifest = (await zip.file(ENTRY)?.async('string')) ?? '';
    zip.file(ENTRY, manifest.replace('Created-By: ', 'Created-By: X'));
    const facts = await verify(await zip.generateAsync({ type: 'uint8array' }), { minSdk: 19 });
    expect(facts.verified).toBe(false);
    expect(codes(facts)).toContain('manifest-main-digest-mismatch');
  });
});
