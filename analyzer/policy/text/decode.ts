/** What the bytes of a page or text file decode to. */
export interface Decoded {
  readonly text: string;
  /** WHATWG name of the encoding, lower case. */
  readonly encoding: string;
  /** Some bytes meant nothing in that encoding and became U+FFFD. */
  readonly damaged: boolean;
}

/** Bytes in which HTML looks for its own `charset` (WHATWG HTML, 13.2.3.2: the first 1,024; pages overrun it). */
const DECLARATION_BYTES = 4096;
const DECLARATION = /(?:charset|encoding)\s{0,4}=\s{0,4}["']?\s{0,4}([a-z0-9][a-z0-9_:.-]{1,30})/i;

/**
 * Decodes a page or text as a browser would (mark, then declaration), except that bytes win over a false declaration:
 * UTF-8 that is valid is UTF-8, and what is not is tried as GB18030, which contains GBK and GB2312.
 */
export function decode(bytes: Uint8Array): Decoded {
  const marked = markOf(bytes) ?? wideWithoutMark(bytes);
  if (marked !== null) return decodeAs(bytes, marked);
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', damaged: false };
  const declared = declaredEncoding(bytes);
  if (declared !== null && declared !== 'utf-8') {
    const text = strict(bytes, declared);
    if (text !== null) return { text, encoding: declared, damaged: false };
  }
  if (declared === 'utf-8') return decodeAs(bytes, 'utf-8');
  const chinese = strict(bytes, 'gb18030');
  if (chinese !== null) return { text: chinese, encoding: 'gb18030', damaged: false };
  return decodeAs(bytes, declared ?? 'utf-8');
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: markup and Latin text have a zero in every second byte; UTF-8 and GBK text have none. */
function wideWithoutMark(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 512);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at++) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  const enough = length / 16;
  if (odd > enough && even === 0) return 'utf-16le';
  if (even > enough && odd === 0) return 'utf-16be';
  return null;
}

function declaredEncoding(bytes: Uint8Array): string | null {
  let head = '';
  for (const byte of bytes.subarray(0, DECLARATION_BYTES)) head += String.fromCharCode(byte);
  const label = DECLARATION.exec(head)?.[1];
  if (label === undefined) return null;
  try {
    const { encoding } = new TextDecoder(label);
    // As browsers do: a declaration that could be read byte by byte was not written in UTF-16.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return null;
  }
}

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, damaged: text.includes('\ufffd') };
}
