import { joinBytes } from '../../../bytes/join.ts';
import { SigningFault } from '../fault.ts';

/** A section of MANIFEST.MF or of a .SF file: its lines, and where its bytes are. */
export interface Section {
  /** Value of the first attribute when that is `Name`. */
  readonly name: string | null;
  /** Offset of the section's first byte in the file. */
  readonly start: number;
  /** Bytes, the empty line at its end included. */
  readonly size: number;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

const CR = 0x0d;
const LF = 0x0a;
const SPACE = 0x20;
/** More attributes than the largest app has, fewer than memory can hold. */
const MAXIMUM_ATTRIBUTES = 400_000;
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The sections of a JAR manifest or signature file, as Android and apksig read them (apksig, `ManifestParser`): more
 * lenient than the JAR specification. Lines end in CR, LF or CR LF; a line that begins with a space goes on with the
 * one before; empty lines part sections; a line without `: ` is a name without a value.
 * @throws {SigningFault} beyond 400,000 attributes
 */
export function parseSections(bytes: Uint8Array): readonly Section[] {
  const sections: Section[] = [];
  let count = 0;
  let at = 0;
  while (at < bytes.length) {
    const start = at;
    const attributes: { name: string; value: string }[] = [];
    let line: Uint8Array[] = [];
    const flush = (): void => {
      if (line.length === 0) return;
      if (++count > MAXIMUM_ATTRIBUTES) throw tooMany();
      attributes.push(parseAttribute(line));
      line = [];
    };
    while (at < bytes.length) {
      const end = endOfLine(bytes, at);
      const content = bytes.subarray(at, end);
      at = afterLine(bytes, end);
      if (content.length === 0) break;
      if (content[0] === SPACE && line.length > 0) line.push(content.subarray(1));
      else {
        flush();
        line.push(content);
      }
    }
    flush();
    const [first] = attributes;
    if (first === undefined) continue;
    const name = first.name.toLowerCase() === 'name' ? first.value : null;
    sections.push({ name, start, size: at - start, attributes });
  }
  return sections;
}

function tooMany(): SigningFault {
  return new SigningFault(
    'signature-limit',
    {
      zh: `清单的属性超过 ${MAXIMUM_ATTRIBUTES} 个，未验证`,
      en: `a manifest has more than ${MAXIMUM_ATTRIBUTES} attributes and was not verified`,
    },
    true,
  );
}

function endOfLine(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== CR && bytes[at] !== LF) at++;
  return at;
}

function afterLine(bytes: Uint8Array, end: number): number {
  if (end >= bytes.length) return end;
  return bytes[end] === CR && bytes[end + 1] === LF ? end + 2 : end + 1;
}

function parseAttribute(pieces: readonly Uint8Array[]): { name: string; value: string } {
  const text = UTF8.decode(pieces.length === 1 ? pieces[0] : joinBytes(pieces));
  const colon = text.indexOf(': ');
  return colon === -1
    ? { name: text, value: '' }
    : { name: text.slice(0, colon), value: text.slice(colon + 2) };
}

/** The value of the first attribute of this name, in any letter case. */
export function attribute(section: Section, name: string): string | null {
  const wanted = name.toLowerCase();
  return section.attributes.find((one) => one.name.toLowerCase() === wanted)?.value ?? null;
}
