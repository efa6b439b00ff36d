/**
 * Modified UTF-8 (dex format, "MUTF-8 encoding"): NUL as C0 80, characters above U+FFFF as two encoded surrogates.
 * A four-byte sequence, which the format forbids and ART reads, is read. A byte that fits nothing becomes U+FFFD.
 */
export function decodeMutf8(bytes: Uint8Array, start: number, end: number): string {
  let ascii = start;
  while (ascii < end && (bytes[ascii] as number) < 0x80) ascii++;
  const head = asciiText(bytes, start, ascii);
  return ascii === end ? head : head + decodeUnits(bytes, ascii, end);
}

const CHUNK = 4096;

function asciiText(bytes: Uint8Array, start: number, end: number): string {
  if (end - start <= CHUNK)
    return String.fromCharCode.apply(null, bytes.subarray(start, end) as unknown as number[]);
  let text = '';
  for (let at = start; at < end; at += CHUNK) {
    text += String.fromCharCode.apply(
      null,
      bytes.subarray(at, Math.min(at + CHUNK, end)) as unknown as number[],
    );
  }
  return text;
}

function decodeUnits(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let units: number[] = [];
  let at = start;
  while (at < end) {
    const a = bytes[at] as number;
    const b = at + 1 < end ? (bytes[at + 1] as number) : 0;
    const c = at + 2 < end ? (bytes[at + 2] as number) : 0;
    if (a < 0x80) {
      units.push(a);
      at += 1;
    } else if (a >> 5 === 6 && b >> 6 === 2) {
      units.push(((a & 0x1f) << 6) | (b & 0x3f));
      at += 2;
    } else if (a >> 4 === 14 && b >> 6 === 2 && c >> 6 === 2) {
      units.push(((a & 0x0f) << 12) | ((b & 0x3f) << 6) | (c & 0x3f));
      at += 3;
    } else if (a >> 3 === 30 && b >> 6 === 2 && c >> 6 === 2 && at + 3 < end) {
      const point =
        ((a & 7) << 18) | ((b & 0x3f) << 12) | ((c & 0x3f) << 6) | ((bytes[at + 3] as number) & 0x3f);
      const plane = point - 0x10000;
      units.push(0xd800 | ((plane >> 10) & 0x3ff), 0xdc00 | (plane & 0x3ff));
      at += 4;
    } else {
      units.push(0xfffd);
      at += 1;
    }
    if (units.length >= CHUNK) {
      text += String.fromCharCode.apply(null, units);
      units = [];
    }
  }
  return text + String.fromCharCode.apply(null, units);
}

/** The bytes of a text in MUTF-8, for looking it up without decoding what is searched. */
export function encodeMutf8(text: string): Uint8Array {
  const out: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 0 && unit < 0x80) out.push(unit);
    else if (unit < 0x800) out.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f));
    else out.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
  }
  return Uint8Array.from(out);
}
