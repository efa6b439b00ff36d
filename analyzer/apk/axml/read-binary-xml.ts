import { ByteView } from '../../bytes/view.ts';
import { ReadError } from '../../errors.ts';
import type { Warnings } from '../../warnings.ts';
import { CHUNK, CHUNK_HEADER, type Chunk, chunksIn } from '../chunks/chunk.ts';
import { StringPool } from '../chunks/string-pool.ts';
import type { XmlElement } from '../xml/element.ts';
import { readAttributes } from './attributes.ts';
import { TreeBuilder } from './tree-builder.ts';

/**
 * Elements and attributes read of one file, in all. The largest manifest known has a twentieth of it; attributes laid over one another could
 * make one for each byte.
 */
const MAXIMUM_NODES = 1 << 18;

/** `ResXMLTree_node`: chunk header, line number, comment. */
const NODE_HEADER = 16;
/** What follows the node's header, least sizes in bytes (`ResXMLParser::nextNode`). */
const LEAST_BODY: Readonly<Record<number, number>> = {
  [CHUNK.xmlStartNamespace]: 8,
  [CHUNK.xmlEndNamespace]: 8,
  [CHUNK.xmlStartElement]: 20,
  [CHUNK.xmlEndElement]: 8,
  [CHUNK.xmlCdata]: 12,
};

/** Whether bytes begin as compiled XML does. Only the header size decides with Android: the type is often falsified. */
export function isBinaryXml(bytes: Uint8Array): boolean {
  if (bytes.length < CHUNK_HEADER) return false;
  const view = new ByteView(bytes);
  const headerSize = view.u16(2);
  const size = view.u32(4);
  // Text begins with "<", white space or a byte order mark: none gives these numbers.
  return headerSize >= CHUNK_HEADER && headerSize <= 64 && size >= headerSize && view.u8(0) < 0x09;
}

/**
 * Compiled XML as Android reads it (frameworks/base, libs/androidfw/ResourceTypes.cpp, `ResXMLTree::setTo` and `ResXMLParser`): the type of
 * the file is not looked at, unknown chunks are passed over, the names of elements and attributes come from the last string pool
 * before the first node, a closing tag closes whatever is open. What Android stops at is read as far as it goes, with a warning.
 *
 * @param entry name in messages
 * @returns the first root element
 * @throws {ReadError} `truncated` or `malformed` when there is no element to return
 */
export function readBinaryXml(bytes: Uint8Array, entry: string, warnings: Warnings): XmlElement {
  const whole = new ByteView(bytes, entry);
  whole.need(0, CHUNK_HEADER);
  const headerSize = whole.u16(2);
  const declared = whole.u32(4);
  if (whole.u16(0) !== CHUNK.xml) {
    warnings.add(
      'axml-type',
      {
        zh: `编译后的 XML 的类型标记为 0x${whole.u16(0).toString(16)} 而不是 0x3；安卓不检查它`,
        en: `compiled XML with the type 0x${whole.u16(0).toString(16)} instead of 0x3, which Android does not look at`,
      },
      { entry },
    );
  }
  if (headerSize < CHUNK_HEADER || headerSize > bytes.length) throw malformed(whole, 2, 'header size');
  if (declared > bytes.length || declared < headerSize) warnSize(declared, bytes.length, entry, warnings);
  const end = declared >= headerSize ? Math.min(declared, bytes.length) : bytes.length;
  return new Reader(whole.slice(0, end), entry, warnings).read(headerSize);
}

function warnSize(declared: number, actual: number, entry: string, warnings: Warnings): void {
  warnings.add(
    'axml-size',
    {
      zh: `编译后的 XML 声明 ${declared} 字节，实际 ${actual} 字节；安卓拒绝读取`,
      en: `compiled XML says it has ${declared} bytes and has ${actual}; Android refuses it`,
    },
    { entry },
  );
}

class Reader {
  readonly #view: ByteView;
  readonly #entry: string;
  readonly #warnings: Warnings;
  #strings = StringPool.EMPTY;
  #resourceIds: ByteView | null = null;
  #nodes = 0;
  #hasJunk = false;
  readonly #tree: TreeBuilder;

  constructor(view: ByteView, entry: string, warnings: Warnings) {
    this.#view = view;
    this.#entry = entry;
    this.#warnings = warnings;
    this.#tree = new TreeBuilder(entry, warnings);
  }

  read(offset: number): XmlElement {
    let inNodes = false;
    for (const chunk of chunksIn(this.#view, offset, (at) => this.#stopped(at))) {
      const isNode = chunk.type >= CHUNK.xmlStartNamespace && chunk.type <= CHUNK.xmlLast;
      if (isNode) {
        inNodes = true;
        if (!this.#node(chunk)) break;
      } else if (!inNodes) {
        this.#beforeNodes(chunk);
      } else {
        this.#junk(chunk);
      }
    }
    const root = this.#tree.root();
    if (root === null) throw malformed(this.#view, offset, 'no element');
    return root;
  }

  #beforeNodes(chunk: Chunk): void {
    if (chunk.type === CHUNK.stringPool) {
      this.#strings = StringPool.read(chunk.view, chunk.headerSize, this.#warnings);
    } else if (chunk.type === CHUNK.xmlResourceMap) {
      this.#resourceIds = chunk.view.slice(chunk.headerSize);
    } else {
      this.#junk(chunk);
    }
  }

  /** Said of the first only. */
  #junk(chunk: Chunk): void {
    if (this.#hasJunk) return;
    this.#hasJunk = true;
    this.#warnings.add(
      'axml-junk',
      {
        zh: `有一段类型为 0x${chunk.type.toString(16)} 的无用数据，安卓略过它`,
        en: `a chunk of the type 0x${chunk.type.toString(16)} that Android passes over`,
      },
      { entry: this.#entry, offset: chunk.offset },
    );
  }

  /** @returns whether Android would read on */
  #node(chunk: Chunk): boolean {
    const { type, headerSize, size, view, offset } = chunk;
    const least = LEAST_BODY[type];
    if (least === undefined) {
      this.#junk(chunk);
      return true;
    }
    if (headerSize < NODE_HEADER || size - headerSize < least) {
      this.#stopped(offset);
      return false;
    }
    if (type === CHUNK.xmlStartElement) {
      const body = view.slice(headerSize);
      const line = view.u32(8);
      this.#nodes += 1 + body.u16(12);
      if (this.#nodes > MAXIMUM_NODES) {
        this.#tooMany(offset);
        return false;
      }
      const attributes = readAttributes(body, this.#strings, this.#resourceIds);
      if (attributes === null) {
        this.#stopped(offset);
        return false;
      }
      this.#tree.start(
        {
          namespace: this.#strings.get(body.u32(0)) ?? null,
          name: this.#strings.get(body.u32(4)) ?? '',
          // 0 and -1 are what tools write that strip line numbers.
          line: line === 0 || line === 0xffffffff ? null : line,
          attributes,
        },
        offset,
      );
    } else if (type === CHUNK.xmlEndElement) {
      this.#tree.end(offset);
    } else if (type === CHUNK.xmlCdata) {
      this.#tree.text(this.#strings.get(view.u32(headerSize)) ?? '');
    }
    return true;
  }

  #tooMany(offset: number): void {
    this.#warnings.add(
      'axml-too-many',
      {
        zh: `元素和属性超过 ${MAXIMUM_NODES} 个，其余未读取`,
        en: `more than ${MAXIMUM_NODES} elements and attributes; the rest were not read`,
      },
      { entry: this.#entry, offset },
    );
  }

  #stopped(offset: number): void {
    this.#warnings.add(
      'axml-cut',
      {
        zh: '编译后的 XML 从此处起无法读取，安卓在此停止；之前的内容已读取',
        en: 'compiled XML cannot be read from here on, where Android stops; what comes before was read',
      },
      { entry: this.#entry, offset },
    );
  }
}

function malformed(view: ByteView, offset: number, what: string): ReadError {
  return new ReadError(
    'malformed',
    { zh: `编译后的 XML 无法读取（${what}）`, en: `compiled XML that cannot be read (${what})` },
    view.where(offset),
  );
}
