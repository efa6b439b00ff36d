import { ATTRIBUTE } from '../../analyzer/apk/manifest/attribute-ids.ts';
import {
  ANDROID_NAMESPACE,
  type XmlAttribute,
  type XmlElement,
  type XmlValue,
} from '../../analyzer/apk/xml/element.ts';

type Value = string | number | boolean | XmlValue;

/** An element of compiled XML. `android:name` has the namespace and the resource id of that attribute, `package` has neither. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly XmlElement[]
): XmlElement {
  return {
    namespace: null,
    name,
    attributes: Object.entries(attributes).map(([key, value]) => attribute(key, value)),
    children,
    line: null,
  };
}

export function attribute(key: string, value: Value): XmlAttribute {
  const name = key.replace(/^android:/, '');
  const isAndroid = name !== key;
  const id = isAndroid ? ATTRIBUTE[name as keyof typeof ATTRIBUTE] : undefined;
  if (isAndroid && id === undefined) throw new Error(`${key} has no id in the table`);
  return {
    namespace: isAndroid ? ANDROID_NAMESPACE : null,
    name,
    resourceId: id ?? null,
    value: typedValue(value),
    raw: typeof value === 'string' ? value : null,
  };
}

export function reference(id: number): XmlValue {
  return { type: 'reference', id, dynamic: false };
}

function typedValue(value: Value): XmlValue {
  if (typeof value === 'string') return { type: 'string', value };
  if (typeof value === 'number') return { type: 'integer', value };
  return typeof value === 'boolean' ? { type: 'boolean', value } : value;
}
