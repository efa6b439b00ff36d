import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReadError } from '../../analyzer/errors.ts';
import type { Platform } from '../../analyzer/platform.ts';

/** What every implementation of `Platform` must do, and all do alike. */
export function behavesAsPlatform(name: string, platform: Platform): void {
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 3000 }),
    fc.nat(300_000).map((size) => new Uint8Array(size).fill(size % 251)),
  );
  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => 'no error',
      (error: unknown) => (error instanceof ReadError ? error.code : error),
    );

  describe(`${name} inflates`, () => {
    test('what zlib deflated, within exactly its size', async () => {
      const property = fc.asyncProperty(content, fc.integer({ min: 0, max: 9 }), async (bytes, level) => {
        const inflated = await platform.inflateRaw(deflateRawSync(bytes, { level }), bytes.length);
        expect(Buffer.compare(inflated, bytes)).toBe(0);
      });
      await fc.assert(property, { numRuns: 60 });
    });

    test('no more than the bound', async () => {
      const deflated = deflateRawSync(new Uint8Array(100 * 2 ** 20));
      expect(await code(platform.inflateRaw(deflated, 1000))).toBe('limit');
      expect(await code(platform.inflateRaw(deflated, 100 * 2 ** 20 - 1))).toBe('limit');
      expect(await code(platform.inflateRaw(deflateRawSync(Buffer.from('x')), 0))).toBe('limit');
    });

    test('nothing of a stream that is cut short', async () => {
      const deflated = deflateRawSync(Buffer.from('knowing when to stop'.repeat(500)));
      expect(await code(platform.inflateRaw(deflated.subarray(0, -3), 2 ** 20))).toBe('truncated');
      expect(await code(platform.inflateRaw(new Uint8Array(0), 2 ** 20))).toBe('truncated');
    });
  });

  describe(`${name} hashes`, () => {
    test.each([
      ['sha256', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
      // GB/T 32905-2016, appendix A.1 and A.2
      ['sm3', 'abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
      ['sm3', 'abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
      ['sm3', '', '1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b'],
    ] as const)('the standard’s example: %s of %j', (algorithm, text, digest) => {
      const hash = platform.hash(algorithm);
      hash.update(Buffer.from(text));
      expect(hash.hex()).toBe(digest);
    });

    test('in parts as OpenSSL does at once', () => {
      const property = fc.property(
        fc.constantFrom('sha256', 'sm3'),
        fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 6 }),
        (algorithm, parts) => {
          const hash = platform.hash(algorithm);
          for (const part of parts) hash.update(part);
          expect(hash.hex()).toBe(createHash(algorithm).update(Buffer.concat(parts)).digest('hex'));
        },
      );
      fc.assert(property, { numRuns: 200 });
    });
  });
}
