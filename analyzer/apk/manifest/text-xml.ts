import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ReadError } from '../../errors.ts';
import type { Warnings } from '../../warnings.ts';
import { ANDROID_NAMESPACE, type XmlAttribute, type XmlElement, type XmlValue } from '../xml/element.ts';

/** Larger text is no manifest: the largest known, merged from hundreds of libraries, have less than 2 MB. */
const MAXIMUM_TEXT = 8 << 20;
/** The parser's time grows with these: tags of the whole text, attributes of one tag. */
const MAXIMUM_TAGS = 100_000;
const MAXIMUM_ATTRIBUTES = 2000;
const MAXIMUM_DEPTH = 256;

const ATTRIBUTES = ':@';
const TEXT = '#text';
const PREFIX = '@';
/** Where the parser puts a tag's place in the text. */
const META: PropertyKey = XMLParser.getMetaDataSymbol() as unknown as symbol;

type Node = Readonly<Record<string, unknown>>;

/**
 * XML in text form, from a source tree or a decoder. Entities other than XML's own five are not expanded and a document type is ignored, so no
 * text can grow.
 *
 * @param entry name in messages
 * @throws {ReadError} `malformed` when it is not well-formed XML or has no element, `limit` when it is too large or too deep
 */
export function readTextXml(text: string, entry: string, warnings: Warnings): XmlElement {
  checkBounds(text, entry);
  const nodes = parse(text, entry);
  const lines = new Lines(text);
  const root = nodes.find((node) => elementName(node) !== null);
  if (root === undefined) {
    throw new ReadError(
      'malformed',
      { zh: `${entry} 中没有 XML 元素`, en: `${entry} has no XML element` },
      { entry },
    );
  }
  const prefixes = new Map([['android', ANDROID_NAMESPACE]]);
  return convert(root, { lines, entry, warnings }, prefixes, 0);
}

function parse(text: string, entry: string): readonly Node[] {
  const xml = text.replace(/^\uFEFF/, '');
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw notWellFormed(`${valid.err.msg} (line ${valid.err.line})`, entry);
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: PREFIX,
    parseAttributeValue: false,
    parseTagValue: false,
    trimValues: true,
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    captureMetaData: true,
    maxNestedTags: MAXIMUM_DEPTH,
  });
  try {
    return parser.parse(xml) as readonly Node[];
  } catch (error) {
    throw notWellFormed(error instanceof Error ? error.message : String(error), entry, error);
  }
}

function notWellFormed(problem: string, entry: string, cause?: unknown): ReadError {
  const message = oneLine(problem);
  return new ReadError(
    'malformed',
    { zh: `${entry} 不是格式正确的 XML：${message}`, en: `${entry} is not well-formed XML: ${message}` },
    { entry },
    { cause },
  );
}

/** The parser quotes what it read: enough of it to find the place, no line break, no flood. */
function oneLine(message: string): string {
  const line = message.replace(/\s+/g, ' ');
  return line.length <= 160 ? line : `${line.slice(0, 100)}…${line.slice(-40)}`;
}

interface Context {
  readonly lines: Lines;
  readonly entry: string;
  readonly warnings: Warnings;
}

function convert(
  node: Node,
  context: Context,
  inherited: ReadonlyMap<string, string>,
  depth: number,
): XmlElement {
  const tag = elementName(node) ?? '';
  const written = Object.entries((node[ATTRIBUTES] ?? {}) as Record<string, unknown>).map(
    ([name, value]) => [name.slice(PREFIX.length), decode(String(value))] as const,
  );
  const prefixes = new Map(inherited);
  for (const [name, value] of written) if (name.startsWith('xmlns:')) prefixes.set(name.slice(6), value);
  const children: XmlElement[] = [];
  let text = '';
  for (const child of (node[tag] ?? []) as readonly Node[]) {
    if (elementName(child) !== null) children.push(convert(child, context, prefixes, depth + 1));
    else if (TEXT in child) text += decode(String(child[TEXT]));
  }
  const [namespace, name] = qualified(tag, prefixes);
  const element = {
    namespace,
    name,
    attributes: written
      .filter(([attribute]) => attribute !== 'xmlns' && !attribute.startsWith('xmlns:'))
      .map(([attribute, value]) => attributeOf(attribute, value, prefixes)),
    children,
    line: lineOf(node, context.lines),
  };
  return text === '' ? element : { ...element, text };
}

function attributeOf(written: string, value: string, prefixes: ReadonlyMap<string, string>): XmlAttribute {
  const [namespace, name] = qualified(written, prefixes);
  return { namespace, name, resourceId: null, value: typed(value), raw: value };
}

/** A reference by name is one; all else is text, which each attribute's reader types. */
function typed(text: string): XmlValue {
  const reference = /^@(?!null$)(\+?[A-Za-z][\w.:]*\/[\w.]+)$/.exec(text)?.[1];
  if (text === '@null') return { type: 'null' };
  return reference === undefined
    ? { type: 'string', value: text }
    : { type: 'named-reference', name: reference };
}

function qualified(name: string, prefixes: ReadonlyMap<string, string>): [string | null, string] {
  const colon = name.indexOf(':');
  if (colon < 0) return [null, name];
  const prefix = name.slice(0, colon);
  return [prefixes.get(prefix) ?? prefix, name.slice(colon + 1)];
}

function elementName(node: Node): string | null {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
  return name === undefined || name === TEXT || name.startsWith('?') || name.startsWith('!') ? null : name;
}

function lineOf(node: Node, lines: Lines): number | null {
  const meta: unknown = Reflect.get(node, META);
  if (typeof meta !== 'object' || meta === null || !('startIndex' in meta)) return null;
  return typeof meta.startIndex === 'number' ? lines.at(meta.startIndex) : null;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** XML's own five entities and character references (XML 1.0, 4.1 and 4.6); what a document type would define stays as written. */
function decode(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));/g,
    (whole, hex, decimal, name) => {
      if (typeof name === 'string') return ENTITIES[name] ?? whole;
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Line numbers of offsets. */
class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** 1-based. */
  at(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}

/** @throws {ReadError} `limit` */
function checkBounds(text: string, entry: string): void {
  const { length } = text;
  if (length > MAXIMUM_TEXT) throw tooMuch(entry, length, '个字符', 'characters', MAXIMUM_TEXT);
  let tags = 0;
  let attributes = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3c) {
      tags++;
      attributes = 0;
    } else if (code === 0x3d && ++attributes > MAXIMUM_ATTRIBUTES) {
      throw tooMuch(entry, attributes, '个属性在同一元素中', 'attributes in one tag', MAXIMUM_ATTRIBUTES);
    }
  }
  if (tags > MAXIMUM_TAGS) throw tooMuch(entry, tags, '个标签', 'tags', MAXIMUM_TAGS);
}

function tooMuch(entry: string, count: number, zh: string, en: string, most: number): ReadError {
  return new ReadError(
    'limit',
    {
      zh: `${entry} 有 ${count} ${zh}，超过上限 ${most}`,
      en: `${entry} has ${count} ${en}, more than the limit of ${most}`,
    },
    { entry },
  );
}
