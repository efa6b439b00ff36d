import type { ByteView } from '../../bytes/view.ts';
import type { StringPool } from '../chunks/string-pool.ts';
import { readValue } from '../chunks/value.ts';
import type { XmlAttribute } from '../xml/element.ts';

/** `ResXMLTree_attribute`: namespace, name, raw value (4 each), value (8). */
const ATTRIBUTE = 20;

/**
 * The attributes of a start tag (`ResXMLTree_attrExt`, ResourceTypes.h), each `attributeSize` bytes after the one before it: the tag says
 * where they begin and how far apart they are, and hostile files use that.
 *
 * @param body the tag's chunk after its header
 * @param resourceIds the resource map: the ids of the first names of the pool
 * @returns `null` when they do not fit the chunk, where Android stops reading the file
 */
export function readAttributes(
  body: ByteView,
  strings: StringPool,
  resourceIds: ByteView | null,
): XmlAttribute[] | null {
  const start = body.u16(8);
  const size = body.u16(10);
  const count = body.u16(12);
  if (start + size * count > body.length) return null;
  const attributes: XmlAttribute[] = [];
  // With a size of 0 every one is the first again: one is enough. Laid over one another in other ways they are all read, as Android does.
  const distinct = size === 0 ? Math.min(1, count) : count;
  for (let i = 0; i < distinct; i++) {
    const at = start + size * i;
    if (at + ATTRIBUTE > body.length) break;
    const nameIndex = body.u32(at + 4);
    const raw = strings.get(body.u32(at + 8));
    attributes.push({
      namespace: strings.get(body.u32(at)) ?? null,
      name: strings.get(nameIndex) ?? '',
      resourceId: resourceIdOf(nameIndex, resourceIds),
      value: readValue(body, at + 12, strings),
      raw: raw ?? null,
    });
  }
  return attributes;
}

/** 0 when the map has none. */
function resourceIdOf(nameIndex: number, resourceIds: ByteView | null): number {
  if (resourceIds === null || nameIndex * 4 + 4 > resourceIds.length) return 0;
  return resourceIds.u32(nameIndex * 4);
}
