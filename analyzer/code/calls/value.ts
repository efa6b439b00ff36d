/** What is known of a register's content. */
export type Value =
  | { readonly kind: 'string'; readonly text: string }
  /** The method's own parameter; the receiver of an instance method is number 0. */
  | { readonly kind: 'parameter'; readonly index: number }
  /** A java.lang.Class: `android.os.Build`. */
  | { readonly kind: 'class'; readonly name: string }
  /** A java.lang.reflect.Method. */
  | { readonly kind: 'method'; readonly owner: string; readonly name: string }
  /** An android.net.Uri by its text, or the static field it was read from. */
  | { readonly kind: 'uri'; readonly text: string | null; readonly field: number }
  /** An array or a list, as far as its items are known; also any one item of it. */
  | { readonly kind: 'items'; readonly items: Value[] }
  /** An object of this type, otherwise unknown. */
  | { readonly kind: 'object'; readonly type: number }
  /** A string put together when the code runs. */
  | { readonly kind: 'built' };

/** Values of one array or list that are looked at, of both its levels together. */
const MAXIMUM_VALUES = 512;

/** The value and, of an array or list, its items. At most two levels: nothing here nests deeper. */
export function* each(value: Value | null | undefined): Generator<Value> {
  if (value == null) return;
  let left = MAXIMUM_VALUES;
  if (value.kind !== 'items') {
    yield value;
    return;
  }
  for (const item of value.items) {
    for (const one of item.kind === 'items' ? item.items : [item]) {
      if (left-- === 0) return;
      yield one;
    }
  }
}

export function textsOf(value: Value | null | undefined): string[] {
  const texts: string[] = [];
  for (const one of each(value)) if (one.kind === 'string') texts.push(one.text);
  return texts;
}
