import { describe, expect, test } from 'vitest';
import { Archive } from '../../../../analyzer/apk/zip/archive.ts';
import { type ByteSource, MemorySource } from '../../../../analyzer/bytes/source.ts';
import { ReadError } from '../../../../analyzer/errors.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { nodePlatform } from '../../../../cli/node-platform.ts';
import {
  join,
  type RawEntry,
  type RawLayout,
  rawEntry,
  rawZip,
  u16,
  u32,
  u64,
} from '../../../support/raw-zip.ts';

const MANIFEST = 'the manifest '.repeat(50);

async function open(bytes: Uint8Array) {
  const warnings = new Warnings();
  const archive = await Archive.open(new MemorySource(bytes), nodePlatform, warnings);
  const text = async (name: string, maxBytes?: number) => {
    const entry = archive.get(name);
    if (entry === undefined) throw new Error(`no entry ${name}`);
    return new TextDecoder().decode(await archive.read(entry, maxBytes));
  };
  return { archive, text, codes: () => warnings.list.map(({ code }) => code), warnings };
}

const zip = (entries: readonly RawEntry[], layout?: RawLayout) => open(rawZip(entries, layout));
const manifest = (lies: Parameters<typeof rawEntry>[2] = {}) =>
  rawEntry('AndroidManifest.xml', MANIFEST, { deflate: true, ...lies });
const dex = rawEntry('classes.dex', 'the code', {});

async function failure(promise: Promise<unknown>): Promise<ReadError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ReadError);
  return error as ReadError;
}

describe('an honest archive', () => {
  test('is read without a warning, in the order of its directory', async () => {
    const { archive, text, codes } = await zip([dex, manifest(), rawEntry('res/空 白.xml', '<x/>')]);
    expect(archive.entries.map(({ name, index }) => [index, name])).toEqual([
      [0, 'classes.dex'],
      [1, 'AndroidManifest.xml'],
      [2, 'res/空 白.xml'],
    ]);
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(await text('res/空 白.xml')).toBe('<x/>');
    expect(archive.get('no/such.file')).toBeUndefined();
    expect(codes()).toEqual([]);
  });

  test('says where its directory and its end are', async () => {
    const bytes = rawZip([dex, manifest()], {
      beforeDirectory: new Uint8Array(100),
      end: { comment: Uint8Array.of(1, 2, 3) },
    });
    const { archive } = await open(bytes);
    const { centralDirectory, endOfCentralDirectory } = archive;
    const view = new DataView(bytes.buffer);
    expect(view.getUint32(centralDirectory.offset, true)).toBe(0x02014b50);
    expect(view.getUint32(endOfCentralDirectory.offset, true)).toBe(0x06054b50);
    expect(centralDirectory.offset + centralDirectory.size).toBe(endOfCentralDirectory.offset);
    expect(endOfCentralDirectory.offset + endOfCentralDirectory.size).toBe(bytes.length);
    expect(endOfCentralDirectory.size).toBe(25);
  });

  test('gives an entry as it is stored, and one that is stored in place', async () => {
    const entry = manifest();
    const { archive } = await zip([dex, entry]);
    expect(await archive.readRaw(archive.entries[1] as never)).toEqual(entry.data);
    expect(await archive.openStored(archive.entries[1] as never)).toBeNull();
    const stored = await archive.openStored(archive.entries[0] as never);
    expect(new TextDecoder().decode(await stored?.read(4, 4))).toBe('code');
  });

  test('has its data behind a data descriptor’s zeros', async () => {
    const zeros = { crc32: 0, compressedSize: 0, uncompressedSize: 0, flags: 8 };
    const plain = manifest();
    const { crc32, compressedSize, uncompressedSize } = plain.central;
    const descriptor = join(u32(0x08074b50), u32(crc32), u32(compressedSize), u32(uncompressedSize));
    const { text, codes } = await zip([
      manifest({
        local: zeros,
        central: { flags: 8 },
        data: join(plain.data, descriptor),
        both: { compressedSize },
      }),
      dex,
    ]);
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(codes()).toEqual([]);
  });

  test('of 70 000 entries is read through its zip64 records', async () => {
    const many = Array.from({ length: 70_000 }, (_, i) => rawEntry(`res/${i}.xml`, `${i}`));
    const { archive, text, codes } = await zip(many, { zip64: true });
    expect(archive.entries.length).toBe(70_000);
    expect(await text('res/69999.xml')).toBe('69999');
    expect(codes()).toEqual([]);
  });

  test('has its sizes and offset in the zip64 field where the narrow ones are all ones', async () => {
    const first = rawEntry('first', 'x');
    const offset = 30 + 'first'.length + 1;
    const size = MANIFEST.length;
    const wide = join(u16(1), u16(24), u64(size), u64(size), u64(offset));
    const ones = { compressedSize: 0xffffffff, uncompressedSize: 0xffffffff };
    const entry = rawEntry('AndroidManifest.xml', MANIFEST, {
      central: { ...ones, extra: join(u16(0xcafe), u16(2), u16(7), wide) },
      localHeaderOffset: 0xffffffff,
    });
    const { archive, text, codes } = await zip([first, entry]);
    expect(archive.get('AndroidManifest.xml')).toMatchObject({
      compressedSize: size,
      uncompressedSize: size,
      localHeaderOffset: offset,
    });
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(codes()).toEqual([]);
  });
});

describe('how little is read', () => {
  class Counting implements ByteSource {
    readonly size: number;
    readonly #inner: MemorySource;
    total = 0;
    calls = 0;
    constructor(bytes: Uint8Array) {
      this.#inner = new MemorySource(bytes);
      this.size = bytes.length;
    }
    read(offset: number, length: number) {
      this.total += length;
      this.calls += 1;
      return this.#inner.read(offset, length);
    }
  }

  test('the manifest of a large package costs its end, its directory and the entry', async () => {
    const big = rawEntry('assets/video.mp4', new Uint8Array(20 * 2 ** 20));
    const source = new Counting(rawZip([big, manifest(), dex]));
    const archive = await Archive.open(source, nodePlatform, new Warnings());
    const entry = archive.get('AndroidManifest.xml');
    if (entry === undefined) throw new Error('no manifest');
    await archive.read(entry);
    expect(source.total).toBeLessThan(8 * 1024);
    expect(source.calls).toBeLessThan(10);
  });
});

describe('what misleads other tools and not Android', () => {
  test('an encryption flag is ignored, and noted once', async () => {
    const { text, codes } = await zip([
      manifest({ both: { flags: 1 } }),
      rawEntry('classes.dex', 'the code', { both: { flags: 0x0841 } }),
    ]);
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(await text('classes.dex')).toBe('the code');
    expect(codes()).toEqual(['zip-encryption-flag']);
  });

  test('an unknown method is read as stored, as Android 9 does', async () => {
    const { text, codes } = await zip([
      rawEntry('AndroidManifest.xml', MANIFEST, { both: { method: 0x2e31 } }),
    ]);
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(codes()).toEqual(['zip-unknown-method']);
  });

  test('an unknown method is inflated, as Android 8 does, when only that gives the content', async () => {
    const { text, codes } = await zip([manifest({ both: { method: 21 } })]);
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(codes()).toEqual(['zip-unknown-method']);
  });

  test('a stored entry of a lying compressed size has its uncompressed size', async () => {
    const { text, codes } = await zip([
      rawEntry('AndroidManifest.xml', MANIFEST, { both: { compressedSize: 7 } }),
      dex,
    ]);
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(codes()).toEqual(['zip-size-mismatch']);
  });

  test('a wrong CRC is noted and nothing more', async () => {
    const { text, codes } = await zip([manifest({ both: { crc32: 1 } })]);
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(codes()).toEqual(['zip-crc-mismatch']);
  });

  test('a local extra field moves the data, a central one does not', async () => {
    const { text, codes } = await zip([
      manifest({ local: { extra: new Uint8Array(500) }, central: { extra: new Uint8Array(9) } }),
    ]);
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(codes()).toEqual([]);
  });

  test('a comment that is an end record of its own is taken for the end, as Android does', async () => {
    const inner = rawZip([rawEntry('inner', 'from the comment')]);
    const decoy = join(inner.subarray(0, -22), inner.subarray(-22));
    // An archive in the comment of another: the last record is the inner one, and its offset is off by the outer.
    const { archive, codes } = await zip([manifest(), dex], { end: { comment: decoy } });
    expect(archive.entries.map(({ name }) => name)).toEqual(['inner']);
    expect(codes()).toEqual(['zip-prefix']);
  });
});

describe('what Android refuses is read, with a warning', () => {
  test('a local header of another name', async () => {
    const { text, codes } = await zip([manifest({ local: { name: 'AndroidManifest.xmX' } }), dex]);
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(codes()).toEqual(['zip-local-header']);
  });

  test('a local header with a longer name, which moves the data', async () => {
    const { text, codes } = await zip([manifest({ local: { name: 'x'.repeat(300) } }), dex]);
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(codes()).toEqual(['zip-local-header']);
  });

  test('a local header with other sizes', async () => {
    const { text, codes } = await zip([
      manifest({ local: { compressedSize: 5, uncompressedSize: 5, crc32: 5 } }),
      dex,
    ]);
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(codes()).toEqual(['zip-local-header']);
  });

  test('a data descriptor that disagrees', async () => {
    const plain = manifest();
    const { compressedSize } = plain.central;
    const { text, codes } = await zip([
      manifest({ both: { flags: 8, compressedSize }, data: join(plain.data, u32(1), u32(2), u32(3)) }),
      dex,
    ]);
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(codes()).toEqual(['zip-local-header']);
  });

  test('one name twice: the first is taken', async () => {
    const { archive, text, codes, warnings } = await zip([
      manifest(),
      rawEntry('AndroidManifest.xml', 'the second'),
      dex,
    ]);
    expect(archive.entries.length).toBe(3);
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(codes()).toEqual(['zip-duplicate-name']);
    expect(warnings.list[0]?.message).toMatch(/AndroidManifest\.xml.*take the first/);
  });

  test('a name with a NUL, an empty one, and one that is not UTF-8', async () => {
    const gbk = Uint8Array.of(0xca, 0xd6, 0xbb, 0xfa, 0x2e, 0x74, 0x78, 0x74);
    const { archive, text, codes } = await zip([
      rawEntry('a\0b', 'nul'),
      rawEntry('', 'empty'),
      rawEntry('gbk', 'GB 18030', { both: { name: gbk } }),
    ]);
    expect(archive.entries.map(({ name }) => name)).toEqual(['a\0b', '', '手机.txt']);
    expect(await text('手机.txt')).toBe('GB 18030');
    expect(await text('a\0b')).toBe('nul');
    expect(codes()).toEqual(['zip-invalid-name']);
  });

  test('false end records behind the real one', async () => {
    const fake = join(u32(0x06054b50), new Uint8Array(14).fill(0x41), u16(9));
    const { text, codes } = await zip([manifest(), dex], {
      end: { comment: join(fake, fake, new Uint8Array(9)) },
    });
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(codes()).toEqual(['zip-false-end-record']);
  });

  test('data after the end, even more than a comment can hold', async () => {
    for (const size of [1, 5000, 70_000, 900_000]) {
      const { text, codes } = await zip([manifest(), dex], { suffix: new Uint8Array(size) });
      expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
      expect(codes()).toEqual(['zip-data-after-end']);
    }
  });

  test('a comment that is cut short', async () => {
    const { text, codes, archive } = await zip([manifest()], { end: { commentLength: 40 } });
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(codes()).toEqual(['zip-comment-cut-short']);
    expect(archive.endOfCentralDirectory.size).toBe(22);
  });

  test('a prefix, whether the offsets count it or not, zip64 or not', async () => {
    for (const countPrefix of [true, false]) {
      for (const zip64 of [true, false]) {
        const { archive, text, codes } = await zip([manifest(), dex], {
          prefix: new TextEncoder().encode('#!/bin/sh\n'.repeat(20)),
          countPrefix,
          zip64,
        });
        expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
        expect(await text('classes.dex')).toBe('the code');
        expect(archive.entries[0]?.localHeaderOffset).toBe(200);
        expect(codes()).toEqual(['zip-prefix']);
      }
    }
  });

  test('a directory that is not where the end record says', async () => {
    const { text, codes } = await zip([manifest(), dex], { end: { directoryOffset: 3 } });
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(codes()).toEqual(['zip-directory-misplaced']);
  });

  test('an end record that counts too many entries', async () => {
    const { archive, codes } = await zip([manifest(), dex], { end: { entryCount: 3 } });
    expect(archive.entries.length).toBe(2);
    expect(codes()).toEqual(['zip-directory-cut-short']);
  });

  test('entries that share their data', async () => {
    const { text, codes } = await zip([
      manifest(),
      manifest({ both: { name: 'b' }, local: { name: 'AndroidManifest.xml' }, localHeaderOffset: 0 }),
    ]);
    expect(await text('b')).toBe(MANIFEST);
    expect(codes()).toEqual(['zip-overlapping-entries', 'zip-local-header']);
  });

  test('a zip64 field that is missing leaves the other entries readable', async () => {
    const { archive, text, codes } = await zip([
      manifest(),
      rawEntry('big', 'x', { central: { compressedSize: 0xffffffff } }),
    ]);
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(archive.get('big')?.compressedSize).toBe(0xffffffff);
    expect(codes()).toContain('zip-bad-zip64-field');
  });
});

test('entries beyond the count are not seen, as Android does not see them', async () => {
  const { archive, codes } = await zip([manifest(), rawEntry('hidden', 'x')], { end: { entryCount: 1 } });
  expect(archive.entries.map(({ name }) => name)).toEqual(['AndroidManifest.xml']);
  expect(archive.get('hidden')).toBeUndefined();
  expect(codes()).toEqual(['zip-hidden-entries']);
});

describe('what cannot be read', () => {
  test('an entry that inflates to more than it declares, at no more than the declared cost', async () => {
    const bomb = rawEntry('bomb', new Uint8Array(50 * 2 ** 20), {
      deflate: true,
      both: { uncompressedSize: 10 },
    });
    const { archive } = await zip([bomb, manifest()]);
    const error = await failure(archive.read(archive.entries[0] as never));
    expect(error.code).toBe('malformed');
    expect(error.where.entry).toBe('bomb');
  });

  test('an entry above the caller’s limit', async () => {
    const { archive, text } = await zip([manifest(), rawEntry('stored', 'x'.repeat(100))]);
    expect((await failure(archive.read(archive.entries[0] as never, 10))).code).toBe('limit');
    expect((await failure(archive.read(archive.entries[1] as never, 99))).code).toBe('limit');
    expect(await text('stored', 100)).toBe('x'.repeat(100));
  });

  test('an entry that declares gigabytes and has a few bytes is read', async () => {
    const { text, codes } = await zip([manifest({ both: { uncompressedSize: 0xfffffff0 } }), dex]);
    expect(await text('AndroidManifest.xml')).toBe(MANIFEST);
    expect(codes()).toEqual(['zip-size-mismatch']);
  });

  test('damaged data, with the password named as a reason when the entry is flagged', async () => {
    const data = new Uint8Array(40).fill(0xff);
    const { archive } = await zip([manifest({ data, both: { flags: 1 } })]);
    const error = await failure(archive.read(archive.entries[0] as never));
    expect(error.code).toBe('malformed');
    expect(error.text.zh).toContain('密码');
    expect(error.text.en).toContain('password');
  });

  test('an entry whose header is nowhere, or whose data begins behind the end', async () => {
    const outside = [5, 0x7fffffff].map((localHeaderOffset) => manifest({ localHeaderOffset }));
    for (const entry of outside) {
      const { archive } = await zip([dex, entry]);
      const error = await failure(archive.read(archive.entries[1] as never));
      expect([error.code, error.where.entry]).toEqual(['malformed', 'AndroidManifest.xml']);
    }
    const bytes = rawZip([manifest()]);
    bytes.set(u16(0xffff), 28);
    const { archive } = await open(bytes);
    const error = await failure(archive.read(archive.entries[0] as never));
    expect([error.code, error.where.entry]).toEqual(['truncated', 'AndroidManifest.xml']);
  });

  test('an entry of another archive', async () => {
    const one = await zip([manifest()]);
    const other = await zip([manifest()]);
    await expect(one.archive.read(other.archive.entries[0] as never)).rejects.toThrow(TypeError);
  });

  test('the first half of an archive', async () => {
    const error = await failure(open(rawZip([manifest(), dex]).subarray(0, 200)));
    expect(error.code).toBe('truncated');
    expect(error.text.zh).toContain('下载');
  });

  test('a file of nothing but end records, in bounded time', async () => {
    const records = new Uint8Array(2 ** 20);
    for (let at = 0; at + 22 <= records.length; at += 22) {
      records.set(join(u32(0x06054b50), new Uint8Array(12).fill(1), u32(at), u16(0)), at);
    }
    expect((await failure(open(records))).code).toBe('not-a-package');
  });
});
