/** An address found in a text. */
export interface Address {
  /** Lower case. */
  readonly scheme: string;
  /** Lower case, a name or an IPv4 address. */
  readonly host: string;
  /** From the scheme on, without a fragment, at most `MAXIMUM_URL` characters. */
  readonly url: string;
}

/** Schemes over which an app talks to a server. */
const SCHEMES = new Set(['http', 'https', 'ws', 'wss', 'mqtt', 'mqtts', 'ftp', 'rtmp', 'rtsp']);

export const MAXIMUM_URL = 300;
const MAXIMUM_HOST = 253;
const SEPARATOR = '://';

/** How many places that may be an address are still looked at, over all texts of a package. */
export interface Places {
  left: number;
}

/** Every address in a text, in order. One pass: each character is looked at a bounded number of times. */
export function addressesIn(text: string, places: Places = { left: Number.POSITIVE_INFINITY }): Address[] {
  const found: Address[] = [];
  for (let at = text.indexOf(SEPARATOR); at >= 0; at = text.indexOf(SEPARATOR, at + SEPARATOR.length)) {
    if (places.left-- <= 0) break;
    const address = addressAt(text, at);
    if (address !== null) found.push(address);
  }
  return found;
}

function addressAt(text: string, separator: number): Address | null {
  const scheme = schemeBefore(text, separator);
  if (scheme === null) return null;
  const hostStart = separator + SEPARATOR.length;
  let end = hostStart;
  while (end < text.length && end - hostStart <= MAXIMUM_HOST && isHostCharacter(text.charCodeAt(end))) end++;
  const host = text.slice(hostStart, end).toLowerCase();
  if (!isHost(host)) return null;
  const start = separator - scheme.length;
  let last = end;
  while (last < text.length && last - start < MAXIMUM_URL && isUrlCharacter(text.charCodeAt(last))) last++;
  return { scheme, host, url: scheme + text.slice(separator, last) };
}

/** The longest scheme that ends at the separator: in `xhttps://` that is `https`. */
function schemeBefore(text: string, separator: number): string | null {
  const before = text.slice(Math.max(0, separator - 5), separator).toLowerCase();
  for (let length = before.length; length >= 2; length--) {
    const scheme = before.slice(before.length - length);
    if (SCHEMES.has(scheme)) return scheme;
  }
  return null;
}

function isHostCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2d ||
    code === 0x2e ||
    code === 0x5f
  );
}

/** RFC 3986 without `#`, which begins the fragment, and without the quotes and brackets that end an address in a text. */
function isUrlCharacter(code: number): boolean {
  return code > 0x20 && code < 0x7f && !ENDS_ADDRESS.has(code);
}

const ENDS_ADDRESS = new Set([...'"\'<>`\\^{}|#()[],;$%*'].map((char) => char.charCodeAt(0)));

/**
 * Whether a text is a host name as servers have them: at least two labels of letters, digits and hyphens (RFC 1123), the last of letters;
 * or an IPv4 address.
 */
export function isHost(text: string): boolean {
  if (text.length === 0 || text.length > MAXIMUM_HOST) return false;
  if (isAddress(text)) return true;
  const labels = text.split('.');
  if (labels.length < 2) return false;
  const top = labels[labels.length - 1] as string;
  return labels.every((label) => LABEL.test(label)) && TOP.test(top);
}

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const TOP = /^(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})$/;

/** A dotted quad that is not the device itself or its own network. */
function isAddress(text: string): boolean {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255))
    return false;
  const [a, b] = parts.map(Number) as [number, number];
  return !(
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 169 && b === 254) ||
    (a === 192 && b === 168) ||
    (a === 172 && b >= 16 && b <= 31)
  );
}
