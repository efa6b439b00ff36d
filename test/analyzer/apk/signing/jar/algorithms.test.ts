import { describe, expect, test } from 'vitest';
import { firstUnsupported, jarAlgorithm } from '../../../../../analyzer/apk/signing/jar/algorithms.ts';

const NEWEST = 0x7fffffff;
const DIGEST = {
  md5: '1.2.840.113549.2.5',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
};
const SIGNATURE = {
  rsa: '1.2.840.113549.1.1.1',
  sha1WithRsa: '1.2.840.113549.1.1.5',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  dsa: '1.2.840.10040.4.1',
  sha384WithDsa: '2.16.840.1.101.3.4.3.3',
  sha256WithEcdsa: '1.2.840.10045.4.3.2',
};

/** The first API level of the range that does not take the two together; `null` when all do. */
function unsupported(
  digest: keyof typeof DIGEST,
  signature: keyof typeof SIGNATURE,
  min: number,
  max = NEWEST,
): number | null {
  const algorithm = jarAlgorithm(DIGEST[digest], SIGNATURE[signature]);
  return algorithm === null ? min : firstUnsupported(algorithm.levels, min, max);
}

describe('which Android takes which algorithms of a JAR signature', () => {
  test.each([
    ['SHA-1 with RSA: all', 'sha1', 'rsa', 1, NEWEST, null],
    ['SHA-256 with RSA: since 4.3', 'sha256', 'rsa', 18, NEWEST, null],
    ['SHA-256 with RSA: not 2.3 to 4.2', 'sha256', 'rsa', 1, NEWEST, 9],
    ['SHA-256 with RSA: but 2.2 and before', 'sha256', 'rsa', 1, 8, null],
    ['SHA-256 with DSA: since 5.1', 'sha256', 'dsa', 21, NEWEST, 21],
    ['SHA-256 with ECDSA by its own name: since 5.0', 'sha256', 'sha256WithEcdsa', 18, NEWEST, 18],
    ['SHA-384 with DSA: none', 'sha384', 'sha384WithDsa', 24, NEWEST, 24],
    ['SHA-256 beside SHA-1 with RSA: 5.0 alone', 'sha256', 'sha1WithRsa', 21, 21, null],
    ['SHA-256 beside SHA-1 with RSA: not 5.1', 'sha256', 'sha1WithRsa', 21, 23, 22],
    ['MD5 beside SHA-256 with RSA: 5.0 to 6.0', 'md5', 'sha256WithRsa', 21, 23, null],
    ['MD5 beside SHA-256 with RSA: not 7.0', 'md5', 'sha256WithRsa', 21, NEWEST, 24],
  ] as const)('%s', (_, digest, signature, min, max, expected) => {
    expect(unsupported(digest, signature, min, max)).toBe(expected);
  });

  test('an unknown object identifier: none', () => {
    expect(jarAlgorithm('1.2.3', SIGNATURE.rsa)).toBeNull();
    expect(jarAlgorithm(DIGEST.sha1, '1.2.3')).toBeNull();
    expect(jarAlgorithm('constructor', 'toString')).toBeNull();
  });
});
