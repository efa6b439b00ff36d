import type { XmlAttribute, XmlElement, XmlValue } from '../../analyzer/apk/xml/element.ts';
import { chunk, pool, u16, u32 } from './tiny-arsc.ts';

const NONE = 0xffffffff;

/** Compiled XML (`ResXMLTree`) as aapt lays it out, for a small tree of strings, numbers, booleans and references. */
export function tinyAxml(root: XmlElement): Uint8Array {
  const strings = new Strings(root);
  const map = chunk(0x0180, [], strings.ids.flatMap(u32));
  // Before the pool: it is filled as they are written.
  const body = tags(root, strings);
  return Uint8Array.from(chunk(0x0003, [], [...pool(strings.list), ...map, ...body]));
}

function tags(element: XmlElement, strings: Strings): number[] {
  const attributes = element.attributes.flatMap((one) => [
    ...u32(one.namespace === null ? NONE : strings.of(one.namespace)),
    ...u32(strings.ofName(one)),
    ...u32(one.value.type === 'string' ? strings.of(one.value.value) : NONE),
    ...value(one.value, strings),
  ]);
  const head = [...u32(element.line ?? 1), ...u32(NONE)];
  const name = [...u32(NONE), ...u32(strings.of(element.name))];
  const shape = [...u16(20), ...u16(20), ...u16(element.attributes.length), ...u16(0), ...u16(0), ...u16(0)];
  const text = element.text === undefined ? [] : textOf(strings.of(element.text));
  return [
    ...chunk(0x0102, head, [...name, ...shape, ...attributes]),
    ...text,
    ...element.children.flatMap((child) => tags(child, strings)),
    ...chunk(0x0103, head, name),
  ];
}

function textOf(index: number): number[] {
  return chunk(0x0104, [...u32(1), ...u32(NONE)], [...u32(index), ...u16(8), 0, 3, ...u32(index)]);
}

function value(one: XmlValue, strings: Strings): number[] {
  const typed = (type: number, data: number): number[] => [...u16(8), 0, type, ...u32(data)];
  switch (one.type) {
    case 'string':
      return typed(0x03, strings.of(one.value));
    case 'reference':
      return typed(0x01, one.id);
    case 'integer':
      return typed(0x10, one.value >>> 0);
    case 'boolean':
      return typed(0x12, one.value ? NONE : 0);
    default:
      throw new Error(`a value of type ${one.type} is not written`);
  }
}

/** The pool: names that have a resource id first, in the order of the map. */
class Strings {
  readonly ids: number[] = [];
  readonly list: string[] = [];

  constructor(root: XmlElement) {
    const open = [root];
    for (let element = open.pop(); element !== undefined; element = open.pop()) {
      for (const attribute of element.attributes) this.#addName(attribute);
      open.push(...element.children);
    }
  }

  #addName({ name, resourceId }: XmlAttribute): void {
    if (resourceId === null || this.ids.includes(resourceId)) return;
    this.ids.push(resourceId);
    this.list.push(name);
  }

  ofName({ name, resourceId }: XmlAttribute): number {
    return resourceId === null ? this.of(name) : this.ids.indexOf(resourceId);
  }

  /** Never one of the names with an id. */
  of(text: string): number {
    const at = this.list.indexOf(text, this.ids.length);
    return at >= 0 ? at : this.list.push(text) - 1;
  }
}
