import { describe, expect, test } from 'vitest';
import { readBinaryXml } from '../../../../analyzer/apk/axml/read-binary-xml.ts';
import type { XmlElement } from '../../../../analyzer/apk/xml/element.ts';
import { ReadError } from '../../../../analyzer/errors.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { chunk, pool, u16, u32 } from '../../../support/tiny-arsc.ts';

const NONE = 0xffffffff;
/** Names in this order; the resource map gives the first its id. */
const NAMES = pool(['', 'manifest', 'application', 'a value', 'text & more']);
const RESOURCE_IDS = chunk(0x0180, [], u32(0x01010003));

interface Attributes {
  readonly start?: number;
  readonly size?: number;
  readonly count?: number;
  readonly bytes?: readonly number[];
}

function start(name: number, { start = 20, size = 20, count = 0, bytes = [] }: Attributes = {}): number[] {
  const body = [...u32(NONE), ...u32(name), ...u16(start), ...u16(size), ...u16(count), ...u16(0), ...u32(0)];
  return chunk(0x0102, [...u32(7), ...u32(NONE)], [...body, ...bytes]);
}

function attribute(name: number, text: number): number[] {
  return [...u32(NONE), ...u32(name), ...u32(text), ...u16(8), 0, 3, ...u32(text)];
}

const END = chunk(0x0103, [...u32(7), ...u32(NONE)], [...u32(NONE), ...u32(1)]);
const TEXT = chunk(0x0104, [...u32(7), ...u32(NONE)], [...u32(4), ...u32(0), ...u32(0)]);
const JUNK = chunk(0x7777, [...u32(0), ...u32(0)], u32(1));

function read(...chunks: readonly (readonly number[])[]): { root: XmlElement; codes: string[] } {
  return readBytes(Uint8Array.from(chunk(0x0003, [], chunks.flat())));
}

function readBytes(bytes: Uint8Array): { root: XmlElement; codes: string[] } {
  const warnings = new Warnings();
  const root = readBinaryXml(bytes, 'AndroidManifest.xml', warnings);
  return { root, codes: warnings.list.map((one) => one.code) };
}

describe('attributes', () => {
  test('are where the tag says, as far apart as it says', () => {
    const spread = [...u32(1), ...u32(2), ...attribute(0, 3), ...u32(3), ...attribute(2, 1), ...u32(4)];
    const tag = start(1, { start: 28, size: 24, count: 2, bytes: spread });
    const { root, codes } = read(NAMES, RESOURCE_IDS, tag, END);
    expect(root.attributes).toEqual([
      {
        namespace: null,
        name: '',
        resourceId: 0x01010003,
        value: { type: 'string', value: 'a value' },
        raw: 'a value',
      },
      {
        namespace: null,
        name: 'application',
        resourceId: 0,
        value: { type: 'string', value: 'manifest' },
        raw: 'manifest',
      },
    ]);
    expect(codes).toEqual([]);
  });

  test('that do not fit their tag end the reading there, and it is said where', () => {
    const { root, codes } = read(NAMES, start(1), start(2, { count: 9 }), END, END);
    expect(root.name).toBe('manifest');
    expect(root.children).toEqual([]);
    expect(codes).toEqual(['axml-cut', 'axml-unbalanced']);
  });

  test('laid over one another are bounded in all', () => {
    const many = start(2, { size: 1, count: 0xffff, bytes: new Array<number>(0x10014).fill(0) });
    const { root, codes } = read(NAMES, start(1), ...new Array<number[]>(6).fill([...many, ...END]), END);
    expect(root.children.length).toBeLessThan(6);
    expect(codes).toContain('axml-too-many');
  });
});

describe('chunks', () => {
  test('of unknown types are passed over, before and between tags', () => {
    const { root, codes } = read(JUNK, NAMES, JUNK, start(1), JUNK, start(2), JUNK, END, END);
    expect(root.children.map((child) => child.name)).toEqual(['application']);
    expect(codes).toEqual(['axml-junk']);
  });

  test('the last pool before the first tag is the one that counts', () => {
    const { root } = read(
      pool(['x', 'y', 'z']),
      NAMES,
      start(1),
      pool(['x', 'wrong', 'z']),
      start(2),
      END,
      END,
    );
    expect(root.name).toBe('manifest');
    expect(root.children[0]?.name).toBe('application');
  });

  test('text is kept, in one piece', () => {
    expect(read(NAMES, start(1), TEXT, start(2), END, TEXT, END).root.text).toBe('text & moretext & more');
  });

  test.each([
    ['too large', 0x7fffffff],
    ['too small', 4],
  ])('a size of the file that is %s is said', (_, size) => {
    const bytes = Uint8Array.from(chunk(0x0003, [], [...NAMES, ...start(1), ...END]));
    new DataView(bytes.buffer).setUint32(4, size, true);
    const { root, codes } = readBytes(bytes);
    expect(root.name).toBe('manifest');
    expect(codes).toEqual(['axml-size']);
  });

  test('a file that ends inside a tag is read up to it', () => {
    const whole = Uint8Array.from(chunk(0x0003, [], [...NAMES, ...start(1), ...start(2), ...END, ...END]));
    const { root, codes } = readBytes(whole.slice(0, whole.length - 60));
    expect(root.name).toBe('manifest');
    expect(codes).toEqual(['axml-size', 'axml-cut', 'axml-unbalanced']);
  });
});

describe('tags that do not match', () => {
  test('end tags too many, a second root', () => {
    const { root, codes } = read(NAMES, END, start(1), END, start(2), END);
    expect(root.name).toBe('manifest');
    expect(codes).toEqual(['axml-unbalanced', 'axml-second-root']);
  });

  test('a thousand levels are cut, what follows them is not', () => {
    const deep = [...new Array<number[]>(1000).fill(start(2)), ...new Array<number[]>(1000).fill(END)];
    const { root, codes } = read(NAMES, start(1), ...deep, start(2), END, END);
    expect(root.children.length).toBe(2);
    expect(codes).toEqual(['xml-too-deep']);
  });
});

describe('no element', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['a header', Uint8Array.from(chunk(0x0003, [], []))],
    ['a header longer than the file', Uint8Array.of(3, 0, 0xff, 0xff, 8, 0, 0, 0)],
    ['only strings', Uint8Array.from(chunk(0x0003, [], NAMES))],
  ])('%s: an error that says where', (_, bytes) => {
    try {
      readBinaryXml(bytes, 'AndroidManifest.xml', new Warnings());
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ReadError);
      expect((error as ReadError).where).toMatchObject({
        entry: 'AndroidManifest.xml',
        offset: expect.any(Number),
      });
    }
  });
});

describe('strings', () => {
  /** A UTF-16 pool of `count` strings that begin two bytes apart in the same 60 kB: each claims the rest of it. */
  function overlapping(count: number): number[] {
    const offsets = Array.from({ length: count }, (_, index) => u32(index * 2)).flat();
    const data = new Array<number[]>(30_000).fill(u16(0x7ffe)).flat();
    const header = [...u32(count), ...u32(0), ...u32(0), ...u32(28 + count * 4), ...u32(0)];
    return chunk(0x0001, header, [...offsets, ...data]);
  }

  test('laid over one another cost no more than the pool is large, and it is said', () => {
    const tags = Array.from({ length: 2000 }, (_, index) => [...start(index), ...END]);
    const { root, codes } = read(overlapping(2000), start(1), ...tags, END);
    const length = root.children.reduce((sum, child) => sum + child.name.length, 0);
    expect(root.children.length).toBe(2000);
    expect(length).toBeLessThan(1_000_000);
    expect(codes).toContain('string-pool');
  });

  test.each([
    ['strings that begin outside', 20, 0x10000, '', ['string-pool', 'string-outside']],
    ['styles that begin outside', 24, 0x10000, 'manifest', ['string-pool']],
  ])('a pool with %s is read as far as it goes', (_, offset, value, name, said) => {
    const names = [...NAMES];
    names.splice(12, 4, ...u32(offset === 24 ? 1 : 0));
    names.splice(offset, 4, ...u32(value));
    const { root, codes } = read(names, start(1), END);
    expect(root.name).toBe(name);
    expect(codes).toEqual(said);
  });
});

describe('a NUL inside a string', () => {
  test('ends it in a UTF-8 pool, as Android’s JNI does, and it is said', () => {
    const names = pool(['', 'manifest\0x', 'application', 'a value', 'text']);
    // `pool` writes NUL as the two bytes of modified UTF-8, which Java reads as a NUL inside: one byte ends the string.
    const at = names.findIndex((byte, index) => byte === 0xc0 && names[index + 1] === 0x80);
    names.splice(at, 2, 0x00, 0x7a);
    const { root, codes } = read(names, start(1), END);
    expect(root.name).toBe('manifest');
    expect(codes).toEqual(['string-nul']);
  });
});
