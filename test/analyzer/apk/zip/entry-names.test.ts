import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeName, isPlainName, isValidName, NameIndex } from '../../../../analyzer/apk/zip/entry-names.ts';
import { join } from '../../../support/raw-zip.ts';

const encode = (text: string) => new TextEncoder().encode(text);

describe('a name', () => {
  test('that is UTF-8 is read as that, with a byte order mark and a replacement character in it', () => {
    const property = fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodeName(encode(text))).toBe(text);
    });
    fc.assert(property);
    expect(decodeName(encode('\ufeffa\ufffdb'))).toBe('\ufeffa\ufffdb');
  });

  test('that is not UTF-8 is read as GB 18030, else byte by byte', () => {
    expect(decodeName(Uint8Array.of(0xca, 0xd6, 0xbb, 0xfa))).toBe('手机');
    expect(decodeName(Uint8Array.of(0x61, 0xff, 0xff))).toBe('a\xff\xff');
  });

  test('of any bytes is read, and its validity decided, without an exception', () => {
    const property = fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
      expect(typeof decodeName(bytes)).toBe('string');
      const isAscii = bytes.every((byte) => byte > 0 && byte < 0x80) && bytes.length > 0;
      expect(isPlainName(bytes, 0, bytes.length)).toBe(isAscii);
      if (isAscii) expect(isValidName(bytes)).toBe(true);
    });
    fc.assert(property, { numRuns: 2000 });
  });

  test('is valid as Android sees it', () => {
    for (const text of ['a', 'é', '知止', '😀', 'a/知/😀.xml'])
      expect(isValidName(encode(text)), text).toBe(true);
    // Overlong, which Unicode forbids and Android lets pass.
    expect(isValidName(Uint8Array.of(0xc0, 0x80))).toBe(true);
    for (const bytes of [
      [],
      [0],
      [0x61, 0],
      [0x80],
      [0xe7, 0x9f],
      [0xe7, 0x61, 0x61],
      [0xfe],
      [0xff],
      [0xc3, 0xc3],
    ]) {
      expect(isValidName(Uint8Array.from(bytes)), String(bytes)).toBe(false);
    }
  });
});

test('the index finds the first entry of a name, and nothing that is not there', () => {
  const name = fc.string({ maxLength: 4, unit: fc.constantFrom('a', 'b', '知') });
  const property = fc.property(fc.array(name, { maxLength: 200 }), name, (names, absent) => {
    const index = new NameIndex(join(...names.map(encode)), names.length);
    let at = 0;
    for (const [number, one] of names.entries()) {
      const length = encode(one).length;
      expect(index.add(at, length)).toBe(names.indexOf(one) < number);
      at += length;
    }
    for (const one of [...names, absent]) expect(index.indexOf(one)).toBe(names.indexOf(one));
  });
  fc.assert(property, { numRuns: 300 });
});
