import type { XmlAttribute, XmlElement } from '../xml/element.ts';

/** The namespace of instructions to the manifest merger, which no build leaves in. */
const TOOLS_NAMESPACE = 'http://schemas.android.com/tools';
const REMOVED = new Set(['remove', 'removeAll']);

/**
 * A manifest of a source tree without the elements that the build takes out of the app (`tools:node="remove"` and `removeAll`, Android
 * Gradle plugin, manifest merger).
 */
export function withoutRemoved(root: XmlElement): XmlElement {
  const children = root.children.filter((child) => !REMOVED.has(marker(child, 'node') ?? ''));
  return { ...root, children: children.map(withoutRemoved) };
}

/** Whether the merger has not run yet: its instructions are still there. */
export function hasMarkers(root: XmlElement): boolean {
  return root.attributes.some(isMarker) || root.children.some(hasMarkers);
}

function marker(element: XmlElement, name: string): string | null {
  return element.attributes.find((attribute) => isMarker(attribute) && attribute.name === name)?.raw ?? null;
}

function isMarker(attribute: XmlAttribute): boolean {
  return attribute.namespace === TOOLS_NAMESPACE;
}
