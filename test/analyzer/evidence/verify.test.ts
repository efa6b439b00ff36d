import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import JSZip from 'jszip';
import { beforeAll, describe, expect, test } from 'vitest';
import { MemorySource } from '../../../analyzer/bytes/source.ts';
import { ReadError } from '../../../analyzer/errors.ts';
import { BAG, hashFiles, writeBag } from '../../../analyzer/evidence/bag.ts';
import { addTimestamp, fromHex } from '../../../analyzer/evidence/stamp.ts';
import { timestampRequest } from '../../../analyzer/evidence/timestamp.ts';
import { verifyEvidence } from '../../../analyzer/evidence/verify.ts';
import { nodePlatform } from '../../../cli/node-platform.ts';
import { python } from '../../support/python.ts';

const text = { zh: '甲', en: 'a' };
const file = (path: string, content: string) => ({
  path,
  bytes: Buffer.from(content),
  title: text,
  source: null,
  obtainedAt: null,
  obtainedBy: text,
  shows: text,
});
const FILES = [
  file('originals/1-app.apk', 'PK\u0003\u0004 an app as received'),
  file('originals/2-100% 隐私 政策.txt', '我们收集……'),
  file('report/empty.txt', ''),
];

async function sampleBag(): Promise<{ zip: Uint8Array; rootHash: string }> {
  return writeBag(
    hashFiles(FILES, nodePlatform),
    { 'README.txt': 'how to verify\n' },
    { createdAt: new Date('2026-11-25T08:00:00Z'), description: 'a\nb', operator: '张三' },
    nodePlatform,
  );
}

const check = (zip: Uint8Array) => verifyEvidence(new MemorySource(zip), nodePlatform);

/** Whether a change is noticed: as a discrepancy, as another root hash, or because it is no package any more. */
async function isNoticed(zip: Uint8Array, rootHash: string): Promise<boolean> {
  try {
    const found = await check(zip);
    return found.discrepancies.length > 0 || found.rootHash !== rootHash;
  } catch (error) {
    if (error instanceof ReadError) return true;
    throw error;
  }
}

let folder: string;
let bag: { zip: Uint8Array; rootHash: string };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhizhi-bag-'));
  bag = await sampleBag();
});

describe('verifying finds', () => {
  test('nothing in a package as it was made', async () => {
    const { discrepancies, rootHash, filesChecked, timestamp } = await check(bag.zip);
    expect(discrepancies).toEqual([]);
    expect(rootHash).toBe(bag.rootHash);
    expect(filesChecked).toBe(FILES.length + 5);
    expect(timestamp).toBeNull();
  });

  test('every single changed byte, wherever it is', async () => {
    const missed: number[] = [];
    for (let at = 0; at < bag.zip.length; at++) {
      const changed = Uint8Array.from(bag.zip);
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      if (!(await isNoticed(changed, bag.rootHash))) missed.push(at);
    }
    expect(missed).toEqual([]);
  });

  test('bytes changed to anything, cut off, put in or put behind', async () => {
    const at = fc.nat({ max: bag.zip.length - 1 });
    const change = fc.oneof(
      fc.record({ kind: fc.constant('set' as const), at, byte: fc.integer({ min: 1, max: 255 }) }),
      fc.record({ kind: fc.constant('cut' as const), at, byte: fc.constant(0) }),
      fc.record({ kind: fc.constant('insert' as const), at, byte: fc.integer({ min: 0, max: 255 }) }),
      fc.record({ kind: fc.constant('append' as const), at, byte: fc.integer({ min: 0, max: 255 }) }),
    );
    await fc.assert(
      fc.asyncProperty(change, async ({ kind, at: place, byte }) => {
        const before = bag.zip.subarray(0, place);
        const rest = bag.zip.subarray(place);
        const changed = {
          set: () => Uint8Array.from(bag.zip, (old, index) => (index === place ? old ^ byte : old)),
          cut: () => before,
          insert: () => Uint8Array.from([...before, byte, ...rest]),
          append: () => Uint8Array.from([...bag.zip, byte]),
        }[kind]();
        expect(await isNoticed(changed, bag.rootHash)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('which file was changed, which is missing and which was added', async () => {
    const archive = await JSZip.loadAsync(bag.zip);
    archive.file(`${BAG}/data/originals/1-app.apk`, 'another');
    archive.remove(`${BAG}/README.txt`);
    archive.file(`${BAG}/data/report/added.txt`, 'x');
    const { discrepancies } = await check(await archive.generateAsync({ type: 'uint8array' }));
    const kinds = new Map(discrepancies.map((one) => [one.path, one.kind]));
    expect(kinds.get('data/originals/1-app.apk')).toBe('changed');
    expect(kinds.get('README.txt')).toBe('missing');
    expect(kinds.get('data/report/added.txt')).toBe('added');
  });
});

/** RFC 8493 section 3 in a few lines of another language, as anyone could write it: complete, and valid. */
const VALIDATOR = `
import hashlib, os, sys
from urllib.parse import unquote
root = sys.argv[1]
os.chdir(root)
assert open('bagit.txt', encoding='utf-8').read() == 'BagIt-Version: 1.0\\nTag-File-Character-Encoding: UTF-8\\n'
def entries(name):
    for line in open(name, encoding='utf-8', newline='\\n'):
        digest, path = line.rstrip('\\n').split(None, 1)
        yield digest, path.replace('%0A', '\\n').replace('%0D', '\\r').replace('%25', '%')
payload = dict((path, digest) for digest, path in entries('manifest-sha256.txt'))
found = set(os.path.join(folder, name) for folder, _, names in os.walk('data') for name in names)
assert set(payload) == found, (set(payload) ^ found)
tags = dict((path, digest) for digest, path in entries('tagmanifest-sha256.txt'))
for path, digest in list(payload.items()) + list(tags.items()):
    assert hashlib.sha256(open(path, 'rb').read()).hexdigest() == digest, path
info = dict(line.split(': ', 1) for line in open('bag-info.txt', encoding='utf-8').read().splitlines())
size, count = info['Payload-Oxum'].split('.')
assert int(count) == len(found) and int(size) == sum(os.path.getsize(path) for path in found)
print('valid', len(found))
`;

test('the bag unpacks and is valid by the RFC, read by another program; sha256sum agrees', () => {
  const path = join(folder, 'bag.zip');
  writeFileSync(path, bag.zip);
  execFileSync('unzip', ['-q', '-o', path, '-d', join(folder, 'out')], {
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  const root = join(folder, 'out', BAG);
  expect(python(VALIDATOR, [root])).toBe(`valid ${FILES.length}\n`);
  execFileSync('sha256sum', ['--quiet', '-c', 'tagmanifest-sha256.txt'], { cwd: root });
});

describe('a time stamp', () => {
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const tokenOn = (digest: Uint8Array, name: string): Uint8Array => {
    writeFileSync(join(folder, `${name}.tsq`), timestampRequest(digest));
    openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', `${name}.tsq`, '-out', `${name}.tsr`);
    return readFileSync(join(folder, `${name}.tsr`));
  };

  beforeAll(() => {
    writeFileSync(join(folder, 'serial'), '01\n');
    writeFileSync(
      join(folder, 'tsa.cnf'),
      `[req]
distinguished_name = dn
[dn]
[tsa]
default_tsa = one
[one]
serial = ${folder}/serial
signer_cert = ${folder}/tsa.pem
signer_key = ${folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`,
    );
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'tsa.key',
      '-out',
      'tsa.pem',
      '-days',
      '30',
      '-subj',
      '/O=Test authority/CN=Test TSA',
      '-config',
      'tsa.cnf',
      '-addext',
      'extendedKeyUsage=critical,timeStamping',
      '-addext',
      'keyUsage=critical,digitalSignature',
    );
  });

  test('is asked for in a form that openssl reads', () => {
    const request = timestampRequest(fromHex(bag.rootHash));
    writeFileSync(join(folder, 'q.tsq'), request);
    const shown = openssl('ts', '-query', '-in', 'q.tsq', '-text', '-config', 'tsa.cnf').toString();
    expect(shown).toMatch(/Hash Algorithm: sha256/);
    expect(shown).toMatch(/Certificate required: yes/);
    const dump = shown.replace(/[^0-9a-f]/gi, '').toLowerCase();
    expect(dump).toContain(bag.rootHash.slice(0, 16));
  });

  test('is put into the package, checked, and told', async () => {
    const token = tokenOn(fromHex(bag.rootHash), 'good');
    const stamped = await addTimestamp(bag.zip, token, nodePlatform);
    const { discrepancies, timestamp, rootHash } = await check(stamped);
    expect(discrepancies).toEqual([]);
    expect(rootHash).toBe(bag.rootHash);
    expect(timestamp).toMatchObject({
      policy: '1.2.3.4',
      authority: { subject: 'CN=Test TSA,O=Test authority' },
    });
    expect(Date.parse(timestamp?.time ?? '')).toBeGreaterThan(Date.parse('2026-01-01'));
    // openssl agrees that it is on this tag manifest.
    const archive = await JSZip.loadAsync(stamped);
    const manifest = await archive.file(`${BAG}/tagmanifest-sha256.txt`)?.async('uint8array');
    writeFileSync(join(folder, 'tagmanifest'), manifest ?? '');
    const verified = openssl(
      'ts',
      '-verify',
      '-data',
      'tagmanifest',
      '-in',
      'good.tsr',
      '-CAfile',
      'tsa.pem',
    ).toString();
    expect(verified).toMatch(/Verification: OK/);
    // Put in again it replaces the first.
    expect((await check(await addTimestamp(stamped, token, nodePlatform))).discrepancies).toEqual([]);
  });

  test('of something else, or changed, is not taken and is found', async () => {
    const other = tokenOn(new Uint8Array(32).fill(7), 'other');
    await expect(addTimestamp(bag.zip, other, nodePlatform)).rejects.toThrow(/something else/);
    await expect(addTimestamp(bag.zip, new Uint8Array([1, 2, 3]), nodePlatform)).rejects.toThrow(ReadError);
    const token = tokenOn(fromHex(bag.rootHash), 'again');
    await expect(addTimestamp(bag.zip.subarray(0, -1), token, nodePlatform)).rejects.toThrow(ReadError);
    const stamped = await addTimestamp(bag.zip, token, nodePlatform);
    const start = Buffer.from(stamped).indexOf(Buffer.from(token));
    const missed: number[] = [];
    for (let at = start; at < start + token.length; at += 7) {
      const changed = Uint8Array.from(stamped);
      changed[at] = (changed[at] ?? 0) ^ 0x20;
      if ((await check(changed)).discrepancies.length === 0) missed.push(at - start);
    }
    expect(missed).toEqual([]);
  });

  test('with any byte changed says nothing of the package, or what it said before', async () => {
    const { checkTimestamp } = await import('../../../analyzer/evidence/timestamp.ts');
    const digest = fromHex(bag.rootHash);
    const token = tokenOn(digest, 'bytes');
    const before = await checkTimestamp(token, digest);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: token.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, byte) => {
          const changed = Uint8Array.from(token, (old, index) => (index === at ? old ^ byte : old));
          const after = await checkTimestamp(changed, digest);
          // What the signature does not cover (a status text, another attribute) changes nothing that is told.
          if (after.ok && before.ok) {
            expect(after.timestamp.time).toBe(before.timestamp.time);
            expect(after.timestamp.serialNumber).toBe(before.timestamp.serialNumber);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
