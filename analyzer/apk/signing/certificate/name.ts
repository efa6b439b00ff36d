import { type Asn1, malformed, TAG } from './asn1.ts';

/** One attribute of a name: its type and the DER of its value. */
interface Attribute {
  readonly oid: string;
  readonly value: Asn1;
}

/** A distinguished name (RFC 5280 section 4.1.2.4), in the order of the certificate. */
export interface DistinguishedName {
  readonly encoded: Uint8Array;
  readonly parts: readonly (readonly Attribute[])[];
}

/** @throws {SigningFault} */
export function readName(node: Asn1): DistinguishedName {
  const parts = node.parts().map((set) =>
    set.parts(TAG.set).map((pair) => {
      const [type, value] = pair.parts();
      if (type === undefined || value === undefined) throw malformed('name cut off');
      return { oid: type.oid(), value };
    }),
  );
  return { encoded: node.encoded, parts };
}

/** Short names: RFC 4514 section 3, and those that OpenSSL and keytool write for what Android certificates carry besides. */
const SHORT: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '0.9.2342.19200300.100.1.25': 'DC',
  '0.9.2342.19200300.100.1.1': 'UID',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

/** The name as a string, RFC 4514 section 2: last part first. */
export function formatName(name: DistinguishedName): string {
  return name.parts
    .toReversed()
    .map((set) => set.map(formatAttribute).toReversed().join('+'))
    .join(',');
}

function formatAttribute({ oid, value }: Attribute): string {
  const short = SHORT[oid];
  const text = short === undefined ? null : decodeString(value);
  if (short !== undefined && text !== null) return `${short}=${escapeValue(text)}`;
  const hex = Array.from(value.encoded, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${short ?? oid}=#${hex}`;
}

/** RFC 4514 section 2.4. Control characters too, so that a name cannot break the line it is printed on. */
function escapeValue(text: string): string {
  return text
    .replace(/[\\"+,;<>]|^[ #]|(?!^) $/g, '\\$&')
    .replace(
      /[\u0000-\u001f\u007f]/g,
      (one) => `\\${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );
}

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
const LATIN1 = new TextDecoder('latin1');
const UTF16 = new TextDecoder('utf-16be', { ignoreBOM: true });

/** The characters of a string type; `null` for any other type. */
export function decodeString(value: Asn1): string | null {
  if (value.is(TAG.utf8String)) return UTF8.decode(value.content);
  if (value.is(TAG.printableString) || value.is(TAG.ia5String) || value.is(18))
    return LATIN1.decode(value.content);
  if (value.is(TAG.teletexString)) return LATIN1.decode(value.content);
  if (value.is(TAG.bmpString)) return UTF16.decode(value.content);
  if (!value.is(TAG.universalString)) return null;
  const { content } = value;
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= content.length; at += 4) {
    const point = view.getUint32(at);
    text += point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  }
  return text;
}

/** The last common name, i.e. the most particular one. */
export function commonName(name: DistinguishedName): string | null {
  const values = name.parts.flat().filter(({ oid }) => oid === '2.5.4.3');
  const last = values.at(-1);
  return last === undefined ? null : decodeString(last.value);
}

/**
 * Whether two names are the same by the rules of RFC 5280 section 7.1: letter case and runs of spaces make no difference.
 */
export function sameName(one: DistinguishedName, other: DistinguishedName): boolean {
  return canonical(one) === canonical(other);
}

function canonical(name: DistinguishedName): string {
  return name.parts
    .map((set) =>
      set
        .map(({ oid, value }) => {
          const text = decodeString(value);
          if (text === null) return `${oid}=#${value.encoded.join('.')}`;
          return `${oid}=${JSON.stringify(text.trim().replace(/\s+/g, ' ').normalize('NFKD').toLowerCase())}`;
        })
        .sort()
        .join('+'),
    )
    .join(',');
}
