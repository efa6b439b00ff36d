import type { Warnings } from '../../warnings.ts';
import type { DexHeader } from './header.ts';

/** Largest n so that 255 n (n + 1) / 2 + (n + 1) (65521 - 1) stays below 2^31 (RFC 1950, sample code, for signed integers). */
const NMAX = 3854;
const MODULO = 65521;

/** Adler-32 (RFC 1950). */
export function adler32(bytes: Uint8Array, start: number, end: number): number {
  let a = 1;
  let b = 0;
  let at = start;
  while (at < end) {
    const stop = Math.min(at + NMAX, end);
    for (; at + 4 <= stop; at += 4) {
      const first = bytes[at] as number;
      const second = bytes[at + 1] as number;
      const third = bytes[at + 2] as number;
      const fourth = bytes[at + 3] as number;
      b += 4 * a + 4 * first + 3 * second + 2 * third + fourth;
      a += first + second + third + fourth;
    }
    for (; at < stop; at++) {
      a += bytes[at] as number;
      b += a;
    }
    a %= MODULO;
    b %= MODULO;
  }
  return ((b << 16) | a) >>> 0;
}

/** header_item `checksum`: Adler-32 over all but magic and itself. A wrong one is a warning: the rest is still read. */
export function checkChecksum(
  bytes: Uint8Array,
  header: DexHeader,
  entry: string,
  warnings: Warnings,
): boolean {
  if (adler32(bytes, header.start + 12, header.end) === header.checksum) return true;
  warnings.add(
    'dex-checksum',
    {
      zh: 'dex 的 Adler-32 校验和不符：文件生成后被改动过，Android 会拒绝加载',
      en: 'the dex Adler-32 checksum does not match: changed after it was made, and Android refuses to load it',
    },
    { entry, offset: header.start + 8 },
  );
  return false;
}

/** header_item `signature`: SHA-1 over all but magic, checksum and itself. Android does not check it. */
export async function checkSignature(
  bytes: Uint8Array,
  header: DexHeader,
  entry: string,
  warnings: Warnings,
): Promise<boolean> {
  const covered = bytes.subarray(header.start + 32, header.end) as Uint8Array<ArrayBuffer>;
  const digest = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-1', covered));
  if (digest.every((byte, i) => byte === header.signature[i])) return true;
  warnings.add(
    'dex-signature',
    {
      zh: 'dex 的 SHA-1 签名字段与内容不符（有的构建工具会留下这样的值，Android 不检查它）',
      en: 'the dex SHA-1 signature does not match its content (some build tools leave it so; Android does not check it)',
    },
    { entry, offset: header.start + 12 },
  );
  return false;
}
