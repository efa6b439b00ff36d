import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc32 } from '../../../../analyzer/apk/zip/crc32.ts';

test('is zlib’s, of any bytes at any place in a buffer', () => {
  const property = fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(9), (bytes, skip) => {
    const part = bytes.subarray(Math.min(skip, bytes.length));
    expect(crc32(part)).toBe(zlibCrc32(part));
  });
  fc.assert(property, { numRuns: 500 });
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});
