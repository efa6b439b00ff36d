/**
 * Text from an app, a page or a policy made safe to show on one line: control characters (terminal sequences), line
 * breaks, and characters that reorder or hide text (bidi controls, zero-width, tags; UTS #36, UTR #36) become visible
 * escapes, so that a label can neither drive a terminal nor pretend to be something else.
 */
export function plain(text: string): string {
  return text.replace(UNSAFE, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

// C0, DEL, C1, soft hyphen, Arabic letter mark, zero-width and bidi marks, separators, bidi controls, invisible
// operators, BOM, lone surrogates, tag characters.
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udc7f]/g;
