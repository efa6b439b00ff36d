import type { XmlElement } from '../xml/element.ts';

const PLACEHOLDER = /\$\{([A-Za-z_][\w.]{0,100})\}/g;
const MAXIMUM = 1000;

/** Placeholders such as `${applicationId}` that a build would fill in, each name once, with the line where it stands first. */
export function placeholdersOf(root: XmlElement): { readonly name: string; readonly line: number | null }[] {
  const found = new Map<string, number | null>();
  const open = [root];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    for (const { value } of element.attributes) {
      if (value.type !== 'string') continue;
      for (const [, name] of value.value.matchAll(PLACEHOLDER)) {
        if (name === undefined || found.size >= MAXIMUM) continue;
        const line = found.get(name);
        if (line === undefined || (element.line ?? 0) < (line ?? 0)) found.set(name, element.line);
      }
    }
    for (const child of element.children) open.push(child);
  }
  return [...found].map(([name, line]) => ({ name, line })).sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
