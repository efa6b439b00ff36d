import { ANDROID_NAMESPACE, type XmlElement, type XmlValue } from '../xml/element.ts';
import type { ResourceResolver } from '../xml/resolver.ts';
import { ATTRIBUTE, type AttributeName } from './attribute-ids.ts';
import { integerOf } from './integer.ts';

/**
 * One element's attributes as Android takes them: by resource id, else (a manifest in text form, a file without a resource map) by
 * namespace and name. Typed as `TypedArray` types them (frameworks/base, core/java/android/content/res/TypedArray.java).
 */
export class ElementReader {
  readonly element: XmlElement;
  readonly #resources: ResourceResolver | null;

  constructor(element: XmlElement, resources: ResourceResolver | null) {
    this.element = element;
    this.#resources = resources;
  }

  get line(): number | null {
    return this.element.line;
  }

  children(...names: string[]): ElementReader[] {
    return this.element.children
      .filter((child) => names.includes(child.name))
      .map((child) => new ElementReader(child, this.#resources));
  }

  /** The value as it stands, references not followed. */
  raw(attribute: AttributeName): XmlValue | undefined {
    const id = ATTRIBUTE[attribute];
    const { attributes } = this.element;
    const found =
      attributes.find((one) => one.resourceId === id) ??
      attributes.find((one) => one.namespace === ANDROID_NAMESPACE && one.name === attribute);
    return found?.value.type === 'null' ? undefined : found?.value;
  }

  /** An attribute in no namespace: `package`, `split`. */
  plain(name: string): string | null {
    const found = this.element.attributes.find(
      (one) => one.name === name && one.namespace === null && one.resourceId === null,
    );
    return found?.value.type === 'string' ? found.value.value : (found?.raw ?? null);
  }

  /** A string that must stand in the file itself (`getNonResourceString`): names of packages, permissions, classes. */
  name(attribute: AttributeName): string | null {
    const value = this.raw(attribute);
    return value?.type === 'string' && value.value !== '' ? value.value : null;
  }

  /** A string, references followed; numbers as text. */
  text(attribute: AttributeName): string | null {
    const value = this.#followed(attribute);
    switch (value?.type) {
      case 'string':
        return value.value;
      case 'integer':
      case 'boolean':
      case 'float':
        return String(value.value);
      default:
        return null;
    }
  }

  integer(attribute: AttributeName): number | null {
    const value = this.#followed(attribute);
    if (value?.type === 'integer') return value.value;
    if (value?.type === 'boolean') return value.value ? 1 : 0;
    return value?.type === 'string' ? integerOf(value.value) : null;
  }

  boolean(attribute: AttributeName): boolean | null {
    const value = this.#followed(attribute);
    if (value?.type === 'boolean') return value.value;
    if (value?.type === 'integer') return value.value !== 0;
    // XmlUtils.convertValueToBoolean: these three and nothing else are true.
    if (value?.type === 'string') return ['1', 'true', 'TRUE'].includes(value.value);
    return null;
  }

  /** Flags by name: an integer in compiled XML, `a|b` in text. Bits without a name are given in hexadecimal. */
  flags(attribute: AttributeName, names: readonly (readonly [bit: number, name: string])[]): string[] {
    const value = this.#followed(attribute);
    if (value?.type === 'string')
      return value.value
        .split('|')
        .map((one) => one.trim())
        .filter((one) => one !== '');
    if (value?.type !== 'integer') return [];
    let left = value.value >>> 0;
    const flags: string[] = [];
    for (const [bit, name] of names) {
      if ((left & bit) === 0) continue;
      flags.push(name);
      left = (left & ~bit) >>> 0;
    }
    return left === 0 ? flags : [...flags, `0x${left.toString(16)}`];
  }

  #followed(attribute: AttributeName): XmlValue | undefined {
    const value = this.raw(attribute);
    return value?.type === 'reference' ? this.#resources?.resolve(value.id) : value;
  }
}
