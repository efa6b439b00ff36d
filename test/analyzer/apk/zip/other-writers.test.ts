import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import JSZip from 'jszip';
import { afterAll, describe, expect, test } from 'vitest';
import { Archive } from '../../../../analyzer/apk/zip/archive.ts';
import { MemorySource } from '../../../../analyzer/bytes/source.ts';
import { ReadError } from '../../../../analyzer/errors.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { nodePlatform } from '../../../../cli/node-platform.ts';
import { python } from '../../../support/python.ts';
import { rawEntry, rawZip } from '../../../support/raw-zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhizhi-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function readAll(bytes: Uint8Array, warnings = new Warnings()): Promise<Map<string, string>> {
  const archive = await Archive.open(new MemorySource(bytes), nodePlatform, warnings);
  const contents = new Map<string, string>();
  for (const entry of archive.entries) {
    const content = Buffer.from(await archive.read(entry)).toString('base64');
    if (archive.get(entry.name) === entry) contents.set(entry.name, content);
  }
  return contents;
}

/** Contents that deflate well and badly, and empty ones. */
const content = fc.oneof(
  fc.uint8Array({ maxLength: 2000 }),
  fc.nat(100_000).map((size) => new Uint8Array(size).fill(size % 251)),
);
const path = fc
  .array(fc.stringMatching(/^[\w\u4e00-\u4eff .-]{1,20}$/), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('/'))
  .filter(
    (name) => !name.split('/').includes('..') && !name.split('/').includes('.') && name !== '__proto__',
  );
const tree = fc.uniqueArray(fc.tuple(path, content), { selector: ([name]) => name, maxLength: 12 });

test('what JSZip writes is read back, deflated or stored, streamed or not', async () => {
  const property = fc.asyncProperty(
    tree,
    fc.boolean(),
    fc.boolean(),
    fc.string(),
    async (files, deflate, stream, comment) => {
      const writer = new JSZip();
      for (const [name, bytes] of files) writer.file(name, bytes, { createFolders: false });
      const bytes = await writer.generateAsync({
        type: 'uint8array',
        compression: deflate ? 'DEFLATE' : 'STORE',
        streamFiles: stream,
        // A comment that holds an end record of its own is another test's matter.
        comment: comment.replaceAll('PK', ''),
      });
      const warnings = new Warnings();
      const read = await readAll(bytes, warnings);
      expect(Object.fromEntries(read)).toEqual(
        Object.fromEntries(files.map(([name, one]) => [name, Buffer.from(one).toString('base64')])),
      );
      expect(warnings.list).toEqual([]);
    },
  );
  await fc.assert(property, { numRuns: 100 });
});

describe('what Info-ZIP writes', () => {
  test.each([
    ['stored', ['-0']],
    ['deflated', ['-9']],
    ['with zip64 fields in every header', ['-fz']],
    ['with a comment', ['-z']],
  ])('%s', async (_, options) => {
    const file = join(folder, `info-zip${options.join('')}.zip`);
    const text = '知止不殆 '.repeat(999);
    writeFileSync(join(folder, 'a.txt'), text);
    // Only the comment is read from the standard input; who does not read it may be gone before it is written.
    const input = options.includes('-z') ? { input: 'a comment\n.\n' } : {};
    execFileSync('zip', ['-q', ...options, file, 'a.txt'], { cwd: folder, ...input });
    const warnings = new Warnings();
    const read = await readAll(readFileSync(file), warnings);
    expect(read.get('a.txt')).toBe(Buffer.from(text).toString('base64'));
    expect(warnings.list).toEqual([]);
  });

  test('from a pipe, with sizes behind the data', async () => {
    const bytes = execFileSync('zip', ['-q', '-', '-'], { input: 'from a pipe', maxBuffer: 2 ** 20 });
    expect((await readAll(bytes)).get('-')).toBe(Buffer.from('from a pipe').toString('base64'));
  });

  test('with a real password says so', async () => {
    const file = join(folder, 'secret.zip');
    writeFileSync(join(folder, 'secret.txt'), 'secret '.repeat(100));
    execFileSync('zip', ['-q', '-P', 'password', file, 'secret.txt'], { cwd: folder });
    await expect(readAll(readFileSync(file))).rejects.toThrow(
      /flagged as encrypted and may really need a password/,
    );
  });
});

describe('what Python writes', () => {
  test('with zip64 in the headers of a streamed entry', async () => {
    const file = join(folder, 'python.zip');
    python(
      `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:
    with z.open('wide.txt', 'w', force_zip64=True) as f: f.write(b'wide ' * 1000)
    z.writestr('中文.txt', 'plain')
    z.comment = b'x' * 65535
`,
      [file],
    );
    const warnings = new Warnings();
    const read = await readAll(readFileSync(file), warnings);
    expect(read.get('wide.txt')).toBe(Buffer.from('wide '.repeat(1000)).toString('base64'));
    expect(read.get('中文.txt')).toBe(Buffer.from('plain').toString('base64'));
    expect(warnings.list).toEqual([]);
  });

  test('of more entries than 16 bits count is read as far as Android reads it', async () => {
    // Python writes the zip64 record for the count alone; libziparchive looks at it only for sizes and offsets.
    const file = join(folder, 'many.zip');
    python(
      `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as z:
    for i in range(66000): z.writestr('%d' % i, '')
`,
      [file],
    );
    const warnings = new Warnings();
    const archive = await Archive.open(new MemorySource(readFileSync(file)), nodePlatform, warnings);
    expect(archive.entries.length).toBe(65535);
    expect(warnings.list.map(({ code }) => code)).toEqual(['zip-hidden-entries']);
  });
});

test('a damaged archive is read, or refused with a ReadError, and nothing else', async () => {
  const whole = rawZip(
    [
      rawEntry('AndroidManifest.xml', 'manifest '.repeat(100), { deflate: true }),
      rawEntry('classes.dex', 'code'),
      rawEntry('res/a.png', new Uint8Array(300)),
    ],
    { beforeDirectory: new Uint8Array(50) },
  );
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
  const cut = fc.option(fc.nat(whole.length));
  const property = fc.asyncProperty(damage, cut, async (changes, length) => {
    const bytes = whole.slice(0, length ?? whole.length);
    for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
    try {
      const archive = await Archive.open(new MemorySource(bytes), nodePlatform, new Warnings());
      for (const entry of archive.entries) {
        archive.get(entry.name);
        await archive.read(entry, 2 ** 20).catch(expectReadError);
        await archive.readRaw(entry).catch(expectReadError);
        await archive.openStored(entry).catch(expectReadError);
      }
    } catch (error) {
      expectReadError(error);
    }
  });
  await fc.assert(property, { numRuns: 1500 });
});

function expectReadError(error: unknown): void {
  if (!(error instanceof ReadError)) throw error;
}
