/**
 * Text from an app, a page or a policy made safe to show on one line: control characters (terminal sequences), line
 * breaks, and characters that reorder or hide text (bidi controls, zero-width, tags; UTS #36, UTR #36) become visible
 * escapes, so that a label can neither drive a terminal nor pretend to be something else. What XML cannot hold at all
 * (XML 1.0, 2.2) is among them. A text without end is cut, and says by how much.
 */
export function plain(text: string): string {
  const shown = text.length <= MAXIMUM ? text : text.slice(0, MAXIMUM);
  const safe = shown.replace(UNSAFE, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
  return text.length <= MAXIMUM ? safe : `${safe}… (+${text.length - MAXIMUM})`;
}

/** Of one text in any report, in UTF-16 units: the longest that an honest app, page or policy gave is far below. */
const MAXIMUM = 10_000;

// Controls (C0, DEL, C1), surrogates that stand alone, line and paragraph separators, bidi controls, characters that a
// renderer shows nothing for, annotation marks, and what is no character. Variation selectors choose a glyph and stay;
// more than one on a glyph hides data.
const UNSAFE =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}\ufff9-\ufffb]|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}|(?<=\p{Variation_Selector})\p{Variation_Selector}/gu;
