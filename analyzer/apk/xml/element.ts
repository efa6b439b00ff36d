/** The namespace of `android:` attributes. */
export const ANDROID_NAMESPACE = 'http://schemas.android.com/apk/res/android';

/**
 * A typed value as AOSP's Res_value holds it (frameworks/base, libs/androidfw/include/androidfw/ResourceTypes.h). A manifest in text form
 * has `string`, and `reference` by name for `@string/app_name`.
 */
export type XmlValue =
  | { readonly type: 'string'; readonly value: string }
  /** `0x7f010001`; `dynamic` when it is of a shared library and must be mapped. */
  | { readonly type: 'reference'; readonly id: number; readonly dynamic: boolean }
  /** A theme attribute (`?0x01010001`). */
  | { readonly type: 'attribute'; readonly id: number }
  /** From a source tree, where references are names: `@string/app_name` without its `@`. */
  | { readonly type: 'named-reference'; readonly name: string }
  | { readonly type: 'integer'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'float'; readonly value: number }
  /** Dimension, fraction, colour and what is not known: type byte and data as they stand. */
  | { readonly type: 'other'; readonly dataType: number; readonly data: number }
  | { readonly type: 'null' };

export interface XmlAttribute {
  /** URI; `null` when there is none, or when the file hides it. */
  readonly namespace: string | null;
  /** As written; empty when the file hides it. Android finds `android:` attributes by resource id: so must a reader. */
  readonly name: string;
  /**
   * Resource id of the attribute's name (`0x01010003` is android:name). 0 in a compiled file whose resource map has none,
   * where the attribute is no `android:` one to Android whatever its name says; `null` in a file of text, which has no ids.
   */
  readonly resourceId: number | null;
  readonly value: XmlValue;
  /** The text kept beside the typed value, when there is one. */
  readonly raw: string | null;
}

export interface XmlElement {
  readonly namespace: string | null;
  readonly name: string;
  /** In the order of the file. Of two with one resource id Android takes the first. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** The text directly inside it, in one piece; absent when there is none. A manifest has none, a network security config has. */
  readonly text?: string;
  /** 1-based line in the source that was compiled; `null` when unknown. */
  readonly line: number | null;
}
