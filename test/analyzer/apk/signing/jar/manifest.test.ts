import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attribute, parseSections } from '../../../../../analyzer/apk/signing/jar/manifest.ts';
import { digestsToVerify } from '../../../../../analyzer/apk/signing/jar/section-digests.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const only = (text: string) => {
  const [section] = parseSections(encode(text));
  if (section === undefined) throw new Error('a section expected');
  return section;
};

describe('sections of a manifest', () => {
  const text = 'Manifest-Version: 1.0\r\n\r\nName: a\r\nX: 1\r\n\r\nName: b\r\n\r\n\r\nName: c';

  test('are found with the bytes that their digests are over', () => {
    const bytes = encode(text);
    const parts = parseSections(bytes).map(({ name, start, size }) => [
      name,
      new TextDecoder().decode(bytes.subarray(start, start + size)),
    ]);
    expect(parts).toEqual([
      [null, 'Manifest-Version: 1.0\r\n\r\n'],
      ['a', 'Name: a\r\nX: 1\r\n\r\n'],
      ['b', 'Name: b\r\n\r\n'],
      ['c', 'Name: c'],
    ]);
  });

  test.each(['\n', '\r', '\r\n'])('are the same whatever ends a line (%j)', (end) => {
    const parsed = parseSections(encode(text.replaceAll('\r\n', end)));
    expect(parsed.map((section) => section.name)).toEqual([null, 'a', 'b', 'c']);
  });

  test('hold lines that were broken, also within a character', () => {
    const bytes = encode('Name: 知止');
    const broken = new Uint8Array([...bytes.subarray(0, 7), 0x0d, 0x0a, 0x20, ...bytes.subarray(7)]);
    expect(parseSections(broken)[0]?.name).toBe('知止');
  });

  test('keep the odd spaces by which obfuscators name entries', () => {
    expect(only('Name:  a \nX : y').attributes).toEqual([
      { name: 'Name', value: ' a ' },
      { name: 'X ', value: 'y' },
    ]);
    expect(only('Name:a').name).toBeNull();
  });

  test('have a name only when that comes first', () => {
    expect(only('X: 1\nName: a').name).toBeNull();
    expect(only('nAmE: a').name).toBe('a');
  });

  test('answer by the first attribute of a name, in any letter case', () => {
    const section = only('Name: a\nsha1-digest: x\nSHA1-Digest: y');
    expect(attribute(section, 'SHA1-Digest')).toBe('x');
    expect(attribute(section, 'SHA-256-Digest')).toBeNull();
  });

  test('of any bytes at all lie one behind the other in the file', () => {
    const bytes = fc.array(fc.constantFrom(...encode('Name: ab\r\n \u00e4')), { maxLength: 200 });
    fc.assert(
      fc.property(bytes, (some) => {
        let at = 0;
        for (const { start, size } of parseSections(Uint8Array.from(some))) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(size).toBeGreaterThan(0);
          at = start + size;
        }
        expect(at).toBeLessThanOrEqual(some.length);
      }),
      { numRuns: 2000 },
    );
  });

  test('of more attributes than memory should hold are refused', () => {
    expect(() => parseSections(encode('a\n'.repeat(400_001)))).toThrow(/more than 400000/);
  });
});

describe('the digests that Android looks at', () => {
  const b64 = (byte: number) => btoa(String.fromCharCode(byte));
  const section = (...names: readonly string[]) =>
    only(['Name: a', ...names.map((name, index) => `${name}-Digest: ${b64(index + 1)}`)].join('\n'));
  const seen = (one: ReturnType<typeof only>, min: number, max = 0x7fffffff) =>
    digestsToVerify(one, '-Digest', min, max).map(({ hash, value }) => [hash, value[0]]);

  test('since 4.3 the strongest', () => {
    const all = section('SHA1', 'SHA-256', 'MD5', 'SHA-512', 'SHA-384');
    expect(seen(all, 18)).toEqual([['SHA-512', 4]]);
    expect(seen(section('SHA1', 'SHA-256'), 18)).toEqual([['SHA-256', 2]]);
    expect(seen(section('MD5', 'SHA'), 18)).toEqual([]);
  });

  test('before 4.3 SHA-1, or the first of the section’s own list that is known', () => {
    expect(seen(section('SHA1', 'SHA-256'), 17, 17)).toEqual([['SHA-1', 1]]);
    expect(seen(section('SHA', 'SHA1'), 17, 17)).toEqual([['SHA-1', 1]]);
    expect(seen(section('SHA-256'), 17, 17)).toEqual([]);
    const listed = only(
      `Name: a\nDigest-Algorithms: X SHA-512  MD5\nMD5-Digest: ${b64(1)}\nSHA-512-Digest: ${b64(2)}`,
    );
    expect(seen(listed, 9, 17)).toEqual([['SHA-512', 2]]);
    expect(seen(listed, 8, 17)).toEqual([['MD5', 1]]);
  });

  test('over both, each once; none when one of them finds none', () => {
    expect(seen(section('SHA1', 'SHA-256'), 17)).toEqual([
      ['SHA-1', 1],
      ['SHA-256', 2],
    ]);
    expect(seen(section('SHA1'), 17)).toEqual([['SHA-1', 1]]);
    expect(seen(section('SHA-256'), 17)).toEqual([]);
  });

  test.each(['AA=A', 'A', 'AAAAA', 'A A=', '!!!!', 'AA===', '知止'])('are Base64: %s is not', (value) => {
    const one = only(`Name: a\nSHA-256-Digest: ${value}`);
    expect(() => digestsToVerify(one, '-Digest', 18, 99)).toThrow(/Base64/);
  });
});
