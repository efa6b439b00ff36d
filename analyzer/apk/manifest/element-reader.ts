import { ANDROID_NAMESPACE, type XmlAttribute, type XmlElement, type XmlValue } from '../xml/element.ts';
import type { ResourceResolver } from '../xml/resolver.ts';
import { ATTRIBUTE, type AttributeName } from './attribute-ids.ts';
import { integerOf } from './integer.ts';

/**
 * One element's attributes as Android takes them: by resource id, in a manifest in text form by
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

  /** The value as it stands, references not followed; `undefined` when it is absent or `@null`. */
  raw(attribute: AttributeName): XmlValue | undefined {
    const value = this.#find(attribute)?.value;
    return value?.type === 'null' ? undefined : value;
  }

  #find(attribute: AttributeName): XmlAttribute | undefined {
    const id = ATTRIBUTE[attribute];
    const { attributes } = this.element;
    return (
      attributes.find((one) => one.resourceId === id) ??
      // What has another id is another attribute, whatever its name says.
      attributes.find(
        (one) => one.resourceId === null && one.namespace === ANDROID_NAMESPACE && one.name === attribute,
      )
    );
  }

  /** An attribute in no namespace: `package`, `split`. */
  plain(name: string): string | null {
    const found = this.element.attributes.find(
      (one) => one.name === name && one.namespace === null && !one.resourceId,
    );
    return found?.value.type === 'string' ? found.value.value : (found?.raw ?? null);
  }

  /** A string that must stand in the file itself (`getNonResourceString`): names of permissions, features, libraries. */
  name(attribute: AttributeName): string | null {
    const value = this.raw(attribute);
    return value?.type === 'string' && value.value !== '' ? value.value : null;
  }

  /** A string, here or in the resources (`getNonConfigurationString`): names of components, processes, authorities. */
  string(attribute: AttributeName): string | null {
    const value = this.#followed(attribute);
    return value?.type === 'string' && value.value !== '' ? value.value : null;
  }

  /** Any simple value as text, references followed (`TypedValue.coerceToString`). */
  text(attribute: AttributeName): string | null {
    const value = this.#followed(attribute);
    switch (value?.type) {
      case 'string':
        return value.value;
      case 'integer':
      case 'boolean':
        return String(value.value);
      case 'float':
        return floatText(value.value);
      default:
        return null;
    }
  }

  /** A number, or text that reads as one (`TypedArray.getInt`). */
  integer(attribute: AttributeName): number | null {
    const value = this.#followed(attribute);
    return value?.type === 'string' ? integerOf(value.value) : numberOf(value);
  }

  /**
   * A number; text that reads as one does not count where the file is compiled (`parseMinOrMaxSdkVersion`), since aapt compiles what an
   * attribute of numbers holds to a number.
   */
  number(attribute: AttributeName): number | null {
    const isCompiled = this.#find(attribute)?.resourceId !== null;
    return isCompiled ? numberOf(this.#followed(attribute)) : this.integer(attribute);
  }

  boolean(attribute: AttributeName): boolean | null {
    const value = this.#followed(attribute);
    // XmlUtils.convertValueToBoolean: these three and nothing else are true.
    if (value?.type === 'string') return ['1', 'true', 'TRUE'].includes(value.value);
    const number = numberOf(value);
    return number === null ? null : number !== 0;
  }

  /** Flags by name: an integer in compiled XML, `a|b` in text. Bits without a name are given in hexadecimal. */
  flags(attribute: AttributeName, names: readonly (readonly [bit: number, name: string])[]): string[] {
    const value = this.#followed(attribute);
    if (value?.type === 'string')
      return value.value
        .split('|')
        .map((one) => one.trim())
        .filter((one) => one !== '');
    let left = (numberOf(value) ?? 0) >>> 0;
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

/** `TypedValue.TYPE_FIRST_INT` to `TYPE_LAST_INT`: booleans and colours are numbers too. */
function numberOf(value: XmlValue | undefined): number | null {
  if (value?.type === 'integer') return value.value;
  if (value?.type === 'boolean') return value.value ? 1 : 0;
  if (value?.type === 'other' && value.dataType >= 0x10 && value.dataType <= 0x1f) return value.data | 0;
  return null;
}

/** The shortest decimal that is this number of 32 bits, as Java writes it: 1.2, not 1.2000000476837158. */
function floatText(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return Number.isInteger(text) ? text.toFixed(1) : String(text);
  }
  return String(value);
}
